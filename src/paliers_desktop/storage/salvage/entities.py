"""What the rows of one campagne were: its answers, its relecture, its séances; and what its history must add."""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from paliers_desktop.core.assessment import Answer
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Change, Target, answer_changes
from paliers_desktop.core.seance import passage_key, split_key
from paliers_desktop.storage.fields import COLUMNS
from paliers_desktop.storage.followed import TABLES
from paliers_desktop.storage.salvage.recompose import Lasts, Verdict
from paliers_desktop.storage.salvage.tables import Row
from paliers_desktop.storage.salvage.verdict import Value
from paliers_desktop.storage.salvage.wreck import Rows


class Entities(Struct, frozen=True):
    """The rows to write for one campagne. doubtful: criteria; changes: what the journal found does not say yet.

    campagne: what its own row says beside its grid; followed: the rows of storage.followed, by table.
    """

    answers: Mapping[str, Answer]
    doubtful: tuple[str, ...]
    campagne: Mapping[str, Value]
    seances: tuple[Row, ...]
    passages: tuple[Row, ...]
    followed: Mapping[str, tuple[Row, ...]]
    changes: tuple[Change, ...]


def entities_of(campagne: str, grille: Grille, rows: Rows, lasts: Lasts) -> Entities:
    """Decide each row of a campagne. rows: those of its tables, of this campagne alone."""
    answers, doubtful, changes = _answers(campagne, grille, rows, lasts)
    of_row = {
        target: lasts.verdict(target, rows["campagnes"], lasts.of(campagne, target))
        for target in (Target.RELECTURE, Target.CLOTURE)
    }
    followed, followed_changes = _followed(campagne, rows, lasts)
    seances, seance_changes = _seances(campagne, rows, lasts)
    passages, passage_changes = _passages(campagne, grille, rows, lasts, {row["id"] for row in seances})
    told = [change for target, verdict in of_row.items() for change in _untold(target, "", verdict)]
    added = (*told, *changes, *seance_changes, *passage_changes, *followed_changes)
    own = {name: value for verdict in of_row.values() for name, value in verdict.values.items()}
    return Entities(answers, tuple(doubtful), own, seances, passages, followed, added)


def _answers(
    campagne: str, grille: Grille, rows: Rows, lasts: Lasts
) -> tuple[dict[str, Answer], list[str], list[Change]]:
    """The answers, which are doubtful (marked « À vérifier »), and what their history lacks."""
    found: dict[str, Answer] = {}
    doubtful: list[str] = []
    changes: list[Change] = []
    for critere in grille.reading_order:
        told = lasts.of(campagne, Target.REPONSES, critere)
        own = [row for row in rows["reponses"] if row["critere"] == critere]
        if not own and not told:
            continue
        verdict = lasts.verdict(Target.REPONSES, own, told)
        answer = _answer(verdict.values)
        if verdict.doubtful:
            answer = msgspec.structs.replace(answer, a_verifier=True)
            doubtful.append(critere)
        found[critere] = answer
        changes += answer_changes(critere, _answer(verdict.journal), answer)
    return found, doubtful, changes


def _seances(campagne: str, rows: Rows, lasts: Lasts) -> tuple[tuple[Row, ...], list[Change]]:
    made: list[Row] = []
    changes: list[Change] = []
    for key in _keys((row["id"] for row in rows["seances"]), lasts.keys(campagne, Target.SEANCES)):
        own = [row for row in rows["seances"] if row["id"] == key]
        verdict = lasts.verdict(Target.SEANCES, own, lasts.of(campagne, Target.SEANCES, key))
        if verdict.values["debut"] is None:  # nothing says when: no list could show it
            continue
        noms = own[0]["noms"] if own else ""
        made.append({"id": key, "campagne": campagne, **verdict.values, "noms": noms})
        changes += _untold(Target.SEANCES, key, verdict)
    return tuple(made), changes


def _passages(
    campagne: str, grille: Grille, rows: Rows, lasts: Lasts, seances: set[str]
) -> tuple[tuple[Row, ...], list[Change]]:
    made: list[Row] = []
    changes: list[Change] = []
    found = sorted(rows["passages"], key=lambda row: row["rang"])
    keys = (passage_key(row["seance"], row["critere"]) for row in found)
    for key in _keys(keys, lasts.keys(campagne, Target.PASSAGES)):
        seance, critere = split_key(key)
        if seance not in seances or critere not in grille.criteres:
            continue
        own = [row for row in found if passage_key(row["seance"], row["critere"]) == key]
        verdict = lasts.verdict(Target.PASSAGES, own, lasts.of(campagne, Target.PASSAGES, key))
        rang = sum(row["seance"] == seance for row in made)
        made.append({"campagne": campagne, "critere": critere, "seance": seance, "rang": rang, **verdict.values})
        changes += _untold(Target.PASSAGES, key, verdict)
    return tuple(made), changes


def _followed(campagne: str, rows: Rows, lasts: Lasts) -> tuple[dict[str, tuple[Row, ...]], list[Change]]:
    """What was written in this campagne of what lasts longer than one."""
    made: dict[str, tuple[Row, ...]] = {}
    changes: list[Change] = []
    for target, followed in TABLES.items():
        found = rows[followed.table]
        some: list[Row] = []
        for key in _keys(map(followed.key, found), lasts.keys(campagne, target)):
            own = [row for row in found if followed.key(row) == key]
            verdict = lasts.verdict(target, own, lasts.of(campagne, target, key))
            if verdict.values.get("cree_le", "") is None:  # nothing says when: no list could show it
                continue
            keys = dict(zip(followed.own_keys, key.split("/"), strict=True))
            some.append({"campagne": campagne, **keys, **verdict.values})
            changes += _untold(target, key, verdict)
        made[followed.table] = tuple(some)
    return made, changes


def _keys(rows: Iterable[str], journal: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*rows, *journal)))


def _untold(target: Target, key: str, verdict: Verdict) -> list[Change]:
    """The changes from what the journal says to what is kept."""
    return [
        Change(target, key, field, verdict.journal[field], verdict.values[field])
        for field in COLUMNS[target]
        if verdict.journal[field] != verdict.values[field]
    ]


def _answer(values: Mapping[str, Value]) -> Answer:
    return msgspec.convert(dict(values), Answer)
