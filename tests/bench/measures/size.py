"""What is downloaded and what it takes on a disk, beside an empty bundle made by the same options."""

import lzma
import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from bench.bundles import bare_bundle, bundle
from bench.figure import Figure, Missing, Sample
from bench.launch import ROOT, CannotError

TITRE = "Taille"
NOTE = """\
Ce qui est dans dist/ au moment de la mesure. La référence est une fenêtre vide en dossier autonome, faite des mêmes
options : Python, Qt et ce qu’il leur faut. Un Mo fait un million d’octets. La limite vaut pour ce qui s’installe ; le
ZIP, que Windows ouvre seul, comprime moins bien."""
MOST = 45.0
REFERENCE = "fenêtre vide"
DOWNLOADS = (
    ("Paquet Debian", "dist/**/*.deb", "make deb", MOST),
    ("Dossier portable pour Linux (tar.xz)", "dist/**/*.tar.xz", "make portable", MOST),
    ("Installeur pour Windows", "dist/windows/*-installation.exe", "make windows", MOST),
    ("Dossier portable pour Windows (ZIP)", "dist/windows/*.zip", "make windows", None),
)


def figures() -> Iterator[Figure | Missing]:
    """The folder, then each download that is there."""
    try:
        ours, bare = bundle(), bare_bundle()
    except CannotError as reason:
        yield Missing("Dossier autonome", str(reason))
        return
    yield Figure("Dossier autonome, sur le disque", _megabytes(_on_disk(ours)), REFERENCE, _megabytes(_on_disk(bare)))
    limit = _megabytes(_compressed(bare))
    for name, pattern, how, most in DOWNLOADS:
        found = sorted(ROOT.glob(pattern))
        if found:
            yield Figure(name, _megabytes(found[-1].stat().st_size), f"{REFERENCE}, tar.xz", limit, most=most)
        else:
            yield Missing(name, f"rien dans dist/ : lancez {how}")


def _on_disk(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _compressed(folder: Path) -> int:
    tar = BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as archive:
        archive.add(folder, folder.name)
    return len(lzma.compress(tar.getvalue(), preset=9))


def _megabytes(count: int) -> Sample:
    return Sample((count / 1e6,), "Mo")
