"""Reception, as many files as France has écoles and établissements, beside a bare loop that checks nothing."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.children import run, sample
from bench.figure import Figure
from bench.received_files import make_files, make_register

TITRE = "Réception par l’académie"
NOTE = """\
Autant de fichiers signés que d’établissements, chacun de sa clé, reçus dans le registre d’une campagne qui les attend.
La référence est une boucle nue, dans le même passage : lire, vérifier la signature Ed25519, décoder, écrire l’original
et le synchroniser, insérer les mêmes lignes, avec autant de fichiers par transaction ; elle ne contrôle rien d’autre.
La mémoire est la plus haute du processus qui écrit."""
FEW, MANY = 1000, 60_000
RUNS = 1
RATIO = 2.0
GROWTH = 1.2
REFERENCE = "boucle nue"
SECONDS = 4 * 3600
COUNT_VARIABLE = "PALIERS_BENCH_RECEPTION"
"""For a try on a busy machine: how many files instead of MANY."""


def figures() -> Iterator[Figure]:
    """Time for each file on one and two processes, then memory at both sizes."""
    many = int(os.environ.get(COUNT_VARIABLE, MANY))
    with tempfile.TemporaryDirectory(prefix="paliers-reception-") as place:
        folder = Path(place)
        few_peak = _received(folder, FEW, "ours", 1)["peak"]
        for processes in (1, 2):
            bare = _received(folder, many, "bare", processes)
            ours = _received(folder, many, "ours", processes)
            words = "un processus" if processes == 1 else "deux processus"
            each, limit = sample([ours], "each", "ms"), sample([bare], "each", "ms")
            yield Figure(f"{many} fichiers, {words} : par fichier", each, REFERENCE, limit, RATIO)
            yield Figure(f"{many} fichiers, {words} : débit", sample([ours], "rate", "fichiers/s"))
            if processes == 1:
                peak = sample([ours], "peak", "Mio")
                before = sample([{"peak": few_peak}], "peak", "Mio")
                yield Figure(f"mémoire à {many} fichiers", peak, f"à {FEW} fichiers", before, GROWTH)


def _received(folder: Path, count: int, way: str, processes: int) -> dict[str, float]:
    """One fresh campagne, in a fresh process; the files are made once."""
    files, campagne = folder / f"files-{count}", folder / "campagne"
    if not files.exists():
        make_files(files, count)
    make_register(campagne, count)
    arguments = (way, str(files), str(campagne), str(processes))
    told: dict[str, float] = run("bench.reception_child", *arguments, seconds=SECONDS)
    shutil.rmtree(campagne)
    assert told["count"] == count
    return told
