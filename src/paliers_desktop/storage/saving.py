"""What a failure means for an answer that was being saved."""

import sqlite3

from paliers_desktop.storage.connection import primary_code
from paliers_desktop.storage.errors import (
    BusyDossierError,
    BusySaveError,
    DamagedDossierError,
    FullDiskError,
    InterruptedDossierError,
    MissingDossierError,
    NewerDossierError,
    NotADossierError,
    ReadOnlyDossierError,
    SaveError,
    UnreadableDossierError,
    UpdateFailedError,
)

REOPENING_ERRORS = (
    BusyDossierError,
    DamagedDossierError,
    InterruptedDossierError,
    MissingDossierError,
    NewerDossierError,
    NotADossierError,
    UnreadableDossierError,
    UpdateFailedError,
)
"""What opening the file again can answer after a first failure."""


def save_error(error: Exception) -> SaveError:
    """The sentence for a save that failed with this error."""
    if isinstance(error, BusyDossierError):
        return BusySaveError()
    if not isinstance(error, sqlite3.Error):
        return SaveError()
    code = primary_code(error)
    if code == sqlite3.SQLITE_FULL:
        return FullDiskError()
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusySaveError()
    if code == sqlite3.SQLITE_READONLY and error.sqlite_errorcode != sqlite3.SQLITE_READONLY_DBMOVED:
        return ReadOnlyDossierError()
    return SaveError()
