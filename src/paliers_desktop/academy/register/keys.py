"""The public keys of the codes: one active at a time for an établissement, those before it kept as replaced."""

import datetime
import sqlite3
from collections.abc import Iterable

from msgspec import Struct

from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.records import IssuedKey
from paliers_desktop.exchange import base64url


class KnownKey(Struct, frozen=True):
    """A key as the register knows it; origine: academie or libre; etat: active, remplacee or revoquee."""

    kid: str
    uai: str
    x: bytes
    origine: str
    etat: str
    depuis: datetime.date
    jusqua: datetime.date | None


def put_keys(conn: sqlite3.Connection, issued: Iterable[IssuedKey]) -> None:
    """The keys of new codes: an active one of the same établissement is now replaced, from that day on."""
    for key in issued:
        day = key.depuis.isoformat()
        conn.execute(
            "UPDATE cles SET etat = 'remplacee', jusqua = ? WHERE uai = ? AND etat = 'active' AND origine = 'academie'",
            (day, key.uai),
        )
        conn.execute(
            "INSERT INTO cles (kid, uai, x, origine, etat, depuis) VALUES (?, ?, ?, 'academie', 'active', ?)",
            (key.key.kid, key.uai, base64url.encode(key.key.x), day),
        )


def keys_of(register: Register, uai: str) -> tuple[KnownKey, ...]:
    """Every key of an établissement, the oldest first."""
    rows = register.rows("SELECT * FROM cles WHERE uai = ? ORDER BY depuis, rowid", (uai,))
    return tuple(
        KnownKey(
            kid=row["kid"],
            uai=row["uai"],
            x=base64url.decode(row["x"]),
            origine=row["origine"],
            etat=row["etat"],
            depuis=datetime.date.fromisoformat(row["depuis"]),
            jusqua=datetime.date.fromisoformat(row["jusqua"]) if row["jusqua"] else None,
        )
        for row in rows
    )
