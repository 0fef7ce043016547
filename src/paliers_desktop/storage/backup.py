"""The copies of a dossier: beside it, and in the second place that a person may have chosen."""

import datetime
import logging
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from msgspec import Struct

from paliers_desktop.errors import UserError
from paliers_desktop.files import read_from_disk
from paliers_desktop.storage.connection import Database, Mode, connect, pragma
from paliers_desktop.storage.content import content_key, image, image_key, is_whole, opened_image, without_private
from paliers_desktop.storage.inspection import check_header
from paliers_desktop.storage.naming import SUFFIX
from paliers_desktop.storage.shelf import Reason, Shelved, copy_name, put, shelved

ENDING = ".sauvegardes"
"""How the folder of the copies of a dossier ends: `<dossier>.sauvegardes/`."""
FAILURES = (OSError, sqlite3.Error)
"""What making a copy may raise."""

SPARE_ROOM = 2 * 1024 * 1024
"""Bytes that a copy made without being asked for leaves free: the answers themselves go first."""

log = logging.getLogger(__name__)


class Copy(Struct, frozen=True):
    """One copy, wherever it is: the same in both places is one. time: UTC. size: bytes.

    paths: the file beside the dossier first, where there is one. sound: a dossier that this program can open, in which
    SQLite finds no fault; `path` is then one that is.
    """

    path: Path
    time: datetime.datetime
    reason: Reason
    size: int
    sound: bool
    beside: bool
    second: bool


def backup_folder(path: Path) -> Path:
    """Where the copies of a dossier go: `<dossier>.sauvegardes/`."""
    return path.with_name(f"{path.name}{ENDING}")


def is_backup_folder(folder: Path) -> bool:
    """Whether a folder holds copies of a dossier: what is in it is no dossier of its own."""
    return folder.name.casefold().endswith(f"{SUFFIX}{ENDING}")


def is_copy(path: Path) -> bool:
    """Whether a file is a copy of a dossier, by where it is."""
    return is_backup_folder(path.absolute().parent)


def dossier_of(path: Path) -> Path:
    """The dossier that a copy is one of, there or not; the path itself when it is no copy."""
    folder = path.absolute().parent
    return folder.with_name(folder.name[: -len(ENDING)]) if is_copy(path) else path


def second_folder(second_place: Path, path: Path, dossier_id: str) -> Path:
    """Where copies go in the second place: the folder is known by the end of its name, whatever the file is called.

    Raises OSError when the place cannot be read.
    """
    ending = f"_{dossier_id[:8]}{SUFFIX}{ENDING}"
    known = (item for item in sorted(second_place.iterdir()) if item.name.endswith(ending) and item.is_dir())
    return next(known, second_place / f"{path.stem}{ending}")


def back_up(db: Database, path: Path, reason: Reason | str) -> Path:
    """Copy what `db` holds, whole and on the disk, beside `path`; the copy's path. Raises OSError, sqlite3.Error.

    The copy is itself a dossier. reason: of a `Reason`, or « v1 » for the format that is about to change.
    """
    return keep_copy(image(db), path, reason)


def back_up_file(path: Path, reason: Reason) -> Path:
    """The same of a dossier that is closed. Raises OSError, sqlite3.Error (also for one that is damaged)."""
    with closing(connect(path, Mode.READ)) as db:
        return back_up(db, path, reason)


def keep_copy(octets: bytes, path: Path, reason: Reason | str, *, spare_room: int = 0) -> Path:
    """Keep an image of a dossier beside `path`, without the names of its séances; the copy's path.

    Raises OSError, sqlite3.Error.
    """
    folder = backup_folder(path)
    return put(folder, copy_name(reason, shelved(folder)), without_private(octets), spare_room=spare_room)


def keep_damaged(path: Path) -> Path:
    """Keep a damaged file beside itself, byte for byte, with the journal that waits for it. Raises OSError."""
    folder = backup_folder(path)
    kept = put(folder, copy_name(Reason.ABIME, shelved(folder)), path.read_bytes(), damaged=True)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        put(folder, f"{kept.name}-journal", journal.read_bytes(), damaged=True)
    return kept


def newest_key(path: Path) -> str | None:
    """What the newest copy beside `path` says (content_key); None without a copy that reads well. Raises OSError."""
    for copy in _states(path)[:1]:
        with suppress(sqlite3.Error):
            return image_key(read_from_disk(copy.path))
    return None


