"""One answer, until it is on the disk."""

from collections.abc import Iterator
from tempfile import TemporaryDirectory

from bench.children import run
from bench.figure import Figure, Sample
from bench.launch import BUILD
from bench.percentiles import medians, percentiles

TITRE = "Une réponse jusqu’au disque"
NOTE = """\
Une réponse et sa ligne de journal, dans un dossier tout rempli, sur le disque où sont les sources. La référence est
sqlite3 seul : les mêmes lignes dans une copie du même fichier, les mêmes réglages (journal effacé, synchronisation
« extra », effacement sûr), une transaction ; les trois écrivent à tour de rôle. Session : du choix de la réponse à la
fin de son enregistrement, par le fil qui enregistre. Chaque valeur résume 150 réponses d’un processus neuf."""
RUNS = 3
RATIO = 1.5
REFERENCE = "sqlite3 seul"
LINES = (("dossier", "storage"), ("session", "session"))


def figures() -> Iterator[Figure]:
    """Median, then the 99th percentile for information."""
    BUILD.mkdir(parents=True, exist_ok=True)
    runs = []
    for _ in range(RUNS):
        with TemporaryDirectory(prefix="disk-", dir=BUILD) as folder:
            runs.append(run("bench.disk_child", folder))
    for name, key in LINES:
        yield Figure(f"{name} : médiane", medians(runs, key), REFERENCE, medians(runs, "bare"), RATIO)
        yield Figure(f"{name} : 99e centile", _slowest(runs, key), REFERENCE, _slowest(runs, "bare"))


def _slowest(runs: list[dict[str, list[float]]], key: str) -> Sample:
    return percentiles(runs, key, 99)
