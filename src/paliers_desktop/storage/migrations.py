"""The schema versions of a dossier, from the first to the current one."""

import sqlite3
from collections.abc import Callable

from paliers_desktop import __version__
from paliers_desktop.storage import migration_0001, migration_0002, migration_0003
from paliers_desktop.storage.connection import Database, pragma, transaction

APPLICATION_ID = int.from_bytes(b"PMNd")
"""What tells a dossier from any other SQLite file (header bytes 68 to 71)."""

MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    migration_0001.run,
    migration_0002.run,
    migration_0003.run,
)
"""Migration n (counted from 1) brings a dossier from version n - 1 to n. Frozen once released."""


def current_version() -> int:
    """The schema version this program reads and writes (SQLite's user_version)."""
    return len(MIGRATIONS)


def migrate(db: Database) -> None:
    """Bring `db` to the current version: functions and version numbers in one transaction, so all or nothing."""
    start = pragma(db, "user_version")
    if start >= current_version():
        return
    with transaction(db):
        for version, run in enumerate(MIGRATIONS[start:], start + 1):
            run(db.conn)
            db.conn.execute(f"PRAGMA user_version = {version}")
        db.conn.execute("UPDATE dossier SET version_programme = ?", [__version__])
