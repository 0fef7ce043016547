"""The établissements of a campagne: those that are awaited, those that were withdrawn."""

import sqlite3
from collections.abc import Iterable

from msgspec.structs import astuple

from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.records import Etablissement
from paliers_desktop.core.assessment import TypeEtablissement

_COLUMNS = Etablissement.__struct_fields__


def put_etablissements(conn: sqlite3.Connection, etablissements: Iterable[Etablissement]) -> None:
    """Add them; one that is there already is replaced by what is now known of it."""
    names, marks = ", ".join(_COLUMNS), ", ".join("?" * len(_COLUMNS))
    lines = ([str(value) for value in astuple(etablissement)] for etablissement in etablissements)
    conn.executemany(f"INSERT OR REPLACE INTO etablissements ({names}) VALUES ({marks})", lines)


def withdraw(conn: sqlite3.Connection, uai: str) -> None:
    """It is no longer awaited; its row, its keys and its files stay."""
    conn.execute("UPDATE etablissements SET etat = 'retire' WHERE uai = ?", (uai,))


def find_etablissement(register: Register, uai: str) -> Etablissement | None:
    """That établissement, awaited or withdrawn; None when the register does not know it."""
    row = register.one(f"SELECT {', '.join(_COLUMNS)} FROM etablissements WHERE uai = ?", (uai,))
    return _record(row) if row else None


def all_etablissements(register: Register) -> tuple[Etablissement, ...]:
    """Every établissement, awaited or withdrawn, by UAI."""
    return tuple(map(_record, register.rows(f"SELECT {', '.join(_COLUMNS)} FROM etablissements ORDER BY uai")))


def awaited(register: Register) -> tuple[Etablissement, ...]:
    """Those of the campagne, by UAI."""
    return tuple(etablissement for etablissement in all_etablissements(register) if etablissement.etat == "attendu")


def _record(row: sqlite3.Row) -> Etablissement:
    values = dict(row)
    return Etablissement(**{**values, "type": TypeEtablissement(values["type"])})
