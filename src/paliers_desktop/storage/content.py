"""What a dossier says, apart from its bytes: whether two files say the same, and an image of a file to copy."""

import hashlib
import sqlite3
from contextlib import closing

from paliers_desktop.storage.connection import Database, keep_erased_and_small, memory_database, named_damage, pragma

_APART = {"dossier": {"place", "version_programme"}, "seances": {"noms"}}
"""Columns that tell no two states apart: where the person was, which program wrote, and names, which no copy holds."""
_PRIVATE = (
    ("SELECT count(*) FROM seances WHERE noms <> ''", "UPDATE seances SET noms = ''"),
    ("SELECT count(*) FROM voix", "DELETE FROM voix"),
)
"""What no copy holds: how much of it there is, how it goes."""


def image(db: Database) -> bytes:
    """The whole file as it is now, read in one transaction. Raises sqlite3.Error.

    Within a transaction of its own, so that no other post writes between two pages.
    """
    if db.conn.in_transaction:
        return db.conn.serialize()
    db.conn.execute("BEGIN")
    try:
        db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()  # takes the lock: BEGIN alone takes none
        return db.conn.serialize()
    finally:
        db.rollback()


def opened_image(octets: bytes) -> Database:
    """An image in memory, where it can be read and changed. sqlite3.Error when it is no database."""
    if not octets:
        raise sqlite3.DatabaseError("no database is empty")
    db = memory_database()
    try:
        db.conn.deserialize(octets)
        with named_damage():
            keep_erased_and_small(db)
            db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def without_private(octets: bytes) -> bytes:
    """The same image without the names typed for a séance nor the voices of regards croisés.

    Erased from a dossier, they must not stay in its copies. Raises sqlite3.Error.
    """
    with closing(opened_image(octets)) as db:
        changed = [_erased(db, *how) for how in _PRIVATE]
        return db.conn.serialize() if any(changed) else octets


def _erased(db: Database, found: str, erase: str) -> bool:
    """Whether there was anything to erase: a file of an older format may not have the table yet."""
    try:
        count = db.conn.execute(found).fetchone()[0]
    except sqlite3.OperationalError as error:
        if "no such table" not in str(error):
            raise
        return False
    if not count:
        return False
    db.conn.execute(erase)
    return True


def content_key(db: Database) -> str:
    """What two files have in common when they say the same: the SHA-256 of all their rows. Raises sqlite3.Error."""
    digest = hashlib.sha256(str(pragma(db, "user_version")).encode())
    for (table,) in db.conn.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND name <> 'voix' ORDER BY name"
    ).fetchall():
        columns = [name for _, name, *_ in db.conn.execute(f'PRAGMA table_info("{table}")')]
        told = ", ".join(f'"{name}"' for name in columns if name not in _APART.get(table, ()))
        digest.update(f"\n{table} {told}".encode())
        for row in db.conn.execute(f'SELECT {told} FROM "{table}" ORDER BY rowid'):
            digest.update(repr(row).encode(errors="surrogatepass"))
    return digest.hexdigest()


def image_key(octets: bytes) -> str:
    """The content_key of an image."""
    with closing(opened_image(octets)) as db:
        return content_key(db)


def is_whole(octets: bytes) -> bool:
    """Whether SQLite finds no fault in an image, and every page is there."""
    try:
        with closing(opened_image(octets)) as db:
            pages = pragma(db, "page_count") * pragma(db, "page_size")
            return pages <= len(octets) and db.conn.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except sqlite3.Error:
        return False
