"""Gestes and their undo: pure, rebuilt from the journal, so that undo survives a restart."""

import secrets
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from paliers_desktop.core.assessment import Answer, Assessment, Etablissement, Relecture


class Kind(StrEnum):
    """Why a journal row exists (journal column `kind`)."""

    SAISIE = "saisie"
    ANNULATION = "annulation"
    RETABLISSEMENT = "retablissement"
    REPRISE = "reprise"
    FUSION = "fusion"
    IMPORT = "import"
    SEANCE = "seance"
    """What a meeting records by itself (it began, a criterion was discussed, it ended): nothing to undo."""


class Target(StrEnum):
    """The dossier table a change is about."""

    REPONSES = "reponses"
    ETABLISSEMENT = "etablissement"
    CAMPAGNE = "campagne"
    RELECTURE = "relecture"
    SEANCES = "seances"
    PASSAGES = "passages"
    CLOTURE = "cloture"
    OBJECTIFS = "objectifs"
    ACTIONS = "actions"
    PREUVES = "preuves"
    LOCAUX = "locaux"
    JOURNAL = "journal"
    """What a fusion says of the rows it appended (core.merge_copy): no table changes."""


class Change(Struct, frozen=True):
    """One field going from `before` to `after`.

    key: criterion id for « reponses », séance id for « seances », both joined for « passages » (core.seance), a
    domaine and a terme joined by « / » for « objectifs », an id for « actions », « preuves » and « locaux », else "".
    The one field of « campagne » is « grille », the sha256 of a grid: only a change of the type, before any answer,
    changes it. Values are JSON-ready: str, bool or None (dates as ISO text), the very values of `Answer`,
    `Etablissement` and `Relecture` once encoded by msgspec.
    """

    target: Target
    key: str
    field: str
    before: str | bool | None
    after: str | bool | None

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.target, self.key, self.field, self.after, self.before)


class Geste(Struct, frozen=True):
    """What one gesture did: its changes are saved in one transaction and undone as one.

    id: 32 hex digits drawn at random; of: the geste that an annulation or a rétablissement is about; seance: the one
    that was under way, None outside a meeting.
    """

    id: str
    kind: Kind
    changes: tuple[Change, ...]
    of: str | None = None
    seance: str | None = None


def new_id() -> str:
    """An id for a geste: 32 hex digits drawn at random."""
    return secrets.token_hex(16)


def answer_changes(critere_id: str, before: Answer, after: Answer) -> tuple[Change, ...]:
    """The field-by-field difference of two answers to a criterion."""
    return _struct_changes(Target.REPONSES, critere_id, before, after)


def etablissement_changes(before: Etablissement, after: Etablissement) -> tuple[Change, ...]:
    """The field-by-field difference of two descriptions of the établissement."""
    return _struct_changes(Target.ETABLISSEMENT, "", before, after)


def relecture_changes(before: Relecture, after: Relecture) -> tuple[Change, ...]:
    """The field-by-field difference of what the head says to have read."""
    return _struct_changes(Target.RELECTURE, "", before, after)


def apply_changes(assessment: Assessment, changes: Iterable[Change]) -> Assessment:
    """The assessment once these changes are made."""
    for change in changes:
        if change.target is Target.REPONSES:
            value = _decode(Answer, change.field, change.after)
            assessment = assessment.with_answer(change.key, **{change.field: value})
        elif change.target is Target.ETABLISSEMENT:
            value = _decode(Etablissement, change.field, change.after)
            assessment = assessment.with_etablissement(**{change.field: value})
        elif change.target is Target.RELECTURE:
            value = _decode(Relecture, change.field, change.after)
            assessment = assessment.with_relecture(**{change.field: value})
    return assessment


DEPTH = 1_000
"""So many gestes can be undone: more than a year's filling, and memory that does not grow with the use of a dossier."""