def mirror(path: Path, second_place: Path) -> None:
    """Have the newest copy beside `path` in the second place too, of the same name. Raises OSError, sqlite3.Error."""
    for newest in _states(path)[:1]:
        octets = read_from_disk(newest.path)
        with closing(opened_image(octets)) as db:
            folder = second_folder(second_place, path, _dossier_id(db))
        if not (folder / newest.path.name).exists():
            put(folder, newest.path.name, octets, spare_room=SPARE_ROOM)


def keep_elsewhere(octets: bytes, path: Path, reason: Reason, second_place: Path) -> None:
    """Keep an image in the second place alone, unless its newest copy there says the same.

    For a dossier beside which no copy can be made. Raises OSError, sqlite3.Error.
    """
    with closing(opened_image(octets)) as db:
        folder = second_folder(second_place, path, _dossier_id(db))
        key = content_key(db)
    known = shelved(folder)
    if not (known and reads_well(known[0].path) and image_key(known[0].path.read_bytes()) == key):
        put(folder, copy_name(reason, known), without_private(octets), spare_room=SPARE_ROOM)


def list_copies(path: Path, second_place: Path | None = None) -> tuple[Copy, ...]:
    """The copies of the dossier at `path`, the newest first; `path` itself may be damaged or gone.

    A place that cannot be read holds none; a copy in it is never changed.
    """
    beside = _listed(backup_folder(path))
    found: dict[str, list[tuple[Shelved, bool]]] = {}
    for copy in beside:
        found.setdefault(copy.path.name, []).append((copy, True))
    for folder in second_folders(path, second_place) if second_place else ():
        for copy in _listed(folder):
            found.setdefault(copy.path.name, []).append((copy, False))
    copies = [_copy(places) for places in found.values()]
    return tuple(sorted(copies, key=lambda copy: (copy.time, copy.path.name), reverse=True))


def second_folders(path: Path, second_place: Path) -> tuple[Path, ...]:
    """The folder of a dossier in the second place, by its id; when that cannot be read any more, by its name."""
    dossier_id = read_dossier_id(path)
    ending = f"_{dossier_id[:8]}{SUFFIX}{ENDING}" if dossier_id else ""
    try:
        folders = [item for item in sorted(second_place.iterdir()) if is_backup_folder(item)]
    except OSError as error:
        log.info("second place not read: %s", error)
        return ()
    if ending:
        return tuple(folder for folder in folders if folder.name.endswith(ending))
    return tuple(folder for folder in folders if folder.name.startswith(f"{path.stem}_"))


def read_dossier_id(path: Path) -> str:
    """The id of a dossier at rest, or of the newest of its copies when it is damaged or gone; "" when nothing tells."""
    candidates = (path, *(copy.path for copy in _listed(backup_folder(path))))
    for candidate in candidates:
        with suppress(OSError, sqlite3.Error, TypeError), closing(connect(candidate, Mode.IMMUTABLE)) as db:
            return _dossier_id(db)
    return ""


def reads_well(path: Path) -> bool:
    """Whether a copy is a dossier that this program can open, in which SQLite finds no fault."""
    try:
        octets = path.read_bytes()
        if not is_whole(octets):
            return False
        with closing(opened_image(octets)) as db:
            check_header(db, path)
            return pragma(db, "user_version") > 0
    except (OSError, sqlite3.Error, UserError):
        return False


def _states(path: Path) -> list[Shelved]:
    """The copies beside a dossier, without the damaged files kept there."""
    return [copy for copy in shelved(backup_folder(path)) if copy.reason is not Reason.ABIME]


def _copy(places: list[tuple[Shelved, bool]]) -> Copy:
    sound = next(((copy, beside) for copy, beside in places if reads_well(copy.path)), None)
    copy, _ = sound or places[0]
    beside = any(beside for _, beside in places)
    second = any(not beside for _, beside in places)
    return Copy(copy.path, copy.time, copy.reason, copy.size, sound is not None, beside, second)


def _listed(folder: Path) -> tuple[Shelved, ...]:
    try:
        return shelved(folder)
    except OSError as error:
        log.info("copies not read: %s", error)
        return ()


def _dossier_id(db: Database) -> str:
    return str(db.conn.execute("SELECT dossier_id FROM dossier").fetchone()[0])
