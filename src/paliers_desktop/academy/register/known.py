"""What the register knows that a verdict needs: dates, établissements, keys, grids."""

import datetime
import sqlite3
from collections.abc import Iterable

from msgspec import Struct

from paliers_desktop.academy.reception.facts import Cle, EtatCle, Facts, GrilleConnue, Origine
from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.received import chunks
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import load_grid


class Grilles(Struct, frozen=True):
    """The grids of the register: whole, and as a verdict sees them; both by sha256."""

    entieres: dict[str, Grille]
    connues: dict[str, GrilleConnue]


def grids(register: Register) -> Grilles:
    """Every grid of the register; one that another names as its older version is an older one."""
    rows = list(register.rows("SELECT sha256, id, contenu, ancienne, correspondance FROM grilles"))
    entieres = {row["sha256"]: load_grid(row["contenu"], f"{row['id']}.toml") for row in rows}
    mapped = {row["ancienne"]: bool(row["correspondance"]) for row in rows if row["ancienne"]}
    connues = {
        sha256: GrilleConnue(grille.types, ancienne=sha256 in mapped, correspondance=mapped.get(sha256, False))
        for sha256, grille in entieres.items()
    }
    return Grilles(entieres, connues)


def facts(register: Register, grilles: Grilles, uais: Iterable[str], kids: Iterable[str]) -> Facts:
    """What bears on these UAIs and these keys, and nothing more: memory does not follow the size of the campagne."""
    campagne = register.one("SELECT id, ouverture, cloture FROM campagne")
    assert campagne is not None  # written in the transaction that makes the register
    return Facts(
        campagne=campagne["id"],
        ouverture=datetime.date.fromisoformat(campagne["ouverture"]),
        cloture=datetime.date.fromisoformat(campagne["cloture"]),
        attendus={
            row["uai"]: row["type"]
            for some, marks in chunks(sorted(set(uais)))
            for row in register.rows(
                f"SELECT uai, type FROM etablissements WHERE etat = 'attendu' AND uai IN ({marks})", some
            )
        },
        cles={
            row["kid"]: _cle(row)
            for some, marks in chunks(sorted(set(kids)))
            for row in register.rows(
                f"SELECT kid, uai, x, origine, etat, jusqua FROM cles WHERE kid IN ({marks})", some
            )
        },
        grilles=grilles.connues,
    )


def _cle(row: sqlite3.Row) -> Cle:
    jusqua = datetime.date.fromisoformat(row["jusqua"]) if row["jusqua"] else None
    return Cle(row["kid"], row["uai"], row["x"], Origine(row["origine"]), EtatCle(row["etat"]), jusqua)


class School(Struct, frozen=True):
    """An établissement of the register, and its keys, the oldest first."""

    uai: str
    nom: str
    attendu: bool
    cles: tuple[Cle, ...]


def school(register: Register, uai: str) -> School:
    """What the register knows of a UAI; without name when it is not in the list."""
    row = register.one("SELECT nom, etat FROM etablissements WHERE uai = ?", (uai,))
    cles = register.rows("SELECT * FROM cles WHERE uai = ? ORDER BY depuis, kid", (uai,))
    known = tuple(_cle(cle) for cle in cles)
    return School(uai, row["nom"], row["etat"] == "attendu", known) if row else School(uai, "", False, known)


def depot(register: Register) -> str:
    """Where the files are to be sent, in the words of the campagne."""
    row = register.one("SELECT depot FROM campagne")
    return row["depot"] if row else ""
