"""The journal of a dossier: append-only rows, and the history they tell."""

import datetime
import itertools
import secrets
from typing import Any

import msgspec

from paliers_desktop.core.criterion_log import LogEntry, gathered
from paliers_desktop.core.history import Change, Geste, History, Kind, Target
from paliers_desktop.core.merge_copy import Line, own_lines
from paliers_desktop.core.seance import AnswerChange, answered
from paliers_desktop.storage.connection import Database


def random_id() -> str:
    """128 random bits as 32 hex digits."""
    return secrets.token_hex(16)


def stamp(moment: datetime.datetime) -> str:
    """A UTC time as it is stored: ISO 8601 to the millisecond, « Z »."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime.datetime:
    """The UTC time of a stored stamp; ValueError when it is none."""
    return datetime.datetime.fromisoformat(text).astimezone(datetime.UTC)


def journal_rows(geste: Geste, campagne: str, time: datetime.datetime) -> list[dict[str, Any]]:
    """One row per change."""
    lines = (
        Line(random_id(), time, campagne, geste.id, geste.kind, change, geste.of, geste.seance)
        for change in geste.changes
    )
    return [row_of(line) for line in lines]


def row_of(line: Line) -> dict[str, Any]:
    """The line as it is stored."""
    change = line.change
    return {
        "id": line.id,
        "time": stamp(line.time),
        "campagne": line.campagne,
        "geste": line.geste,
        "of": line.of,
        "seance": line.seance,
        "kind": line.kind.value,
        "target": change.target.value,
        "key": change.key,
        "field": change.field,
        "before": msgspec.json.encode(change.before).decode(),
        "after": msgspec.json.encode(change.after).decode(),
    }


def append(db: Database, rows: list[dict[str, Any]]) -> None:
    """Write the rows at the end of the journal, in order."""
    db.table("journal").insert_all(rows)


def last_row_id(db: Database) -> str | None:
    """The id of the latest row, None in an untouched dossier."""
    row = db.conn.execute("SELECT id FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return row[0] if row else None


def last_rows(db: Database, count: int) -> list[dict[str, Any]]:
    """The latest rows, in order, as they were appended."""
    rows = db.query("SELECT * FROM journal ORDER BY seq DESC LIMIT ?", [count])
    return [{name: value for name, value in row.items() if name != "seq"} for row in rows][::-1]


def read_last_change(db: Database, campagne: str) -> datetime.datetime | None:
    """When the latest geste of a campagne was saved."""
    row = db.conn.execute(
        'SELECT "time" FROM journal WHERE campagne = ? ORDER BY seq DESC LIMIT 1', [campagne]
    ).fetchone()
    return moment(row[0]) if row else None


def read_seance_answers(db: Database, seance_id: str) -> dict[str, AnswerChange]:
    """The answers given during a séance, by criterion: first before, last after, in the order of the first change."""
    rows = db.query(
        "SELECT * FROM journal WHERE seance = ? AND target = ? AND field = 'etat' ORDER BY seq",
        [seance_id, Target.REPONSES.value],
    )
    return answered({}, [_change(row) for row in rows])


def read_history(db: Database, campagne: str) -> History:
    """What can be undone and redone, told by the rows of a campagne; not those that a fusion brought.

    A saisie is taken row by row, since typing saved in several steps is one geste and with_geste joins them; the rows
    of an annulation, a rétablissement, a fusion or a reprise are one.
    """
    history = History()
    rows = _own(list(db.query("SELECT * FROM journal WHERE campagne = ? ORDER BY seq", [campagne])))
    for (_, kind), group in itertools.groupby(rows, key=lambda row: (row["geste"], row["kind"])):
        whole = Kind(kind) in (Kind.ANNULATION, Kind.RETABLISSEMENT, Kind.FUSION, Kind.REPRISE)
        for batch in [list(group)] if whole else [[row] for row in group]:
            history = history.with_geste(_geste(batch))
    return history


def read_lines(db: Database, campagne: str) -> tuple[Line, ...]:
    """Every row of a campagne, in order; ValueError for one that makes no sense."""
    rows = db.query("SELECT * FROM journal WHERE campagne = ? ORDER BY seq", [campagne])
    return tuple(_line(row) for row in rows)


def read_criterion_log(db: Database, critere: str) -> tuple[LogEntry, ...]:
    """What happened to one criterion in the current campagne, the latest first, also on the post of a merged copy."""
    rows = db.query(
        "SELECT * FROM journal WHERE campagne = (SELECT id FROM campagnes ORDER BY rang DESC LIMIT 1)"
        ' AND target = ? AND "key" = ? ORDER BY "time", seq',
        [Target.REPONSES.value, critere],
    )
    return gathered(LogEntry(moment(row["time"]), _geste([row])) for row in rows)


def _own(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without those that fusions brought; a journal without any is not looked at twice."""
    if not any(row["target"] == Target.JOURNAL for row in rows):
        return rows
    own = {line.id for line in own_lines([_line(row) for row in rows])}
    return [row for row in rows if row["id"] in own]


def _line(row: dict[str, Any]) -> Line:
    return Line(
        id=row["id"],
        time=moment(row["time"]),
        campagne=row["campagne"],
        geste=row["geste"],
        kind=Kind(row["kind"]),
        change=_change(row),
        of=row["of"],
        seance=row["seance"],
    )


def _geste(rows: list[dict[str, Any]]) -> Geste:
    first = rows[0]
    changes = tuple(_change(row) for row in rows)
    return Geste(first["geste"], Kind(first["kind"]), changes, first["of"], first["seance"])


def _change(row: dict[str, Any]) -> Change:
    return Change(Target(row["target"]), row["key"], row["field"], _value(row["before"]), _value(row["after"]))


def _value(text: str) -> str | bool | None:
    return msgspec.json.decode(text, type=str | bool | None)
