"""The séances of a campagne, as rows of a dossier."""

from typing import Any

from paliers_desktop.core.history import Change, Target
from paliers_desktop.core.seance import AnswerChange, Passage, Seance, presents_of, split_key
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.journal import moment, read_seance_answers

SEANCE_FIELDS = ("debut", "fin", "lieu", "presents", "decisions", "ecartee")
PASSAGE_FIELDS = ("discute", "avis_partages", "avis")


def write_seance_change(db: Database, campagne: str, change: Change) -> None:
    """Make one change to a séance or to one of its passages; KeyError for a field that does not exist."""
    if change.target is Target.SEANCES:
        _write_field(db, campagne, change)
    else:
        _write_passage(db, campagne, change)


def write_noms(db: Database, seance_id: str, noms: str) -> None:
    """Replace the typed names of a séance; what was there is overwritten in the file (connection.secure_delete)."""
    db.conn.execute("UPDATE seances SET noms = ? WHERE id = ?", [noms, seance_id])


def read_seances(db: Database, campagne: str) -> tuple[Seance, ...]:
    """The séances of a campagne, oldest first; ValueError when a row makes no sense.

    One without « debut » came with a fusion that was taken back: its row is all that is left of it.
    """
    rows = db.query(
        'SELECT *, (SELECT max("time") FROM journal WHERE journal.seance = seances.id) AS derniere'
        " FROM seances WHERE campagne = ? AND debut IS NOT NULL ORDER BY debut, rowid",
        [campagne],
    )
    return tuple(_seance(row, _read_passages(db, row["id"]), read_seance_answers(db, row["id"])) for row in rows)


def _write_field(db: Database, campagne: str, change: Change) -> None:
    if change.field not in SEANCE_FIELDS:
        raise KeyError(change.field)
    db.conn.execute(
        f"INSERT INTO seances (id, campagne, {change.field}) VALUES (?, ?, ?)"
        f" ON CONFLICT (id) DO UPDATE SET {change.field} = excluded.{change.field}",
        [change.key, campagne, change.after],
    )
    if change.field == "debut" and change.after is None:
        write_noms(db, change.key, "")  # nobody could erase the names of a séance that no list shows


def _write_passage(db: Database, campagne: str, change: Change) -> None:
    if change.field not in PASSAGE_FIELDS:
        raise KeyError(change.field)
    seance_id, critere_id = split_key(change.key)
    db.conn.execute(
        f"INSERT INTO passages (campagne, critere, seance, rang, {change.field})"
        " VALUES (?, ?, ?, (SELECT count(*) FROM passages WHERE seance = ?), ?)"
        f" ON CONFLICT (campagne, critere, seance) DO UPDATE SET {change.field} = excluded.{change.field}",
        [campagne, critere_id, seance_id, seance_id, change.after],
    )


def _read_passages(db: Database, seance_id: str) -> dict[str, Passage]:
    rows = db.query("SELECT * FROM passages WHERE seance = ? ORDER BY rang", [seance_id])
    return {row["critere"]: Passage(bool(row["discute"]), bool(row["avis_partages"]), row["avis"]) for row in rows}


def _seance(row: dict[str, Any], passages: dict[str, Passage], reponses: dict[str, AnswerChange]) -> Seance:
    debut = moment(row["debut"])
    return Seance(
        id=row["id"],
        debut=debut,
        derniere=moment(row["derniere"]) if row["derniere"] else debut,
        fin=moment(row["fin"]) if row["fin"] else None,
        lieu=row["lieu"],
        presents=presents_of(row["presents"]),
        decisions=row["decisions"],
        ecartee=bool(row["ecartee"]),
        noms=row["noms"],
        passages=passages,
        reponses=reponses,
    )
