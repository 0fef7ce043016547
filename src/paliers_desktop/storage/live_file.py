"""The open file of a dossier: may it be written, is it still the one at its path, what it holds; opening it again."""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from paliers_desktop.core.lock_rules import Hold, VolumeKind
from paliers_desktop.storage.backup import back_up
from paliers_desktop.storage.connection import Database, Mode, connect, copy_in_memory, pragma, primary_code, touch
from paliers_desktop.storage.errors import (
    DamagedDossierError,
    NotReadBackError,
    ReadOnlyDossierError,
    SaveError,
    UpdateFailedError,
)
from paliers_desktop.storage.inspection import check_dossier, check_header, check_whole, unfinished_write
from paliers_desktop.storage.journal import last_rows
from paliers_desktop.storage.lock_file import LockFile
from paliers_desktop.storage.migrations import current_version, migrate

_NOT_WRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR)


class LiveFile:
    """A dossier's file, checked, brought to the current schema, open.

    Opening raises the named errors of storage.errors or sqlite3.Error. Without leave to write it is `read_only`, as it
    is while another post has the lock.
    """

    def __init__(self, path: Path, *, read_only: bool, lock: LockFile | None = None) -> None:
        self.path = path
        self.read_only = read_only
        self.lock = None if read_only else lock
        self._db: Database | None = None
        self._can_write = False
        self._io_error: sqlite3.Error | None = None
        self._identity: tuple[int, int] | None = None
        _check_before_opening(path)
        if self.lock and self.lock.take() is Hold.ELSEWHERE:
            self.read_only = True
        try:
            self._connect()
        except BaseException:
            self.close()
            raise
        self.read_only = not self._can_write

    @property
    def reading(self) -> Database:
        """The connection; after `drop` the file is opened again, with the same checks and errors."""
        return self._open() if self._db is None else self._db

    @property
    def writing(self) -> Database:
        """The connection, when it can write; ReadOnlyDossierError, or the IOERR of its disk, as long as it cannot.

        TakenOverError when another post took the dossier over.
        """
        if self.lock:
            self.lock.check()
        if not self._can_write:
            self.drop()
        db = self.reading
        if self._io_error is not None:
            raise self._io_error
        if not self._can_write:
            raise ReadOnlyDossierError
        return db

    @property
    def in_place(self) -> bool:
        """Whether the path still names the open file: Linux goes on writing to a file that was deleted or replaced."""
        return self._identity is not None and _identity(self.path) == self._identity

    def check_in_place(self) -> None:
        """Drop the file and raise SaveError when what was committed went to a file that its path no longer names."""
        if not self.in_place:
            self.drop()
            raise SaveError

    def check_read_back(self, rows: Sequence[dict[str, Any]]) -> None:
        """On a share, drop the file and raise NotReadBackError unless opening it anew finds these journal rows last.

        A server may keep what it was given to itself, or a post believe what it still has in memory.
        """
        if self.lock is None or self.lock.volume is not VolumeKind.SHARE:
            return
        with closing(connect(self.path, Mode.READ)) as db:
            found = last_rows(db, len(rows))
        if found != list(rows):
            self.drop()
            raise NotReadBackError

    def close(self) -> None:
        """Close the file for good: its lock goes too."""
        self.drop()
        if self.lock:
            self.lock.release()

    def _open(self) -> Database:
        _check_before_opening(self.path)
        return self._connect()

    def _connect(self) -> Database:
        self._can_write, self._io_error = not self.read_only, None
        if self._can_write:
            try:
                self._db = _writable(self.path)
            except sqlite3.Error as error:
                self._note_refusal(error)
        if not self._can_write:
            self._db = self._readable()
        assert self._db is not None
        self._identity = _identity(self.path)
        return self._db

    def _note_refusal(self, error: sqlite3.Error) -> None:
        """A disk that fails at writing may still be read: it is not a place that nobody may write to."""
        if primary_code(error) not in _NOT_WRITABLE:
            raise error
        self._can_write = False
        self._io_error = error if primary_code(error) == sqlite3.SQLITE_IOERR else None

    def _readable(self) -> Database:
        try:
            return _readable(self.path)
        except sqlite3.Error as error:
            if self._io_error is None:
                raise
            raise self._io_error from error  # which left a write to take back: it says why

    def drop(self) -> None:
        """Close the connection, even a failed one: what it had not committed is rolled back by SQLite."""
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
        self._db = None


def _check_before_opening(path: Path) -> None:
    """Pages torn by an interrupted write are no fault: opening rolls them back, and checks again."""
    try:
        check_dossier(path)
    except DamagedDossierError:
        if not unfinished_write(path):
            raise


def _writable(path: Path) -> Database:
    """The file open for writing; sqlite3.Error, of _NOT_WRITABLE when its place does not allow it."""
    db = connect(path, Mode.WRITE)
    with _closed_on_failure(db):
        check_header(db, path)
        check_whole(db, path)
        _try_to_write(db)
        if pragma(db, "user_version") < current_version():
            _bring_up_to_date(db, path)
    return db


def _readable(path: Path) -> Database:
    """The file open for reading; an older dossier is brought up to date in memory only."""
    db = connect(path, Mode.READ)
    with _closed_on_failure(db):
        check_header(db, path)
        check_whole(db, path)
        return as_current(db)


def as_current(db: Database) -> Database:
    """The connection itself, or for an older schema a migrated copy in memory (and `db` is closed)."""
    if pragma(db, "user_version") == current_version():
        return db
    copy = copy_in_memory(db)
    db.close()
    migrate(copy)
    return copy


def _try_to_write(db: Database) -> None:
    """Make SQLite write its journal, then take everything back; a full disk may have room again when saving."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        touch(db)
    except sqlite3.OperationalError as error:
        if primary_code(error) != sqlite3.SQLITE_FULL:
            raise
    finally:
        db.rollback()


def _bring_up_to_date(db: Database, path: Path) -> None:
    try:
        back_up(db, path, f"v{pragma(db, 'user_version')}")
    except OSError as error:
        raise UpdateFailedError(path) from error
    migrate(db)


@contextlib.contextmanager
def _closed_on_failure(db: Database) -> Iterator[None]:
    try:
        yield
    except BaseException:
        db.close()
        raise


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another of the same name, None when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
