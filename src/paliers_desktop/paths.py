"""The only place that knows a folder: source tree, wheel or frozen bundle; the person's folders, or the key's."""

import os
import re
import string
import sys
from pathlib import Path

import platformdirs

APP_FOLDER = "paliers-numeriques"

PORTABLE_MARK = "portable.txt"
"""Beside the program of a bundle, it makes it portable; what it holds does not matter."""
PORTABLE_CONFIG = "Réglages"
PORTABLE_DOSSIERS = "Dossiers"

_MOUNTS = Path("/proc/mounts")
_REMOVABLE_ROOTS = {Path("/media"), Path("/run/media"), Path("/mnt")}
_MOUNT_FIELDS = 4
_OCTAL = re.compile(r"\\([0-7]{3})")
_DRIVE_REMOVABLE = 2  # winbase.h


def data_root() -> Path:
    """The folder that holds criteria/ and resources/: bundle, wheel, or source tree."""
    if getattr(sys, "frozen", False):
        return Path(sys._MEIPASS)  # type: ignore[attr-defined]  # set by PyInstaller's bootloader
    package = Path(__file__).resolve().parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parents[1]


def criteria_folder() -> Path:
    """The grids and their helps."""
    return data_root() / "criteria"


def resources_folder() -> Path:
    """Style sheet, icons and fonts."""
    return data_root() / "resources"


def guide_file() -> Path:
    """The guide for people who fill a grid, in Markdown."""
    return data_root() / "docs" / "guide-utilisateur.md"


def licences_folder() -> Path:
    """The licences of the parts of a bundle; the source tree and the wheel carry no part, and have none."""
    return data_root() / "licences"


def deployed_keys() -> tuple[Path, ...]:
    """The public keys of the académie placed beside the program of a bundle by who installed it, in order of name."""
    if not getattr(sys, "frozen", False):
        return ()
    return tuple(sorted(Path(sys.executable).parent.glob("*.pub.jwk")))


def portable_folder() -> Path | None:
    """The folder of a portable program, which keeps everything beside itself; None for any other."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).parent
    return folder if (folder / PORTABLE_MARK).is_file() else None


def portable_volume(folder: Path) -> Path:
    """What moves along with a portable program in `folder`: its whole key, or on the person's own disk that folder."""
    volume = next((place for place in (folder, *folder.parents) if os.path.ismount(place)), folder)
    return folder if Path.home().is_relative_to(volume) else volume


def config_folder() -> Path:
    """Where preferences live (not created here)."""
    if portable := portable_folder():
        return portable / PORTABLE_CONFIG
    return Path(platformdirs.user_config_dir(APP_FOLDER, appauthor=False, roaming=True))


def log_folder() -> Path:
    """Where the log lives (not created here)."""
    if portable_folder():
        return config_folder()
    return Path(platformdirs.user_log_dir(APP_FOLDER, appauthor=False))


def documents_folder() -> Path:
    """The person's Documents folder, or the one beside a portable program (may not exist)."""
    if portable := portable_folder():
        return portable / PORTABLE_DOSSIERS
    return Path(platformdirs.user_documents_dir())


def preferences_file() -> Path:
    """The person's settings (may not exist)."""
    return config_folder() / "preferences.json"


def removable_drives() -> tuple[Path, ...]:
    """USB keys and cards that are present and can be written, in the system's order."""
    return _windows_drives() if sys.platform == "win32" else _mounted_drives()


def listed_places() -> tuple[Path, ...]:
    """Where établissements are looked for unasked: beside a portable program, then on removable drives."""
    beside = [documents_folder()] if portable_folder() else []
    return (*(place for place in beside if place.is_dir()), *removable_drives())


def suggested_places() -> tuple[Path, ...]:
    """Where to offer to keep a new dossier: removable drives first, then Documents (the home folder without one).

    A portable program offers what is beside it first, and the disk of the post only when nothing can be written there.
    """
    documents = documents_folder()
    if portable_folder() and _writable_folder(documents):
        return (documents, *(drive for drive in removable_drives() if not documents.is_relative_to(drive)))
    own = documents if _writable_folder(documents) else Path.home()
    return (*removable_drives(), *([own] if _writable_folder(own) else []))


def removable_mounts(mounts: str) -> tuple[Path, ...]:
    """The mount points that hold people's drives, from the text of /proc/mounts: those not mounted read-only.

    Fields are separated by spaces; space, tab, newline and backslash are written in octal (proc(5), fstab(5)).
    """
    found = []
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < _MOUNT_FIELDS:
            continue
        place = Path(_OCTAL.sub(lambda match: chr(int(match[1], 8)), fields[1]))
        if _REMOVABLE_ROOTS.intersection(place.parents) and "rw" in fields[3].split(","):
            found.append(place)
    return tuple(dict.fromkeys(found))


def _mounted_drives() -> tuple[Path, ...]:
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ()
    return tuple(place for place in removable_mounts(mounts) if _writable_folder(place))


def _windows_drives() -> tuple[Path, ...]:
    if sys.platform != "win32":
        return ()
    import ctypes  # Windows only

    kernel = ctypes.windll.kernel32
    present = kernel.GetLogicalDrives()
    letters = [letter for place, letter in enumerate(string.ascii_uppercase) if present >> place & 1]
    removable = [letter for letter in letters if kernel.GetDriveTypeW(f"{letter}:\\") == _DRIVE_REMOVABLE]
    return tuple(place for place in (Path(f"{letter}:\\") for letter in removable) if _writable_folder(place))


def _writable_folder(place: Path) -> bool:
    return place.is_dir() and os.access(place, os.W_OK)
