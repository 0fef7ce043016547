"""Memory, beside that of a bare window."""

from collections.abc import Iterator
from pathlib import Path

from bench.children import sample
from bench.dossiers import filled
from bench.figure import Figure
from bench.launch import from_source, private_home, start, told_by

TITRE = "Mémoire"
NOTE = """\
Mémoire résidente, depuis les sources, établissement du second degré tout rempli. Séance entière : chaque étape visitée,
une réponse changée puis reprise dans chaque domaine, avant tout export ; à son plus haut. La référence est la fenêtre
vide, même passage. Les bibliothèques de Qt, que les programmes se partagent, comptent dans les deux."""
RUNS = 3
RATIO = 1.5
REFERENCE = "fenêtre vide"


def figures() -> Iterator[Figure]:
    """Once opened, then after everything was seen."""
    with private_home() as environment:
        dossier = str(filled(Path(environment["HOME"]), "college"))
        bare, opened, sessions = [], [], []
        for _ in range(RUNS):
            bare.append(start(from_source("bare"), environment))
            opened.append(start(from_source("program", dossier), environment))
            sessions.append(told_by("bench.window_child", environment, "session", dossier))
    limit = sample(bare, "peak", "Mio")
    yield Figure("établissement rouvert", sample(opened, "peak", "Mio"), REFERENCE, limit)
    yield Figure("séance entière", sample(sessions, "peak", "Mio"), REFERENCE, limit, RATIO)
