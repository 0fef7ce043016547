"""What persons decided, in order, never rewritten."""

import datetime
import sqlite3

from msgspec import Struct

from paliers_desktop.academy.register.connection import Register

PUBLISHED = "publier"
"""The kind of « a synthesis was written for the observatoire »; objet: its division, then the digest of its tables."""


class Decision(Struct, frozen=True):
    """One decision; uai and objet are "" when it concerns the whole campagne."""

    kind: str
    le: datetime.date
    uai: str = ""
    objet: str = ""
    motif: str = ""


def note(conn: sqlite3.Connection, *lines: Decision) -> None:
    """Add one decision, in the transaction of what it changes; all its lines are about the same UAI, of one rank."""
    uai = lines[0].uai or None
    (rang,) = conn.execute("SELECT coalesce(max(rang), 0) + 1 FROM decisions WHERE uai IS ?", (uai,)).fetchone()
    conn.executemany(
        "INSERT INTO decisions (kind, uai, objet, le, motif, rang) VALUES (?, ?, ?, ?, ?, ?)",
        [(line.kind, uai, line.objet, line.le.isoformat(), line.motif, rang) for line in lines],
    )


def all_decisions(register: Register) -> tuple[Decision, ...]:
    """Every decision, in the order in which it was made."""
    return tuple(
        Decision(
            kind=row["kind"],
            le=datetime.date.fromisoformat(row["le"]),
            uai=row["uai"] or "",
            objet=row["objet"],
            motif=row["motif"],
        )
        for row in register.rows("SELECT * FROM decisions ORDER BY id")
    )