class History(Struct, frozen=True):
    """What can be undone (`done`, latest last, at most DEPTH) and redone (`undone`, latest last)."""

    done: tuple[Geste, ...] = ()
    undone: tuple[Geste, ...] = ()

    @property
    def to_undo(self) -> Geste | None:
        """The geste that « Annuler » takes back, None when there is none."""
        return self.done[-1] if self.done else None

    @property
    def to_redo(self) -> Geste | None:
        """The geste that « Rétablir » makes again, None when there is none."""
        return self.undone[-1] if self.undone else None

    def with_geste(self, geste: Geste) -> "History":
        """The history once this geste is saved; a new saisie forgets what could be redone.

        Nothing that was imported can be undone: the answers of a whole file would go at a stroke.
        Annulation and rétablissement move the geste they name between the two stacks. A saisie with the id of the
        latest one (typing in one field until it is left) continues it, and
        disappears with it when everything typed was taken back: « Annuler » must never do nothing visible.
        """
        if any(change.target is Target.CAMPAGNE for change in geste.changes):
            return History()  # what came before speaks of criteria that the new grid does not have
        if geste.kind in (Kind.SEANCE, Kind.IMPORT) or _is_silent_fusion(geste) or is_cloture(geste):
            return self
        if geste.kind is Kind.ANNULATION:
            done, moved = _taken(self.done, geste.of)
            return History(done, (*self.undone, *moved))
        if geste.kind is Kind.RETABLISSEMENT:
            undone, moved = _taken(self.undone, geste.of)
            return History((*self.done, *moved), undone)
        if self.done and self.done[-1].id == geste.id:
            joined = _joined(self.done[-1], geste)
            return History((*self.done[:-1], joined) if joined.changes else self.done[:-1])
        return History((*self.done[-DEPTH + 1 :], geste))

    def without(self, geste: Geste) -> "History":
        """The history when a geste can no longer be taken back nor made again: those before it can."""
        return History(_taken(self.done, geste.id)[0], _taken(self.undone, geste.id)[0])


def inverse(geste: Geste, new_id: str, kind: Kind = Kind.ANNULATION) -> Geste:
    """The geste that takes `geste` back (kind ANNULATION)."""
    return Geste(new_id, kind, tuple(change.inverse() for change in reversed(geste.changes)), geste.id)


def again(geste: Geste, new_id: str) -> Geste:
    """The geste that makes `geste` anew (kind RETABLISSEMENT)."""
    return Geste(new_id, Kind.RETABLISSEMENT, geste.changes, geste.id)


def is_cloture(geste: Geste) -> bool:
    """Whether all it does is close the campagne or open it again, which « Annuler » would do unseen."""
    return all(change.target is Target.CLOTURE for change in geste.changes)


def _is_silent_fusion(geste: Geste) -> bool:
    """It brought history alone: there is nothing to see of it being taken back."""
    told = any(change.target is not Target.JOURNAL and change.before != change.after for change in geste.changes)
    return geste.kind is Kind.FUSION and not told


def _taken(gestes: tuple[Geste, ...], geste_id: str | None) -> tuple[tuple[Geste, ...], tuple[Geste, ...]]:
    """The gestes without the latest one of that id, and that one (nothing when there is none)."""
    found = [index for index, geste in enumerate(gestes) if geste.id == geste_id]
    if not found:
        return gestes, ()
    return (*gestes[: found[-1]], *gestes[found[-1] + 1 :]), (gestes[found[-1]],)


def _joined(first: Geste, then: Geste) -> Geste:
    """Two gestes of one id as one: each field goes from its first before to its last after, unless that is the same."""
    merged: dict[tuple[Target, str, str], Change] = {}
    for change in (*first.changes, *then.changes):
        place = (change.target, change.key, change.field)
        before = merged[place].before if place in merged else change.before
        merged[place] = Change(*place, before, change.after)
    changes = tuple(change for change in merged.values() if change.before != change.after)
    return Geste(first.id, first.kind, changes, first.of, first.seance)


def _struct_changes(target: Target, key: str, before: Struct, after: Struct) -> tuple[Change, ...]:
    old, new = msgspec.to_builtins(before), msgspec.to_builtins(after)
    return tuple(Change(target, key, field, old[field], new[field]) for field in old if old[field] != new[field])


def _decode(struct: type[Struct], field: str, value: str | bool | None) -> Any:
    return msgspec.convert(value, _types(struct)[field])


@cache
def _types(struct: type[Struct]) -> dict[str, Any]:
    """Found at length, and the same at each answer."""
    return {item.name: item.type for item in msgspec.structs.fields(struct)}
