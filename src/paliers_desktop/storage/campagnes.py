"""The campagnes that a dossier keeps: all of them, the current one last."""

import datetime

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.campagne import first_day
from paliers_desktop.core.grid_loader import Entry
from paliers_desktop.core.history import Geste
from paliers_desktop.storage.answers import read_assessment
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.grids import insert_grid
from paliers_desktop.storage.journal import moment, stamp
from paliers_desktop.storage.recollection import Save, new_save


class StoredCampagne(Struct, frozen=True):
    """One campagne. revision: of its last export, 0 without any; close_le: UTC, None while it is open."""

    assessment: Assessment
    grille_toml: bytes
    aide_toml: bytes
    revision: int
    close_le: datetime.datetime | None


class Opening(Struct, frozen=True):
    """A campagne to open, and what is saved with it: the closing of the one before, the answers carried forward."""

    campagne: str
    entry: Entry
    created: datetime.datetime
    saves: tuple[Save, ...]


def new_opening(campagne: str, entry: Entry, *, closing: Geste | None, carrying: Geste | None, closed: str) -> Opening:
    """The opening of a campagne with this grid, now. closing: a geste of the campagne `closed`."""
    told = ((closed, closing), (campagne, carrying))
    saves = tuple(new_save(of, (geste,)) for of, geste in told if geste)
    return Opening(campagne, entry, datetime.datetime.now(datetime.UTC), saves)


def read_campagnes(db: Database) -> tuple[StoredCampagne, ...]:
    """Every campagne up to the current one, the oldest school year first; ValueError for a row that makes no sense.

    Of a later one, a dossier that went back to an older copy of itself only has what was exported.
    """
    rows = list(
        db.query(
            "SELECT campagnes.*, contenu, aides, (SELECT max(revision) FROM exports WHERE exports.campagne ="
            " campagnes.id) AS revision FROM campagnes JOIN grilles ON sha256 = grille ORDER BY rang"
        )
    )
    ordered = sorted(rows, key=lambda row: first_day(row["id"]) or datetime.date.min)
    return tuple(
        StoredCampagne(
            read_assessment(db, row["id"]), row["contenu"], row["aides"], row["revision"] or 0, closed(row["close_le"])
        )
        for row in ordered[: ordered.index(rows[-1]) + 1]
    )


def closed(text: str | None) -> datetime.datetime | None:
    """When a campagne was closed, as a row tells it; ValueError for what is no time."""
    return None if text is None else moment(text)


def open_campagne(db: Database, opening: Opening) -> None:
    """Make it the current campagne, with its gestes; within a transaction.

    Of one that only its exports told of (storage.carrying), these stay its own.
    """
    entry = opening.entry
    insert_grid(db, entry.toml, entry.aide_toml, entry.grille)
    (rang,) = db.conn.execute("SELECT max(rang) + 1 FROM campagnes").fetchone()
    row = (rang, opening.campagne, entry.grille.sha256, stamp(opening.created))
    db.conn.execute(
        "INSERT INTO campagnes (rang, id, grille, cree_le) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET rang = excluded.rang, grille = excluded.grille, close_le = NULL",
        row,
    )
    for save in opening.saves:
        save.write(db)
