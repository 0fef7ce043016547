"""What was decided of the files, keys and établissements of reception, and what such a decision changes at once."""

import datetime
import sqlite3
from collections.abc import Iterable

from paliers_desktop.academy.reception.facts import Decided, decided
from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.decisions import Decision
from paliers_desktop.academy.register.received import chunks


def choices(register: Register, uais: Iterable[str]) -> Decided:
    """What was decided of the files of these UAIs, whichever register it came from."""
    return decided(
        tuple(row)
        for some, marks in chunks(sorted(set(uais)))
        for row in register.rows(f"SELECT le, rang, kind, objet FROM decisions WHERE uai IN ({marks})", some)
    )


def decisions_of(register: Register, uai: str) -> list[Decision]:
    """What was decided of a UAI, in that order."""
    columns = "kind, le, uai, objet, motif"
    rows = register.rows(f"SELECT {columns} FROM decisions WHERE uai = ? ORDER BY le, rang, id", (uai,))
    return [Decision(row[0], datetime.date.fromisoformat(row[1]), *row[2:]) for row in rows]


def approve_key(conn: sqlite3.Connection, kid: str, uai: str, x: str, day: datetime.date) -> None:
    """A key that a person compared: the établissement drew its code itself."""
    conn.execute(
        "INSERT INTO cles (kid, uai, x, origine, etat, depuis) VALUES (?, ?, ?, 'libre', 'active', ?)",
        (kid, uai, x, day.isoformat()),
    )


def revoke_key(conn: sqlite3.Connection, kid: str, day: datetime.date) -> None:
    """From that day on, the key no longer signs for anybody."""
    conn.execute("UPDATE cles SET etat = 'revoquee', jusqua = ? WHERE kid = ?", (day.isoformat(), kid))


def expect(conn: sqlite3.Connection, uai: str, nom: str, type_: str) -> None:
    """An établissement that was not in the list, or was taken out of it, is expected from now on."""
    conn.execute(
        "INSERT INTO etablissements (uai, nom, type, departement) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (uai) DO UPDATE SET etat = 'attendu'",
        (uai, nom, type_, uai[:3]),
    )
