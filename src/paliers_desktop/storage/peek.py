"""Read a dossier for a list: nothing is locked, repaired, migrated or left beside it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from paliers_desktop.errors import UserError
from paliers_desktop.storage.connection import Mode, connect
from paliers_desktop.storage.errors import BusyDossierError, DamagedDossierError, InterruptedDossierError
from paliers_desktop.storage.inspection import check_dossier, check_whole, opening_error, unfinished_write
from paliers_desktop.storage.live_file import as_current
from paliers_desktop.storage.state import DossierState, read_state

_ATTEMPTS = 3


def peek_state(path: Path) -> DossierState:
    """The state of a dossier at rest.

    Reading without a lock is true only if the file did not move meanwhile, so it is looked at before and after; an
    interrupted or running write is InterruptedDossierError, a file that keeps moving BusyDossierError, and every other
    fault the error that opening would give.
    """
    for _ in range(_ATTEMPTS):
        before = _fingerprint(path)
        outcome = _outcome(path)
        if _fingerprint(path) == before:
            if isinstance(outcome, UserError):
                raise outcome
            return outcome
    raise BusyDossierError(path)


def _outcome(path: Path) -> DossierState | UserError:
    try:
        check_dossier(path)
        if unfinished_write(path):
            return InterruptedDossierError(path)
        return _read(path)
    except DamagedDossierError as error:
        return InterruptedDossierError(path) if unfinished_write(path) else error
    except UserError as error:
        return error


def _read(path: Path) -> DossierState:
    try:
        with closing(_checked(path)) as db:
            return read_state(db)
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
