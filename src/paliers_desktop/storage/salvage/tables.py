"""Which table a row found in a damaged file comes from: told by its shape, kept only when each of its values can be.

A byte that changed may turn a row into another that SQLite would accept. Here every value must be one that this program
writes: a known answer, an id of 32 hex digits, a time, a JSON value.
"""

from collections.abc import Iterable, Mapping
from contextlib import closing
from typing import Any

from msgspec import Struct

from paliers_desktop.storage.connection import memory_database
from paliers_desktop.storage.migrations import migrate
from paliers_desktop.storage.salvage.pages import Record
from paliers_desktop.storage.salvage.shapes import SHAPES, Shape

Row = dict[str, Any]
"""A row by column."""

SEQUENCE = "sqlite_sequence"
"""The table of SQLite that says how many rows the journal ever had."""


class Column(Struct, frozen=True):
    """A column of today's schema; `numbered` when it is the number of its row, which the row itself then lacks."""

    name: str
    default: str | int | None
    numbered: bool


def tables_found(records: Iterable[Record]) -> dict[str, list[Row]]:
    """The rows of each table of a dossier, in the order in which they were found; what makes no sense is left out."""
    columns = _columns()
    found: dict[str, list[Row]] = {name: [] for name in (*columns, SEQUENCE)}
    for record in records:
        if len(record.values) == 2 and record.values[0] == "journal" and isinstance(record.values[1], int):
            found[SEQUENCE].append({"seq": record.values[1]})
        for shape in SHAPES:
            if row := _row(record, shape, columns[shape.table]):
                found[shape.table].append(row)
                break
    return found


def _row(record: Record, shape: Shape, columns: tuple[Column, ...]) -> Row | None:
    """The record as a row of that table, None when it is none; one older than the last columns has their defaults."""
    if not shape.least <= len(record.values) <= len(columns):
        return None
    row: Row = {column.name: column.default for column in columns}
    for column, value in zip(columns, record.values, strict=False):
        if column.numbered and value is not None:
            return None
        row[column.name] = record.rowid if column.numbered else value
    makes_sense = all(test(row[name]) for name, test in shape.tests.items()) and shape.whole(row)
    return row if makes_sense else None


def _columns() -> Mapping[str, tuple[Column, ...]]:
    """The columns of each table of today's schema."""
    with closing(memory_database()) as db:
        migrate(db)
        return {
            shape.table: tuple(
                Column(row["name"], _default(row["dflt_value"]), row["type"] == "INTEGER" and row["pk"] == 1)
                for row in db.query(f"PRAGMA table_info({shape.table})")
            )
            for shape in SHAPES
        }


def _default(text: str | None) -> str | int | None:
    """What a default of the schema stands for: a quoted text, a number, nothing."""
    if text is None or text == "NULL":
        return None
    return int(text) if text.isdigit() else text.strip("'")
