"""Whether the answers say what their history says: a letter changed by a failing disk is a fault SQLite cannot see."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from paliers_desktop.core.history import Target
from paliers_desktop.storage.answers import ANSWER_COLUMNS
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.errors import DamagedDossierError
from paliers_desktop.storage.fields import EMPTY, told

_LASTS = """
    SELECT campagne, "key", field, "after", max(seq) AS seq FROM journal WHERE target = ?
    GROUP BY campagne, "key", field
"""
"""The last value of each field: with max(), SQLite takes the other columns from that very row."""

_GRIDS = "SELECT campagne, max(seq) AS seq FROM journal WHERE target = ? GROUP BY campagne"
"""The last change of grid of each campagne, from which its answers began anew."""

Place = tuple[str, str, str]
"""Campagne, critère, field."""


def check_agreement(db: Database, path: Path) -> None:
    """Raise DamagedDossierError unless every answer is what the journal says last of it; ValueError, sqlite3.Error."""
    if db.conn.execute("PRAGMA integrity_check(reponses)").fetchone()[0] != "ok":  # its index, which finds its rows
        raise DamagedDossierError(path)
    grids = {row["campagne"]: row["seq"] for row in db.query(_GRIDS, [Target.CAMPAGNE.value])}
    lasts = {
        (row["campagne"], row["key"], row["field"]): msgspec.json.decode(row["after"])
        for row in db.query(_LASTS, [Target.REPONSES.value])
        if row["seq"] > grids.get(row["campagne"], 0)
    }
    stored = dict(_stored(db))
    for place in lasts.keys() | stored.keys():
        empty = EMPTY.get(place[2])
        if lasts.get(place, empty) != stored.get(place, empty):
            raise DamagedDossierError(path)


def _stored(db: Database) -> Iterator[tuple[Place, object]]:
    for row in db.query("SELECT * FROM reponses"):
        for field, column in ANSWER_COLUMNS.items():
            yield (row["campagne"], row["critere"], field), told(field, row[column])
