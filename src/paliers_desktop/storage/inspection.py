"""Look at a file without leaving a trace: is it a dossier that this program may open, is it whole?"""

import sqlite3
from contextlib import closing
from pathlib import Path

from paliers_desktop.errors import UserError
from paliers_desktop.storage.connection import Database, Mode, connect, pragma, primary_code
from paliers_desktop.storage.errors import (
    BusyDossierError,
    DamagedDossierError,
    InterruptedDossierError,
    MissingDossierError,
    NewerDossierError,
    NotADossierError,
    UnreadableDossierError,
    UpdateFailedError,
)
from paliers_desktop.storage.migrations import APPLICATION_ID, current_version

ABSURD_VERSION = 1000
"""A format that no program will reach: a damaged number."""

_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = 68


def check_dossier(path: Path) -> None:
    """Raise the named error of a file that cannot be opened as a dossier; nothing is written nor locked."""
    _check_file(path)
    try:
        with closing(connect(path, Mode.IMMUTABLE)) as db:
            check_header(db, path)
    except sqlite3.Error as error:
        raise opening_error(error, path) from error


def check_header(db: Database, path: Path) -> None:
    """Raise the named error of a database that is no dossier or that a newer program wrote; may raise sqlite3.Error."""
    if pragma(db, "application_id") != APPLICATION_ID:
        raise NotADossierError(path)
    version = pragma(db, "user_version")
    if current_version() < version < ABSURD_VERSION:
        raise NewerDossierError(_program_version(db))
    if not 1 <= version <= current_version():
        raise DamagedDossierError(path)


def check_whole(db: Database, path: Path) -> None:
    """Raise DamagedDossierError when SQLite finds a fault in the pages; sqlite3.Error when it cannot even look.

    SQLite reads a last page cut short as if it ended with zeros: the length is checked too.
    """
    if _size(path) < pragma(db, "page_count") * pragma(db, "page_size"):
        raise DamagedDossierError(path)
    if db.conn.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise DamagedDossierError(path)


def unfinished_write(path: Path) -> bool:
    """True when a journal waits beside the file: another program writes, or was cut short (a zeroed one is over)."""
    try:
        with path.with_name(f"{path.name}-journal").open("rb") as journal:
            if journal.read(1) not in (b"", b"\0"):
                return True
    except FileNotFoundError:
        pass
    except OSError:
        return True
    write_ahead = path.with_name(f"{path.name}-wal")
    return write_ahead.exists() and write_ahead.stat().st_size > 0


def is_used(path: Path) -> bool:
    """Whether another program reads or writes the file at this moment; one that cannot be opened is used by none."""
    try:
        with closing(connect(path, Mode.WRITE)) as db:
            db.conn.execute("BEGIN EXCLUSIVE")
            db.rollback()
    except sqlite3.Error as error:
        return primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return False


def opening_error(error: sqlite3.Error, path: Path) -> UserError:
    """The sentence for what SQLite says of a file that is being opened or read."""
    code = primary_code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyDossierError(path)
    if code == sqlite3.SQLITE_READONLY:
        return InterruptedDossierError(path)
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return InterruptedDossierError(path) if unfinished_write(path) else UnreadableDossierError(path)
    if code == sqlite3.SQLITE_FULL:
        return UpdateFailedError(path)
    if code == sqlite3.SQLITE_NOTADB and not _begins_like_a_dossier(path):
        return NotADossierError(path)
    return DamagedDossierError(path)


def _check_file(path: Path) -> None:
    if _size(path) == 0 or not path.is_file():
        raise NotADossierError(path)


def _size(path: Path) -> int:
    """Bytes of the file; MissingDossierError or UnreadableDossierError."""
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingDossierError(path) from error
    except OSError as error:
        raise UnreadableDossierError(path) from error


def _program_version(db: Database) -> str:
    """The version that last wrote a newer dossier, "" when its schema no longer says."""
    try:
        return str(db.conn.execute("SELECT version_programme FROM dossier").fetchone()[0])
    except (sqlite3.Error, TypeError):
        return ""


def _begins_like_a_dossier(path: Path) -> bool:
    """Whether what is left of a cut file is the start of a dossier.

    Only for a file SQLite cannot open: closing a plain handle would drop the locks of a connection of this process.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(_APPLICATION_ID_AT + 4)
    except OSError:
        return False
    application = APPLICATION_ID.to_bytes(4)
    return start.startswith(_MAGIC) and application.startswith(start[_APPLICATION_ID_AT:])
