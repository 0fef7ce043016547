"""One of the two copies of a dossier to merge: its journal, its current values, and what it knows of other copies.

A merge appends to the journal the rows that only the other copy had, with their own ids, then one geste of kind fusion
whose first change (Target.JOURNAL) names the first of them. What that geste brought counts as known for as long as it
is not undone (docs/decisions: « Fusionner deux copies »).
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from msgspec import Struct

from paliers_desktop.core.fields import EMPTY
from paliers_desktop.core.history import Change, Kind, Target

Value = str | bool | None

APPORT, REPRIS = "apport", "repris"
"""Fields of Target.JOURNAL: the first row that a fusion appended; ids of rows that the file already had, by commas."""

BIRTHS = ("debut", "cree_le")
"""With these a séance, an action… begins to exist."""

_TOGETHER: Mapping[Target, tuple[tuple[str, ...], ...]] = {
    Target.REPONSES: (("etat", "motif_code", "motif_texte", "echeance"), ("a_verifier", "aupres_de")),
    Target.RELECTURE: (("relu", "relu_le"),),
}
"""Fields that mean nothing apart: a motif and an échéance belong to their état, « auprès de » to its mark."""


class Place(NamedTuple):
    """One field of a dossier, as a Change names it."""

    target: Target
    key: str
    field: str


class Unit(NamedTuple):
    """What is kept or taken as a whole: one field, or several that mean nothing apart."""

    target: Target
    key: str
    fields: tuple[str, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Its fields, in order."""
        return tuple(Place(self.target, self.key, field) for field in self.fields)


class Line(Struct, frozen=True):
    """One row of a journal: its own id (32 hex digits), when it was saved (UTC), and the geste it belongs to."""

    id: str
    time: datetime.datetime
    campagne: str
    geste: str
    kind: Kind
    change: Change
    of: str | None = None
    seance: str | None = None

    @property
    def place(self) -> Place:
        """The field that it is about."""
        return place_of(self.change)


AnyLine = TypeVar("AnyLine", bound=Line)


class Copy(Struct, frozen=True, dict=True):
    """A journal in its order, and the current value of every field that has one; absent fields are empty."""

    lines: tuple[Line, ...]
    values: Mapping[Place, Value]

    def value(self, place: Place) -> Value:
        """The current value of a field."""
        return self.values.get(place, EMPTY.get(place.field))

    def unit_values(self, unit: Unit) -> tuple[Value, ...]:
        """The current values of the fields of a unit."""
        return tuple(self.value(place) for place in unit.places)

    def base(self, unit: Unit, common: frozenset[str]) -> tuple[Value, ...]:
        """The values that a unit had here when the two copies last said the same of it."""
        return tuple(self._base(place, common) for place in unit.places)

    def last_line(self, unit: Unit) -> Line | None:
        """The row that changed a unit last, None when none did."""
        lines = [line for place in unit.places for line in self._by_place.get(place, ())]
        return max(lines, key=lambda line: line.time, default=None)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every row of the file."""
        return frozenset(line.id for line in self.lines)

    @cached_property
    def known(self) -> tuple[Line, ...]:
        """The rows that count: made in this copy, or brought by a fusion that is not undone."""
        return tuple(line for line in self.lines if self._counts(line))

    @cached_property
    def known_ids(self) -> frozenset[str]:
        """Their ids."""
        return frozenset(line.id for line in self.known)

    def _base(self, place: Place, common: frozenset[str]) -> Value:
        """After the last row that both know; without any, before the first one."""
        lines = self._by_place.get(place, ())
        shared = [line for line in lines if line.id in common]
        if shared:
            return shared[-1].change.after
        return lines[0].change.before if lines else self.value(place)

    @cached_property
    def _by_place(self) -> dict[Place, list[Line]]:
        found: dict[Place, list[Line]] = {}
        for line in self.known:
            found.setdefault(line.place, []).append(line)
        return found

    @cached_property
    def _apports(self) -> dict[str, set[str]]:
        """By row, the fusions of this copy that brought it."""
        own, found = own_lines(self.lines), dict[str, set[str]]()
        order = {line.id: index for index, line in enumerate(self.lines)}
        for line in own:
            if line.kind is not Kind.FUSION or line.change.target is not Target.JOURNAL:
                continue
            told = str(line.change.after)
            brought = told.split(",")
            if line.change.field == APPORT:
                brought = [one.id for one in self.lines[order.get(told, order[line.id]) : order[line.id]]]
            for row in brought:
                found.setdefault(row, set()).add(line.geste)
        return found

    @cached_property
    def _undone(self) -> frozenset[str]:
        """The fusions that « Annuler » took back."""
        last = {
            line.of: line.kind
            for line in own_lines(self.lines)
            if line.kind in (Kind.ANNULATION, Kind.RETABLISSEMENT) and line.of
        }
        return frozenset(geste for geste, kind in last.items() if kind is Kind.ANNULATION)

    def _counts(self, line: Line) -> bool:
        brought = self._apports.get(line.id)
        return brought is None or bool(brought - self._undone)


def own_lines(lines: Sequence[AnyLine]) -> tuple[AnyLine, ...]:
    """The rows that the copy itself made: not those that a fusion, whatever became of it, appended."""
    order = {line.id: index for index, line in enumerate(lines)}
    own: list[AnyLine] = []
    index = len(lines) - 1
    while index >= 0:  # backwards: the fusions among the rows that were brought are another copy's
        line = lines[index]
        own.append(line)
        first = order.get(str(line.change.after), index) if _is_apport(line) else index
        index = min(first, index) - 1
    return tuple(reversed(own))


def place_of(change: Change) -> Place:
    """The field that a change is about."""
    return Place(change.target, change.key, change.field)


def units_of(places: Iterable[Place]) -> tuple[Unit, ...]:
    """The units of these fields, each once, in the order in which they come."""
    return tuple(dict.fromkeys(_unit(place) for place in places))


def _unit(place: Place) -> Unit:
    groups = _TOGETHER.get(place.target, ())
    fields = next((group for group in groups if place.field in group), (place.field,))
    return Unit(place.target, place.key, fields)


def _is_apport(line: Line) -> bool:
    change = line.change
    return line.kind is Kind.FUSION and change.target is Target.JOURNAL and change.field == APPORT
