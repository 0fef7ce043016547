"""What persons decided, in order, never rewritten."""

import datetime
import sqlite3

from msgspec import Struct

from paliers_desktop.academy.register.connection import Register


class Decision(Struct, frozen=True):
    """One decision; uai and objet are "" when it concerns the whole campagne."""

    kind: str
    le: datetime.date
    uai: str = ""
    objet: str = ""
    motif: str = ""


def note(conn: sqlite3.Connection, decision: Decision) -> None:
    """Add a decision, in the transaction of what it changes."""
    conn.execute(
        "INSERT INTO decisions (kind, uai, objet, le, motif) VALUES (?, ?, ?, ?, ?)",
        (decision.kind, decision.uai or None, decision.objet, decision.le.isoformat(), decision.motif),
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
