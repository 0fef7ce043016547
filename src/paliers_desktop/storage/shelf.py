"""One folder of copies of a dossier: their names, a copy written and read back, too many thinned, room made."""

import datetime
import errno
import logging
import os
import re
import shutil
import time
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from paliers_desktop.core.thinning import Dated, surplus
from paliers_desktop.files import create_file, make_folder, read_from_disk
from paliers_desktop.storage.content import is_whole
from paliers_desktop.storage.journal import random_id
from paliers_desktop.storage.naming import SUFFIX

FULL = (errno.ENOSPC, errno.EDQUOT)
LEAST = 3
"""How many copies stay, even when the place is full."""
_ABANDONED_SECONDS = 3600
"""A temporary file as old as that was left by a program that was killed."""
_NAME = re.compile(rf"(\d{{8}}-\d{{6}}(?:-\d{{3}})?)_([a-z0-9]+)_[0-9a-f]{{6}}{re.escape(SUFFIX)}")
_TICK = datetime.timedelta(milliseconds=1)

log = logging.getLogger(__name__)


class Reason(StrEnum):
    """Why a copy was made; the value is in its name."""

    OUVERTURE = "ouverture"
    JOUR = "jour"
    FERMETURE = "fermeture"
    MIGRATION = "migration"
    """Before the format changes: the name says « v1 », the format that the copy has."""
    FUSION = "fusion"
    RESTAURATION = "restauration"
    COMMUN = "commun"
    """Before what a circonscription writes in several dossiers at once."""
    ABIME = "abime"
    """Not a copy but the damaged file itself, byte for byte, which a restoration replaced."""
    AUTRE = "autre"
    """A reason of a newer program."""


SPARED = frozenset({Reason.MIGRATION, Reason.FUSION, Reason.RESTAURATION, Reason.COMMUN, Reason.ABIME})
"""Kept longer: made before something that a person may want to take back."""


class Shelved(Struct, frozen=True):
    """A copy as its name tells it. time: UTC."""

    path: Path
    time: datetime.datetime
    reason: Reason
    size: int


def shelved(folder: Path) -> tuple[Shelved, ...]:
    """The copies of a folder, the newest first; an empty or half-written file is none. Raises OSError, but not for a
    folder that was never made.
    """
    try:
        items = list(folder.iterdir())
    except FileNotFoundError:
        return ()
    found = (_shelved(item) for item in items)
    return tuple(sorted((copy for copy in found if copy), key=lambda copy: (copy.time, copy.path.name), reverse=True))


def copy_name(reason: Reason | str, known: Collection[Shelved]) -> str:
    """The name of a copy made now: later than all that are known, whatever the clock of the post says."""
    now = datetime.datetime.now(datetime.UTC)
    latest = max((copy.time for copy in known), default=now)
    moment = max(now, latest + _TICK) if known else now
    return f"{moment:%Y%m%d-%H%M%S}-{moment.microsecond // 1000:03}_{reason}_{random_id()[:6]}{SUFFIX}"


def put(folder: Path, name: str, octets: bytes, *, spare_room: int = 0, damaged: bool = False) -> Path:
    """Write a copy, whole, on the disk and read back, then thin the others; its path. Raises OSError.

    damaged: it is kept as it is, though SQLite would find faults in it. spare_room: bytes that must stay free for the
    answers themselves. In a full place the copies that matter least go first, when that is enough; LEAST stay.
    """
    make_folder(folder)
    _sweep(folder)
    while True:
        try:
            _check_room(folder, len(octets) + spare_room)
            path = _written(folder / name, octets, damaged=damaged)
            break
        except OSError as error:
            if error.errno not in FULL or not _make_room(folder, len(octets) + spare_room):
                raise
    thin(folder)
    return path


def thin(folder: Path) -> None:
    """Take away what is too much; what cannot be taken away stays."""
    for path in _surplus(folder):
        _take_away(path)


def _shelved(item: Path) -> Shelved | None:
    match = _NAME.fullmatch(item.name)
    if match is None:
        return None
    written, reason = match.groups()
    try:
        size = item.stat().st_size
        stamp = written if written.count("-") == 2 else f"{written}-000"
        moment = datetime.datetime.strptime(f"{stamp}000+0000", "%Y%m%d-%H%M%S-%f%z")
    except (OSError, ValueError):
        return None
    return Shelved(item, moment, _reason(reason), size) if size else None


def _reason(word: str) -> Reason:
    if re.fullmatch(r"v\d+", word):
        return Reason.MIGRATION
    return Reason(word) if word in set(Reason) else Reason.AUTRE


def _written(path: Path, octets: bytes, *, damaged: bool) -> Path:
    """The copy on the disk, equal to what it should be to the last byte, in which SQLite finds no fault."""
    create_file(path, octets)
    try:
        if read_from_disk(path) != octets or not (damaged or is_whole(octets)):
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _check_room(folder: Path, wanted: int) -> None:
    if shutil.disk_usage(folder).free < wanted:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))


def _make_room(folder: Path, wanted: int) -> bool:
    """Take away the copy that matters least; False when there are too few, or when all of them would not be enough.

    Never while the newest copy, which stays, does not read well.
    """
    copies = shelved(folder)
    if len(copies) <= LEAST or not is_whole(read_from_disk(copies[0].path)):
        return False
    least = {path: path.stat().st_size for path in _surplus(folder, LEAST)}
    if shutil.disk_usage(folder).free + sum(least.values()) < wanted:
        return False
    return _take_away(next(iter(least)))


def _surplus(folder: Path, *keep: int) -> tuple[Path, ...]:
    dated = (Dated(copy.path.name, copy.time, copy.reason in SPARED) for copy in shelved(folder))
    return tuple(folder / copy.name for copy in surplus(tuple(dated), *keep))


def _take_away(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    except OSError as error:
        log.info("copy not thinned: %s", error)
        return False
    return True


def _sweep(folder: Path) -> None:
    """Take away what a killed program left half-written: no name of a copy, and nobody writes it any more."""
    for item in folder.glob(".*.tmp"):
        try:
            if time.time() - item.stat().st_mtime > _ABANDONED_SECONDS:
                item.unlink()
        except OSError as error:
            log.info("temporary file left: %s", error)
