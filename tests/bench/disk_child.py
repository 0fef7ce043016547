"""Answers to disk in this fresh process: `python -m bench.disk_child FOLDER`, told in JSON, in milliseconds each.

storage: Dossier.save; session: Session.set_etat until it is on the disk, through the saving thread; bare: sqlite3 with
the same pragmas writes the same rows to another copy of the same file, one commit.
"""

import datetime
import json
import secrets
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from bench.dossiers import filled
from paliers_desktop.actions.dossiers import open_dossier
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.history import Geste, Kind, answer_changes, new_id
from paliers_desktop.gui.session import Session
from paliers_desktop.storage.connection import Mode, connect

TIMES = 150
PRAGMAS = ("synchronous", "journal_mode", "secure_delete", "foreign_keys", "temp_store", "trusted_schema")
ANSWER = """INSERT INTO reponses (campagne, critere, reponse) VALUES (?, ?, ?)
ON CONFLICT (campagne, critere) DO UPDATE SET reponse = excluded.reponse"""
ROW = """INSERT INTO journal (id, "time", campagne, geste, of, seance, kind, target, "key", field, before, after)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def main(folder: str) -> None:
    """One after another, TIMES times."""
    QCoreApplication([])
    first = filled(Path(folder), "college")
    second, third = (Path(shutil.copy(first, Path(folder) / name)) for name in ("session.paliers", "bare.paliers"))
    opened = open_dossier(first)
    session = Session(open_dossier(second))
    bare, campagne = bare_connection(third), opened.state.campagne
    answers = {key: session.assessment.answer(key) for key in opened.grille.reading_order}
    given = {key: one for key, one in answers.items() if one.etat in (Etat.OUI, Etat.NON) and not one.a_confirmer}
    took: dict[str, list[float]] = {"bare": [], "storage": [], "session": []}
    for _, key in zip(range(TIMES), cycle(given), strict=False):
        before = given[key]
        after = given[key] = replace(before, etat=Etat.NON if before.etat is Etat.OUI else Etat.OUI)
        geste = Geste(new_id(), Kind.SAISIE, answer_changes(key, before, after))
        took["bare"].append(timed(commit, bare, campagne, key, before.etat, after.etat))
        took["storage"].append(timed(opened.dossier.save, geste))
        took["session"].append(timed(answer, session, key, after.etat))
        QCoreApplication.processEvents()
    assert stored(first) == stored(second) == stored(third), "the same rows"
    session.close()
    opened.dossier.close()
    sys.stdout.write(json.dumps(took))


def bare_connection(path: Path) -> sqlite3.Connection:
    """With the pragmas of the program, asked of a connection of its own."""
    own = connect(path, Mode.WRITE)
    values = {name: own.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
    own.close()
    bare = sqlite3.connect(path, isolation_level=None)
    for name, value in values.items():
        bare.execute(f"PRAGMA {name} = {value}")
    return bare


def commit(bare: sqlite3.Connection, campagne: str, key: str, before: str, after: str) -> None:
    """One answer and its journal row."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
    ids = secrets.token_hex(16), secrets.token_hex(16)
    row = (ids[0], now, campagne, ids[1], None, None, "saisie", "reponses", key, "etat", f'"{before}"', f'"{after}"')
    bare.execute("BEGIN IMMEDIATE")
    bare.execute(ANSWER, (campagne, key, after))
    bare.execute(ROW, row)
    bare.execute("COMMIT")


def stored(path: Path) -> list[tuple[object, ...]]:
    """What was answered, and how long the journal is."""
    query = "SELECT critere, reponse, (SELECT count(*) FROM journal) FROM reponses ORDER BY critere"
    with sqlite3.connect(path) as db:
        return db.execute(query).fetchall()


def answer(session: Session, key: str, etat: Etat) -> None:
    """As a click does, until the answer is on the disk."""
    session.set_etat(key, etat)
    assert session.settle(10)


def timed(deed: Callable[..., object], *arguments: Any) -> float:
    """Milliseconds."""
    before = time.perf_counter()
    deed(*arguments)
    return (time.perf_counter() - before) * 1000


if __name__ == "__main__":
    main(*sys.argv[1:])
