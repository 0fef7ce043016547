"""Open the register of a campagne: its pragmas, its transactions, what SQLite's errors mean."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote

from paliers_desktop.academy.register import schema
from paliers_desktop.academy.register.errors import (
    BusyRegisterError,
    ForeignRegisterError,
    NewerRegisterError,
    NoRegisterError,
    RegisterExistsError,
    UnwritableRegisterError,
)
from paliers_desktop.files import rename_file

FILE_NAME = "registre.sqlite"
BUSY_SECONDS = 10.0


class Register:
    """An open register. `conn`: sqlite3's own connection, without implicit transactions; rows read by column name."""

    def __init__(self, folder: Path, conn: sqlite3.Connection) -> None:
        self.folder = folder
        self.conn = conn

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> Iterator[sqlite3.Row]:
        """The rows of a SELECT, fetched as they are asked for. Raises RegisterError."""
        with told_in_french(self.folder):
            yield from self.conn.execute(sql, values)

    def one(self, sql: str, values: tuple[Any, ...] = ()) -> sqlite3.Row | None:
        """The first row of a SELECT. Raises RegisterError."""
        return next(self.rows(sql, values), None)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, with the write lock from the start. Raises RegisterError for what SQLite refuses."""
        with told_in_french(self.folder):
            self.conn.execute("BEGIN IMMEDIATE")
            try:
                yield self.conn
                self.conn.execute("COMMIT")
            except BaseException:
                if self.conn.in_transaction:
                    self.conn.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self.conn.close()


def open_register(folder: Path) -> Register:
    """The register of the campagne of a folder. Raises RegisterError, each child with its own sentence."""
    path = folder / FILE_NAME
    if not path.is_file():
        raise NoRegisterError(folder)
    with told_in_french(folder):
        register = Register(folder, _connected(path, "mode=rw"))
        try:
            _check(register, path)
        except BaseException:
            register.close()
            raise
    return register


def create_register(folder: Path, fill: Callable[[sqlite3.Connection], None] = lambda _: None) -> None:
    """A new register, with what `fill` writes: whole under its name, or not there at all, even after a power cut.

    RegisterExistsError when the folder holds one, else RegisterError.
    """
    path, temporary = folder / FILE_NAME, folder / f".{FILE_NAME}.tmp"
    if path.exists():
        raise RegisterExistsError(folder)
    _forget(temporary)
    try:
        with told_in_french(folder):
            with Register(folder, _connected(temporary, "mode=rwc")) as register, register.transaction() as conn:
                schema.create(conn)
                fill(conn)
            _named(temporary, path)
    finally:
        _forget(temporary)


def _forget(temporary: Path) -> None:
    """Remove what a stopped creation left; a place that refuses it tells why when it is written to."""
    for left in (temporary, temporary.with_name(f"{temporary.name}-journal")):
        with suppress(OSError):
            left.unlink(missing_ok=True)


def _named(temporary: Path, path: Path) -> None:
    try:
        rename_file(temporary, path)
    except FileExistsError as error:
        raise RegisterExistsError(path.parent) from error
    except OSError as error:
        raise UnwritableRegisterError from error


@contextmanager
def told_in_french(folder: Path) -> Iterator[None]:
    """Turn SQLite's errors into the sentence that a person can act upon."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.Error as error:
        raise _meaning(error, folder / FILE_NAME) from error


def _meaning(error: sqlite3.Error, path: Path) -> Exception:
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return BusyRegisterError()
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return UnwritableRegisterError()
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_FORMAT:
            return ForeignRegisterError(path)
        case _:
            return error


def _check(register: Register, path: Path) -> None:
    conn = register.conn
    if conn.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise ForeignRegisterError(path)
    if conn.execute("PRAGMA user_version").fetchone()[0] > schema.VERSION:
        row = conn.execute("SELECT version_programme FROM campagne").fetchone()
        raise NewerRegisterError(row[0] if row else "inconnue")


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    """EXTRA: a commit that was told survives a power cut. secure_delete: what `purger` erases leaves no copy behind."""
    conn = sqlite3.connect(f"{uri(path)}?{mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        conn.row_factory = sqlite3.Row
        for setting in ("trusted_schema = OFF", "temp_store = MEMORY", "foreign_keys = ON", "synchronous = EXTRA"):
            conn.execute(f"PRAGMA {setting}")
        conn.execute("PRAGMA secure_delete = ON")
        conn.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        conn.close()
        raise
    return conn


def uri(path: Path) -> str:
    """A file: URI with an empty authority, which SQLite wants for Windows drives and shares alike."""
    posix = path.absolute().as_posix()
    return "file://" + quote(os.fsencode(posix if posix.startswith("/") else f"/{posix}"))
