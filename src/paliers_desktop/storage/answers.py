"""The current answers and the établissement, as rows of a dossier."""

from typing import Any

import msgspec

from paliers_desktop.core.assessment import NO_ANSWER, Answer, Assessment, Etablissement, Relecture
from paliers_desktop.core.history import Change, Target
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.followed import TABLES, write_followed
from paliers_desktop.storage.seances import write_seance_change

ANSWER_COLUMNS = {
    "etat": "reponse",
    "motif_code": "motif_code",
    "motif_texte": "motif_texte",
    "commentaire": "commentaire",
    "a_verifier": "a_verifier",
    "aupres_de": "aupres_de",
    "a_confirmer": "a_confirmer",
    "echeance": "echeance",
    "besoin": "besoin",
    "partage": "partage",
}
"""The column of `reponses` that holds each field of an Answer."""

ETABLISSEMENT_COLUMNS = tuple(field.name for field in msgspec.structs.fields(Etablissement))

RELECTURE_COLUMNS = tuple(field.name for field in msgspec.structs.fields(Relecture))

_FLAGS = ("a_verifier", "a_confirmer", "besoin", "partage")


def write_change(db: Database, campagne: str, change: Change) -> None:
    """Make one change to the current rows; KeyError for a field that does not exist."""
    if change.target is Target.REPONSES:
        column = ANSWER_COLUMNS[change.field]
        db.conn.execute(
            f"INSERT INTO reponses (campagne, critere, {column}) VALUES (?, ?, ?)"
            f" ON CONFLICT (campagne, critere) DO UPDATE SET {column} = excluded.{column}",
            [campagne, change.key, change.after],
        )
    elif change.target is Target.CAMPAGNE and change.field == "grille":
        db.conn.execute("UPDATE campagnes SET grille = ? WHERE id = ?", [change.after, campagne])
        db.conn.execute("DELETE FROM reponses WHERE campagne = ?", [campagne])  # nothing is answered: empty rows only
    elif change.target is Target.ETABLISSEMENT and change.field in ETABLISSEMENT_COLUMNS:
        db.conn.execute(f"UPDATE etablissement SET {change.field} = ?", [change.after])
    elif change.target is Target.RELECTURE and change.field in RELECTURE_COLUMNS:
        db.conn.execute(f"UPDATE campagnes SET {change.field} = ? WHERE id = ?", [change.after, campagne])
    elif change.target in (Target.SEANCES, Target.PASSAGES):
        write_seance_change(db, campagne, change)
    elif change.target is Target.CLOTURE and change.field == "close_le":
        db.conn.execute("UPDATE campagnes SET close_le = ? WHERE id = ?", [change.after, campagne])
    elif change.target in TABLES:
        write_followed(db, campagne, change)
    elif change.target is Target.JOURNAL:
        pass  # what a fusion says of the journal itself is in its row
    else:
        raise KeyError(change.field)


def insert_etablissement(db: Database, etablissement: Etablissement) -> None:
    """Write the one row of a new dossier."""
    db.table("etablissement").insert({"rang": 1, **msgspec.to_builtins(etablissement)})


def read_assessment(db: Database, campagne: str) -> Assessment:
    """The établissement and its answers for a campagne; msgspec.ValidationError when a row makes no sense."""
    (row,) = db.query("SELECT * FROM etablissement")
    etablissement = msgspec.convert({name: row[name] for name in ETABLISSEMENT_COLUMNS}, Etablissement)
    answers = {
        row["critere"]: _answer(row)
        for row in db.query("SELECT * FROM reponses WHERE campagne = ? ORDER BY critere", [campagne])
    }
    kept = {critere: answer for critere, answer in answers.items() if answer != NO_ANSWER}
    return Assessment(etablissement, campagne, kept, _relecture(db, campagne))


def _relecture(db: Database, campagne: str) -> Relecture:
    (row,) = db.query("SELECT relu, relu_le FROM campagnes WHERE id = ?", [campagne])
    return msgspec.convert({**row, "relu": bool(row["relu"])}, Relecture)


def _answer(row: dict[str, Any]) -> Answer:
    fields = {field: row[column] for field, column in ANSWER_COLUMNS.items()}
    fields.update({name: bool(fields[name]) for name in _FLAGS})
    return msgspec.convert(fields, Answer)
