"""A new file made of what was found of a damaged dossier: same id, exports and journal rows as they were."""

import datetime
from collections.abc import Mapping, Sequence
from contextlib import closing

import msgspec
from msgspec import Struct

from paliers_desktop.core.assessment import Answer
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Geste, Kind, new_id
from paliers_desktop.storage import journal
from paliers_desktop.storage.answers import ANSWER_COLUMNS
from paliers_desktop.storage.connection import Database, memory_database, transaction
from paliers_desktop.storage.followed import TABLES
from paliers_desktop.storage.migrations import migrate
from paliers_desktop.storage.salvage.campagnes import campagnes_of
from paliers_desktop.storage.salvage.entities import Entities, entities_of
from paliers_desktop.storage.salvage.identity import Identity, identity_of
from paliers_desktop.storage.salvage.recompose import Lasts
from paliers_desktop.storage.salvage.tables import Row
from paliers_desktop.storage.salvage.wreck import Rows, Wreck


class Plan(Struct, frozen=True):
    """What the new file will hold. campagnes: the current one last."""

    wreck: Wreck
    identity: Identity
    campagnes: tuple[Row, ...]
    entities: Mapping[str, Entities]

    @property
    def campagne(self) -> str:
        """The current one."""
        return str(self.campagnes[-1]["id"])


def plan_of(wreck: Wreck) -> Plan | None:
    """Decide everything; None when no campagne is left whose grid is known."""
    campagnes = campagnes_of(wreck)
    if not campagnes:
        return None
    lasts = Lasts(wreck.evidence)
    entities = {}
    for row in campagnes:
        own = _rows_of_campagne(wreck.rows, row["id"], alone=len(campagnes) == 1)
        entities[row["id"]] = entities_of(row["id"], _grid(wreck, row)[2], own, lasts)
    current = campagnes[-1]
    identity = identity_of(wreck, lasts, current, _grid(wreck, current)[2])
    return Plan(wreck, identity, tuple(campagnes), entities)


def rebuilt(plan: Plan) -> bytes:
    """The bytes of the new file. Raises sqlite3.Error when what was found cannot stand together."""
    with closing(memory_database()) as db:
        migrate(db)
        with transaction(db):
            _write(db, plan)
        return db.conn.serialize()


def _write(db: Database, plan: Plan) -> None:
    wreck = plan.wreck
    _insert(db, "dossier", [plan.identity.dossier])
    for row in plan.campagnes:
        toml, aides, grille = _grid(wreck, row)
        made = {"id": grille.id, "version": grille.version, "contenu": toml, "aides": aides}
        _insert(db, "grilles", [{"sha256": grille.sha256, **made}], ignore=True)
        _insert(db, "campagnes", [{**row, **plan.entities[row["id"]].campagne}])
    _insert(db, "etablissement", [plan.identity.etablissement])
    known = {row["id"] for row in plan.campagnes}
    _insert(db, "exports", [row for row in wreck.exports if row["campagne"] in known])
    _insert(db, "documents", wreck.documents)
    _insert(db, "journal", [_of_known(row, known, plan) for row in wreck.evidence.rows], ignore=True)
    _keep_count(db, wreck)
    for row in plan.campagnes:
        _write_campagne(db, row["id"], plan.entities[row["id"]])


def _write_campagne(db: Database, campagne: str, entities: Entities) -> None:
    """The rows of a campagne, and one geste that says what its history did not."""
    _insert(db, "reponses", [_answer_row(campagne, key, answer) for key, answer in entities.answers.items()])
    _insert(db, "seances", entities.seances)
    _insert(db, "passages", entities.passages)
    for table, rows in entities.followed.items():
        _insert(db, table, rows, ignore=True)
    if entities.changes:
        geste = Geste(new_id(), Kind.IMPORT, entities.changes)
        journal.append(db, journal.journal_rows(geste, campagne, datetime.datetime.now(datetime.UTC)))


def _answer_row(campagne: str, critere: str, answer: Answer) -> Row:
    values = msgspec.to_builtins(answer)
    return {"campagne": campagne, "critere": critere, **{ANSWER_COLUMNS[name]: values[name] for name in values}}


def _rows_of_campagne(rows: Rows, campagne: str, *, alone: bool) -> Rows:
    """The rows of one campagne; with a single one, a row that names another has a damaged name."""
    own: Rows = {
        table: [row for row in rows[table] if alone or row["campagne"] == campagne]
        for table in ("reponses", "seances", "passages", *(followed.table for followed in TABLES.values()))
    }
    own["campagnes"] = [row for row in rows["campagnes"] if row["id"] == campagne]
    return own


def _of_known(row: Row, known: set[str], plan: Plan) -> Row:
    """A journal row as it is; one whose campagne has a damaged name goes with the current one."""
    return row if row["campagne"] in known else {**row, "campagne": plan.campagne}


def _keep_count(db: Database, wreck: Wreck) -> None:
    """The number of a row that was lost is never given again."""
    db.conn.execute("DELETE FROM sqlite_sequence WHERE name = 'journal'")
    db.conn.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('journal', ?)", [wreck.evidence.length])


def _insert(db: Database, table: str, rows: Sequence[Row], *, ignore: bool = False) -> None:
    for row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("?" * len(row))
        kept = "OR IGNORE " if ignore else ""
        db.conn.execute(f"INSERT {kept}INTO {table} ({names}) VALUES ({places})", list(row.values()))


def _grid(wreck: Wreck, row: Row) -> tuple[bytes, bytes, Grille]:
    """That of a campagne, which campagnes_of knows to be there."""
    grid = wreck.grid(row["grille"])
    if grid is None:
        raise ValueError(f"no grid for {row['id']}")
    return grid
