"""One database, read by sqlite3 and written by sqlite-utils."""

from contextlib import closing

import pytest

from paliers_desktop.storage.connection import CACHE_KIB, Database, memory_database, pragma
from paliers_desktop.storage.content import opened_image


@pytest.fixture
def db():
    with closing(memory_database()) as database:
        database.conn.execute("CREATE TABLE mots (rang INTEGER PRIMARY KEY, mot TEXT)")
        yield database


def test_what_is_inserted_is_read_as_dicts(db: Database) -> None:
    db.table("mots").insert_all([{"rang": 1, "mot": "un"}, {"rang": 2, "mot": "deux"}])
    assert list(db.query("SELECT mot, rang FROM mots WHERE rang > ? ORDER BY rang", [0])) == [
        {"mot": "un", "rang": 1},
        {"mot": "deux", "rang": 2},
    ]


def test_a_query_runs_when_it_is_asked(db: Database) -> None:
    rows = db.query("SELECT count(*) AS nombre FROM mots")
    db.conn.execute("INSERT INTO mots VALUES (1, 'un')")
    assert list(rows) == [{"nombre": 0}]


def test_what_returns_no_rows_is_no_query(db: Database) -> None:
    with pytest.raises(ValueError, match="no rows"):
        db.query("INSERT INTO mots VALUES (1, 'un')")


def test_rolling_back_takes_the_transaction_back(db: Database) -> None:
    db.rollback()
    db.conn.execute("BEGIN")
    db.table("mots").insert({"rang": 1, "mot": "un"})
    db.rollback()
    assert list(db.query("SELECT * FROM mots")) == []


def test_what_is_kept_of_a_file_is_bounded_also_of_one_opened_from_its_bytes(db: Database) -> None:
    """Deserializing takes SQLite's own settings back."""
    with closing(opened_image(db.conn.serialize())) as image:
        for one in (db, image):
            assert (pragma(one, "cache_size"), pragma(one, "cache_spill"), pragma(one, "secure_delete")) == (
                -CACHE_KIB,
                0,
                1,
            )
