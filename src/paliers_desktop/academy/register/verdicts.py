"""The verdicts as the register keeps them: a cache of what files, decisions and dates say."""

import sqlite3
from collections.abc import Iterable, Mapping

from msgspec import Struct

from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.received import chunks


class Kept(Struct, frozen=True):
    """The verdict on one file as it is kept. remarques: their words, with spaces between them."""

    verdict: str
    remarques: str
    phrase: str
    retenu: bool


def verdicts_of(register: Register, identites: Iterable[str]) -> dict[str, Kept]:
    """The verdicts kept of these files, by identity."""
    return {
        row["identite"]: Kept(row["verdict"], row["remarques"], row["phrase"], bool(row["retenu"]))
        for some, marks in chunks(sorted(set(identites)))
        for row in register.rows(f"SELECT * FROM verdicts WHERE identite IN ({marks})", some)
    }


def keep_verdicts(conn: sqlite3.Connection, verdicts: Mapping[str, Kept]) -> None:
    """Keep these verdicts in place of the earlier ones."""
    conn.executemany(
        "INSERT OR REPLACE INTO verdicts (identite, verdict, remarques, phrase, retenu) VALUES (?, ?, ?, ?, ?)",
        [(identite, kept.verdict, kept.remarques, kept.phrase, kept.retenu) for identite, kept in verdicts.items()],
    )
