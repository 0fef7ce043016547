"""Connections to a dossier's file: how it is opened, its pragmas, its transactions, what SQLite's errors mean."""

import enum
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

BUSY_SECONDS = 5.0
"""How long another program's write is waited for."""


class Mode(enum.Enum):
    """How a file is opened; IMMUTABLE takes no lock and creates no file beside it."""

    WRITE = "mode=rw"
    READ = "mode=ro"
    IMMUTABLE = "mode=ro&immutable=1"


def connect(path: Path, mode: Mode) -> Database:
    """Open an existing file; sqlite3.Error when it cannot be opened.

    check_same_thread is off because one writer thread saves while the owner keeps out (Dossier holds a lock).
    """
    connection = sqlite3.connect(
        f"{_uri(path)}?{mode.value}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        return _prepared(connection, writing=mode is Mode.WRITE)
    except BaseException:
        connection.close()
        raise


def memory_database() -> Database:
    """An empty database in memory, with the same settings."""
    return _prepared(
        sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False),
        writing=False,
    )


def copy_in_memory(db: Database) -> Database:
    """The same content in memory, where it can change without touching the file."""
    copy = memory_database()
    db.conn.backup(copy.conn)
    return copy


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All or nothing, taking the write lock first so that what is read inside stays true until the commit."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def pragma(db: Database, name: str) -> int:
    """The integer value of a pragma."""
    return int(db.conn.execute(f"PRAGMA {name}").fetchone()[0])


def primary_code(error: sqlite3.Error) -> int:
    """The primary SQLite result code (sqlite3.SQLITE_FULL…); 0 for an error of the Python layer."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _prepared(connection: sqlite3.Connection, *, writing: bool) -> Database:
    """The connection as sqlite-utils sees it.

    EXTRA: FULL does not sync the folder once the journal is unlinked, a power cut could undo an acknowledged answer.
    secure_delete: erased names leave no copy behind, also where a row moved meanwhile; some builds have it off.
    trusted_schema off: a dossier may come from anyone. temp_store: nothing of it goes to a temporary folder.
    """
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA secure_delete = ON")
    if writing:
        connection.execute("PRAGMA journal_mode = DELETE")
    return Database(connection, execute_plugins=False)


def _uri(path: Path) -> str:
    """A file: URI with an empty authority, which SQLite wants for Windows drives and shares alike."""
    posix = path.absolute().as_posix()
    return "file://" + quote(os.fsencode(posix if posix.startswith("/") else f"/{posix}"))
