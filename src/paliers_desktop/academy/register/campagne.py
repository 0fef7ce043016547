"""The campagne of a register: its one row, and the revisions of its signed file."""

import datetime
import sqlite3

from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.errors import ForeignRegisterError
from paliers_desktop.academy.register.records import Campagne
from paliers_desktop.exchange import base64url
from paliers_desktop.exchange.keys import PublicKey, public_key


def insert_campagne(conn: sqlite3.Connection, campagne: Campagne, today: datetime.date, version: str) -> None:
    """The row of a new register."""
    conn.execute(
        "INSERT INTO campagne VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_values(campagne), today.isoformat(), version),
    )


def update_campagne(conn: sqlite3.Connection, campagne: Campagne) -> None:
    """What changed of it."""
    conn.execute(
        "UPDATE campagne SET id = ?, titre = ?, ouverture = ?, cloture = ?, depot = ?, courriel = ?, academie = ?,"
        " revision = ?, etat = ?, jwk_x = ?, suivante_x = ? WHERE rang = 1",
        _values(campagne),
    )


def read_campagne(register: Register) -> Campagne:
    """The campagne. Raises RegisterError."""
    row = register.one("SELECT * FROM campagne")
    if row is None:
        raise ForeignRegisterError(register.folder)
    return Campagne(
        id=row["id"],
        titre=row["titre"],
        ouverture=datetime.date.fromisoformat(row["ouverture"]),
        cloture=datetime.date.fromisoformat(row["cloture"]),
        depot=row["depot"],
        courriel=row["courriel"],
        academie=row["academie"],
        key=public_key(base64url.decode(row["jwk_x"])),
        revision=row["revision"],
        etat=row["etat"],
        suivante=public_key(base64url.decode(row["suivante_x"])) if row["suivante_x"] else None,
    )


def _values(campagne: Campagne) -> tuple[object, ...]:
    return (
        campagne.id,
        campagne.titre,
        campagne.ouverture.isoformat(),
        campagne.cloture.isoformat(),
        campagne.depot,
        campagne.courriel,
        campagne.academie,
        campagne.revision,
        campagne.etat,
        _x(campagne.key),
        _x(campagne.suivante) if campagne.suivante else None,
    )


def _x(key: PublicKey) -> str:
    return base64url.encode(key.x)
