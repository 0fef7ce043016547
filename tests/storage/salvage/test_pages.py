"""What is read of the pages of a file without SQLite is what SQLite reads."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_samples import followed_gestes
from paliers_desktop.storage.connection import memory_database
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.salvage.pages import page_sizes, table_records
from paliers_desktop.storage.salvage.shapes import SHAPES
from paliers_desktop.storage.salvage.tables import SEQUENCE, tables_found
from paliers_desktop.storage.salvage.wreck import rows_of
from salvage_samples import PAGE, filled

STORED = Path(__file__).resolve().parents[2] / "assets" / "dossiers"


def told_by_sqlite(path: Path, table: str) -> list[dict[str, object]]:
    with closing(sqlite3.connect(path)) as db:
        cursor = db.execute(f"SELECT * FROM {table}")
        columns = [name for name, *_ in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor]


@pytest.mark.parametrize("table", [shape.table for shape in SHAPES])
def test_every_row_of_a_whole_file_is_found_and_no_other(tmp_path: Path, table: str) -> None:
    path = tmp_path / "plein.paliers"
    path.write_bytes(filled())
    with closing(Dossier.open(path)) as dossier:
        dossier.save(*followed_gestes())
    told = told_by_sqlite(path, table)
    assert told or table == "documents"
    assert sorted(map(repr, rows_of(path)[table])) == sorted(map(repr, told))


def test_the_count_of_the_journal_is_found(tmp_path: Path) -> None:
    path = tmp_path / "plein.paliers"
    path.write_bytes(filled())
    (row,) = told_by_sqlite(path, "sqlite_sequence")
    assert rows_of(path)[SEQUENCE] == [{"seq": row["seq"]}]


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_the_rows_of_an_older_format_have_the_defaults_of_today(version: str) -> None:
    path = STORED / f"{version}.paliers"
    for table in ("reponses", "campagnes", "journal", "dossier"):
        told = told_by_sqlite(path, table)
        found = [{column: row[column] for column in told[0]} for row in rows_of(path)[table]]
        assert sorted(map(repr, found)) == sorted(map(repr, told))


@pytest.mark.parametrize("size", [512, 1024, 8192, 65536])
def test_another_page_size_is_read_as_its_header_says(size: int) -> None:
    with closing(memory_database()) as db:
        db.conn.execute(f"PRAGMA page_size = {size}")
        db.conn.execute("CREATE TABLE t (a, b, c)")
        rows = [(number, "é" * number * 40, bytes(number * 90)) for number in range(60)]
        db.conn.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
        octets = db.conn.serialize()
    assert page_sizes(octets) == (PAGE, size)
    found = [record.values for record in table_records(octets, size)]
    assert sorted(values for values in found if len(values) == 3) == rows


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=3 * PAGE), st.sampled_from((b"\x0d", b"\x05", b"\x0a", b"")))
def test_any_bytes_are_read_without_a_fault_and_make_no_row(octets: bytes, start: bytes) -> None:
    found = tables_found(table_records(start + octets))
    assert not any(rows for name, rows in found.items() if name != SEQUENCE)
