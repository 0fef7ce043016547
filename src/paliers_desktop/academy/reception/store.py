"""Where the bytes of what was received are kept: named by their SHA-256, on the disk before the register says so."""

from collections.abc import Mapping
from pathlib import Path

from paliers_desktop.academy.written_file import NotWrittenError, made_folder
from paliers_desktop.files import write_files

ORIGINALS = "originaux"
QUARANTINE = "quarantaine"
EXPORT = ".pmn.json"


def original(campagne: Path, sha256: str) -> Path:
    """Where an intact export is, unchanged."""
    return campagne / ORIGINALS / sha256[:1] / f"{sha256}{EXPORT}"


def quarantined(campagne: Path, sha256: str) -> Path:
    """Where what is not one is: under a name that no program opens by itself."""
    return campagne / QUARANTINE / f"{sha256}.suspect"


def keep(contents: Mapping[Path, bytes]) -> None:
    """Write these bytes where they belong; all are on the disk when this returns. Raises NotWrittenError."""
    for folder in {path.parent for path in contents}:
        made_folder(folder)
    try:
        write_files(contents)
    except OSError as error:
        raise NotWrittenError(next(iter(contents)), error) from error
