"""Read a closed dossier, for a list or for documents: nothing is locked, repaired, migrated or left beside it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from paliers_desktop.errors import UserError
from paliers_desktop.storage.connection import Database, Mode, connect
from paliers_desktop.storage.errors import BusyDossierError, DamagedDossierError, InterruptedDossierError
from paliers_desktop.storage.inspection import check_dossier, check_whole, opening_error, unfinished_write
from paliers_desktop.storage.live_file import as_current

_ATTEMPTS = 3
Content = TypeVar("Content")


def peek(path: Path, read: Callable[[Database], Content]) -> Content:
    """What `read` finds in a dossier at rest; it raises sqlite3.Error, or ValueError for what makes no sense.

    Reading without a lock is true only if the file did not move meanwhile, so it is looked at before and after; an
    interrupted or running write is InterruptedDossierError, a file that keeps moving BusyDossierError, and every other
    fault the error that opening would give.
    """
    for _ in range(_ATTEMPTS):
        before = _fingerprint(path)
        outcome = _outcome(path, read)
        if _fingerprint(path) == before:
            if isinstance(outcome, UserError):
                raise outcome
            return outcome
    raise BusyDossierError(path)


def _outcome(path: Path, read: Callable[[Database], Content]) -> Content | UserError:
    try:
        check_dossier(path)
        if unfinished_write(path):
            return InterruptedDossierError(path)
        return _read(path, read)
    except DamagedDossierError as error:
        return InterruptedDossierError(path) if unfinished_write(path) else error
    except UserError as error:
        return error


def _read(path: Path, read: Callable[[Database], Content]) -> Content:
    try:
        with closing(_checked(path)) as db:
            return read(db)
    except sqlite3.Error as error:
        raise opening_error(error, path) from error
    except ValueError as error:
        raise DamagedDossierError(path) from error


def _checked(path: Path) -> Database:
    """The whole file, in memory when its schema is older; its pages are checked first, as they are in the file."""
    db = connect(path, Mode.IMMUTABLE)
    try:
        check_whole(db, path)
        return as_current(db)
    except BaseException:
        db.close()
        raise


def _fingerprint(path: Path) -> tuple[int, int, int, bool] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns, unfinished_write(path)
