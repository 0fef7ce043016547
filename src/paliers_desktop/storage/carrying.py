"""Rows that go from one file of a dossier into another: as they are, with the campagne that they need."""

from typing import Any

from paliers_desktop.storage.connection import Database


def insert_row(db: Database, table: str, row: dict[str, Any], *, conflict: str = "REPLACE") -> None:
    """Write a row; conflict: what SQLite does with one that is there (REPLACE, IGNORE, ABORT)."""
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    db.conn.execute(f'INSERT OR {conflict} INTO "{table}" ({names}) VALUES ({marks})', list(row.values()))


def ensure_campagne(source: Database, target: Database, campagne: str) -> None:
    """An export needs its campagne: one that the target does not know stands before its own, which stay the current."""
    if target.conn.execute("SELECT 1 FROM campagnes WHERE id = ?", [campagne]).fetchone():
        return
    (row,) = source.query("SELECT * FROM campagnes WHERE id = ?", [campagne])
    (grille,) = source.query("SELECT * FROM grilles WHERE sha256 = ?", [row["grille"]])
    insert_row(target, "grilles", grille, conflict="IGNORE")
    (first,) = target.conn.execute("SELECT min(rang) FROM campagnes").fetchone()
    insert_row(target, "campagnes", {**row, "rang": first - 1})
