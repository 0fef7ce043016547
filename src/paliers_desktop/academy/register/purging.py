"""Erase what was received, in the register: what is left says that a campagne took place, with whom, and when."""

import sqlite3

from paliers_desktop.academy.register.connection import Register
from paliers_desktop.academy.register.decisions import Decision, note

_EMPTIED = ("verdicts", "reponses", "entraide", "fichiers", "refus", "recus", "cles")


def purge_rows(register: Register, decision: Decision) -> dict[str, int]:
    """Erase what was received or answered, keys and the reasons of decisions in one transaction; give the place back.

    Deleted content is overwritten (secure_delete). The number of rows erased, by table. Raises RegisterError.
    """
    with register.transaction() as conn:
        counts = {table: conn.execute(f"DELETE FROM {table}").rowcount for table in _EMPTIED}
        conn.execute("UPDATE etablissements SET courriel = ''")
        conn.execute("UPDATE campagne SET etat = 'purgee'")
        _forget_reasons(conn)
        note(conn, decision)
    for _ in register.rows("VACUUM"):
        pass
    return counts


def _forget_reasons(conn: sqlite3.Connection) -> None:
    """The one rewriting that `decisions` knows: a reason may tell of a person. Who is concerned and when stays."""
    name = "decisions_sans_modification"
    (sql,) = conn.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    conn.execute(f"DROP TRIGGER {name}")
    conn.execute("UPDATE decisions SET motif = ''")
    conn.execute(sql)
