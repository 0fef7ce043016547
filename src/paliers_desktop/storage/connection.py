"""Connections to a dossier's file: how it is opened, its pragmas, its transactions, what SQLite's errors mean.

sqlite-utils writes the rows. It takes 75 ms and 15 MiB to load, so no module of storage imports it: what reads takes
`query` or a plain cursor of `conn`, what inserts takes `table`, which loads it
(docs/decisions/0019-sqlite-utils-au-besoin.md).
"""

import enum
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    import sqlite_utils

BUSY_SECONDS = 5.0
"""How long another program's write is waited for."""
CACHE_KIB = 512
"""Of a file's pages, so much is kept between two transactions."""


class Mode(enum.Enum):
    """How a file is opened; IMMUTABLE takes no lock and creates no file beside it."""

    WRITE = "mode=rw"
    READ = "mode=ro"
    IMMUTABLE = "mode=ro&immutable=1"


class Database:
    """An open database. `conn`: sqlite3's own connection, without implicit transactions."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self._writer: sqlite_utils.Database | None = None

    def query(self, sql: str, values: Sequence[object] = ()) -> Iterator[dict[str, Any]]:
        """The rows of a SELECT as dicts by column; it runs at once, its rows are fetched as they are asked for.

        ValueError for a statement that returns no rows: it was run all the same.
        """
        cursor = self.conn.execute(sql, values)
        if cursor.description is None:
            raise ValueError("this statement returns no rows")
        columns = [column for column, *_ in cursor.description]
        return (dict(zip(columns, row, strict=True)) for row in cursor)

    def table(self, name: str) -> "sqlite_utils.db.Table":
        """A table to insert into; the first one asked for in a process loads sqlite-utils."""
        if self._writer is None:
            self._writer = load_writer().Database(self.conn, execute_plugins=False)
        return self._writer.table(name)

    def rollback(self) -> None:
        """Take back the transaction under way, if there is one."""
        if self.conn.in_transaction:
            self.conn.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connection; a second call does nothing."""
        self.conn.close()


def load_writer() -> ModuleType:
    """sqlite-utils, loaded by the first call: make it before a lock is taken, in a thread that paints nothing."""
    import sqlite_utils

    return sqlite_utils


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
        with named_damage():
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


@contextmanager
def named_damage() -> Iterator[None]:
    """sqlite3.DatabaseError where SQLite quotes a damaged schema in its message, which Python then cannot decode."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise sqlite3.DatabaseError("malformed database schema") from error


def pragma(db: Database, name: str) -> int:
    """The integer value of a pragma."""
    return int(db.conn.execute(f"PRAGMA {name}").fetchone()[0])


def touch(db: Database) -> None:
    """Have the transaction under way write a page as it is, through a journal: its commit syncs all that was written.

    SQLite writes nothing at all for an UPDATE that leaves the values as they were.
    """
    db.conn.execute(f"PRAGMA user_version = {pragma(db, 'user_version')}")


def primary_code(error: sqlite3.Error) -> int:
    """The primary SQLite result code (sqlite3.SQLITE_FULL…); 0 for an error of the Python layer."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _prepared(connection: sqlite3.Connection, *, writing: bool) -> Database:
    """The connection with the settings of a dossier.

    EXTRA: FULL does not sync the folder once the journal is unlinked, a power cut could undo an acknowledged answer.
    secure_delete: erased names leave no copy behind, also where a row moved meanwhile; some builds have it off.
    trusted_schema off: a dossier may come from anyone. temp_store: nothing of it goes to a temporary folder.
    cache_size: a usual dossier whole; a long history is read again rather than held, by the file and by its image in
    memory alike. cache_spill off: what a transaction changed reaches the file at its commit alone.
    """
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = EXTRA")
    if writing:
        connection.execute("PRAGMA journal_mode = DELETE")
    db = Database(connection)
    keep_erased_and_small(db)
    return db


def keep_erased_and_small(db: Database) -> None:
    """The settings that SQLite forgets when an image takes the place of an open database."""
    db.conn.execute("PRAGMA secure_delete = ON")
    db.conn.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    db.conn.execute("PRAGMA cache_spill = OFF")


def _uri(path: Path) -> str:
    """A file: URI with an empty authority, which SQLite wants for Windows drives and shares alike."""
    posix = path.absolute().as_posix()
    return "file://" + quote(os.fsencode(posix if posix.startswith("/") else f"/{posix}"))
