"""The window under way: another page, an answer, the radar."""

from collections.abc import Iterator
from pathlib import Path

from bench.dossiers import filled
from bench.figure import Figure, Sample
from bench.launch import private_home, told_by
from bench.percentiles import medians, percentiles

TITRE = "Pages, réponses, radar"
NOTE = """\
La vraie fenêtre, sans écran, 1366 x 696, dossier tout rempli : du geste jusqu’à ce que tout soit peint et que plus rien
ne reste à faire. Page déjà vue : 150 changements entre les six domaines ; réponse : 60 clics. La limite est une image
d’un écran à 60 Hz ; 670 critères sont dix fois la grille des écoles."""
RUNS = 3
FRAME = 1000 / 60
TWO_FRAMES = 33.0
IMAGE = Sample((FRAME,), "ms")
REFERENCE = "une image"
GRIDS = (("58 critères", "college", FRAME), ("67 critères", "ecole", FRAME), ("670 critères", "dix", TWO_FRAMES))


def figures() -> Iterator[Figure]:
    """For each grid, the larger ones included."""
    for words, grid, most in GRIDS:
        runs = []
        with private_home() as environment:
            dossier = str(filled(Path(environment["HOME"]), grid))
            for _ in range(RUNS):
                runs.append(told_by("bench.window_child", environment, "page", dossier))
        yield Figure(f"{words}, page déjà vue : médiane", medians(runs, "seen"), REFERENCE, IMAGE)
        yield Figure(
            f"{words}, page déjà vue : 99e centile", percentiles(runs, "seen", 99), REFERENCE, IMAGE, None, most
        )
        yield Figure(f"{words}, première visite : médiane", medians(runs, "first"), REFERENCE, IMAGE)
        yield Figure(f"{words}, réponse cliquée : médiane", medians(runs, "answers"), REFERENCE, IMAGE)
        yield Figure(f"{words}, réponse cliquée : 99e centile", percentiles(runs, "answers", 99), REFERENCE, IMAGE)
        yield Figure(f"{words}, radar repeint : médiane", medians(runs, "radar"), REFERENCE, IMAGE)
