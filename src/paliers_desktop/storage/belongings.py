"""All that belongs to one dossier on the disk: what moves along with it, what goes when it is erased."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from msgspec import Struct

from paliers_desktop.storage.backup import ENDING, backup_folder, read_dossier_id, second_folders
from paliers_desktop.storage.connection import Mode, connect
from paliers_desktop.storage.naming import SUFFIX

_JOURNALS = ("-journal", "-wal", "-shm")
_TEMPORARY = ".*.tmp"
"""What files.py writes before it gives a file its name; a killed program leaves one behind."""


class Belongings(Struct, frozen=True):
    """What there is of one dossier, at the moment it was looked for.

    own: the file, then what SQLite keeps beside it. temporary: half-made files that hold it. copies: those beside it
    and those of the second place, in `folders`. spared: what is in these places and is no copy of this dossier, or not
    surely. unreachable: the second place, when it cannot be read. A lock is not among them:
    storage.lock_file.alone_with, which keeps others out meanwhile, takes away one that was left behind too.
    """

    path: Path
    own: tuple[Path, ...]
    temporary: tuple[Path, ...]
    copies: tuple[Path, ...]
    folders: tuple[Path, ...]
    spared: tuple[Path, ...] = ()
    unreachable: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file, the dossier itself and its journals last: while one is left, it tells whose the others are."""
        return (*self.copies, *self.temporary, *self.own)


def journals(path: Path) -> tuple[Path, ...]:
    """What SQLite keeps beside a file while it writes; even an empty one tells that a writer is there."""
    return tuple(path.with_name(f"{path.name}{suffix}") for suffix in _JOURNALS)


def belongings(path: Path, second_place: Path | None = None) -> Belongings:
    """What belongs to the dossier at `path`, which is closed, and may be damaged or gone. Raises OSError.

    A second place that cannot be read is told, and holds nothing.
    """
    dossier_id = read_dossier_id(path)
    reachable = second_place is None or _is_readable(second_place)
    folders = [backup_folder(path)]
    doubtful: list[Path] = []
    if second_place and reachable:
        (folders if dossier_id else doubtful).extend(second_folders(path, second_place))
    linked = [folder for folder in folders if folder.is_symlink()]
    folders = [folder for folder in folders if folder.is_dir() and folder not in linked]
    inside = [item for folder in folders for item in sorted(folder.iterdir())]
    foreign = [item for item in inside if not _is_ours(item)]
    return Belongings(
        path,
        own=tuple(item for item in _own(path) if os.path.lexists(item)),
        temporary=tuple(_half_made(path.parent, dossier_id)),
        copies=tuple(item for item in inside if _is_ours(item)),
        folders=tuple(folders),
        spared=(*linked, *foreign, *(item for item in doubtful if _is_named(item, path))),
        unreachable=None if reachable else second_place,
    )


def same_dossier(path: Path, dossier_id: str) -> tuple[Path, ...]:
    """The other files of the same dossier in its emplacement: copies that a person made."""
    others = (item for item in sorted(path.parent.glob(f"*{SUFFIX}")) if item.name != path.name)
    return tuple(item for item in others if dossier_id and _id_in(item) == dossier_id)


def _own(path: Path) -> tuple[Path, ...]:
    """SQLite follows a link, and keeps its journals beside the file that the link leads to."""
    if path.is_symlink():
        real = path.resolve()
        return (real, *journals(real), path)
    return (path, *journals(path))


def _half_made(folder: Path, dossier_id: str) -> Iterator[Path]:
    for item in sorted(folder.glob(_TEMPORARY)) if dossier_id else ():
        if _id_in(item) == dossier_id:
            yield item


def _is_ours(item: Path) -> bool:
    """Whether the program made this file of a folder of copies: a copy, its journals, one that was being written."""
    named = any(item.name.endswith(f"{SUFFIX}{suffix}") for suffix in ("", *_JOURNALS))
    return (named or item.match(_TEMPORARY)) and (item.is_symlink() or item.is_file())


def _is_named(folder: Path, path: Path) -> bool:
    """Whether a folder of the second place could be that of a file of this name: « <name>_1a2b3c4d.paliers.… »."""
    return len(folder.name) == len(f"{path.stem}_01234567{SUFFIX}{ENDING}")


def _is_readable(place: Path) -> bool:
    try:
        next(place.iterdir(), None)
    except OSError:
        return False
    return True


def _id_in(path: Path) -> str:
    """The id of the dossier that a file is, "" for any other."""
    with suppress(OSError, sqlite3.Error, TypeError), closing(connect(path, Mode.IMMUTABLE)) as db:
        return str(db.conn.execute("SELECT dossier_id FROM dossier").fetchone()[0])
    return ""
