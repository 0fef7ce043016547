"""The answers as CSV, ODS and ODT: for information, no limit was set."""

from collections.abc import Iterator

from bench.children import run, sample
from bench.figure import Figure

TITRE = "Autres formats"
NOTE = """\
Grille du collège, tout rempli, avec les commentaires ; premier fichier d’un processus neuf, bibliothèques comprises,
puis les suivants. Temps de processeur ; pour information, aucune limite n’est fixée."""
RUNS = 5
FORMATS = (("Réponses en CSV", "csv"), ("Réponses en ODS", "ods"), ("Volet numérique en ODT", "odt"))


def figures() -> Iterator[Figure]:
    """Time and size of each."""
    for name, kind in FORMATS:
        runs = [run("bench.other_drawing", kind) for _ in range(RUNS)]
        for words, key, unit in (("premier", "first", "ms"), ("suivants", "again", "ms"), ("fichier", "size", "Kio")):
            yield Figure(f"{name} : {words}", sample(runs, key, unit))
