"""Start, as a person waits for it: the whole process, until the window is painted, then until it can be used."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench.bundles import BARE, PROGRAM, bare_bundle, bundle, witnessed
from bench.children import sample
from bench.dossiers import filled
from bench.figure import Figure, Missing
from bench.launch import CannotError, forget_files, from_source, private_home, slow_key, start

TITRE = "Démarrage"
NOTE = """\
Du lancement du processus à la fenêtre peinte, puis utilisable : un établissement du second degré tout rempli
(58 critères), rouvert, son critère peint et plus rien à faire. La référence est une fenêtre PySide6 qui porte une
étiquette, lancée en alternance, de la même façon : depuis les sources, ou en dossier autonome fait des mêmes options.
Sans écran (`offscreen`, 1366 x 768). À froid : aucun fichier en mémoire. Clé lente : une image de disque lue à
15 Mo/s, à froid, sans les temps d’accès d’une vraie clé. Le programme autonome est celui de dist/, tel quel, avec un
témoin en plus."""
RATIO = 1.4
REFERENCE = "fenêtre vide"
LINES = (("peinte", "painted", None), ("utilisable", "usable", RATIO))
_NOTHING = lambda: None  # noqa: E731


class Case(NamedTuple):
    """One way to start: how often, what to do before each, the two commands, and how they are started."""

    name: str
    runs: int
    before: Callable[[], None]
    ours: Sequence[str]
    bare: Sequence[str]
    group: Path | None = None


def figures() -> Iterator[Figure | Missing]:
    """Warm, cold and slow, from the sources and from the bundle."""
    with private_home() as environment:
        dossier = str(filled(Path(environment["HOME"]), "college"))
        source = from_source("program", dossier), from_source("bare")
        yield from _of(environment, Case("Depuis les sources", 9, _NOTHING, *source))
        yield from _or_why("Depuis les sources, à froid", environment, lambda: Case("", 3, forget_files, *source))
        try:
            programs = witnessed(bundle(), PROGRAM), witnessed(bare_bundle(), BARE)
        except CannotError as reason:
            yield Missing("Dossier autonome", str(reason))
            return
        frozen = [str(programs[0]), dossier], [str(programs[1])]
        yield from _of(environment, Case("Dossier autonome", 9, _NOTHING, *frozen))
        yield from _or_why("Dossier autonome, à froid", environment, lambda: Case("", 3, forget_files, *frozen))
        with ExitStack() as mounted:
            case = partial(_slow, mounted, programs, dossier)
            yield from _or_why("Dossier autonome, sur une clé lente", environment, case)


def _slow(mounted: ExitStack, programs: Sequence[Path], dossier: str) -> Case:
    key, group = mounted.enter_context(slow_key(*(program.parent for program in programs)))
    ours, bare = (str(key / program.parent.name / program.name) for program in programs)
    return Case("", 3, forget_files, [ours, dossier], [bare], group)


def _or_why(name: str, environment: dict[str, str], case: Callable[[], Case]) -> Iterator[Figure | Missing]:
    try:
        yield from _of(environment, case()._replace(name=name))
    except CannotError as reason:
        yield Missing(name, str(reason))


def _of(environment: dict[str, str], case: Case) -> Iterator[Figure]:
    """Ours and the reference in turn."""
    pairs = []
    for command in (case.ours, case.bare):
        start(command, environment, case.group)  # what a first start alone does: bytecode, preferences
    for _ in range(case.runs):
        case.before()
        bare = start(case.bare, environment, case.group)
        case.before()
        pairs.append((start(case.ours, environment, case.group), bare))
    ours, bare_runs = zip(*pairs, strict=True)
    for words, key, bound in LINES:
        reference = sample(bare_runs, key, "ms")
        yield Figure(f"{case.name} : {words}", sample(ours, key, "ms"), REFERENCE, reference, bound)
