"""The tagged PDF beside the same pages drawn by reportlab alone."""

from collections.abc import Iterator

from bench.children import run, sample
from bench.figure import Figure

TITRE = "PDF"
NOTE = """\
Chaque valeur vient d’un processus neuf, fichiers déjà en mémoire, réponses déjà lues. La référence est faite des mêmes
textes par le même code, mais de paragraphes, de tableaux et d’un dessin de reportlab sans rien de plus : ni structure,
ni signets, ni pikepdf ; le temps de préparer les textes (polices de secours, sens de lecture) ne lui est pas compté.
Temps de processeur, polices lues la première fois ; mémoire résidente ajoutée, à son plus haut."""
RUNS = 7
RATIO = 2.0
MOST = 0.5e6 / 1024
"""Kio in half a megabyte."""
REFERENCE = "reportlab seul"
DOCUMENTS = (
    ("Version complète, collège, tout rempli, commentaires et séance", "complet", "collège", "complet"),
    ("Version complète, école, tout rempli, commentaires et séance", "complet", "école", "complet"),
    ("Synthèse, collège", "synthese", "collège", "complet"),
    ("Version complète, textes les plus longs partout", "complet", "collège", "textes longs"),
)
LINES = (
    ("premier, bibliothèques comprises", "first", "ms", None),
    ("suivants", "again", "ms", None),
    ("mémoire du dessin", "memory", "Mio", None),
    ("mémoire, bibliothèques comprises", "memory_first", "Mio", None),
    ("fichier", "size", "Kio", MOST),
)


def figures() -> Iterator[Figure]:
    """Time, memory and size of each, ours and the reference in turn."""
    for name, *document in DOCUMENTS:
        pairs = [
            (run("bench.pdf_drawing", "ours", *document), run("bench.pdf_drawing", "bare", *document))
            for _ in range(RUNS)
        ]
        ours, bare = zip(*pairs, strict=True)
        for words, key, unit, most in LINES:
            yield Figure(f"{name} : {words}", sample(ours, key, unit), REFERENCE, sample(bare, key, unit), RATIO, most)
