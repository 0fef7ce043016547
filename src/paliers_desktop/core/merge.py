"""Merge two copies of a dossier: what each changed since they last said the same, and what a person has to choose."""

import datetime
import enum
from collections.abc import Mapping

from msgspec import Struct

from paliers_desktop.core.history import Change, Geste, Kind, Target, new_id
from paliers_desktop.core.merge_copy import APPORT, BIRTHS, REPRIS, Copy, Line, Place, Unit, Value, place_of, units_of

_JOINS = {"commentaire": "\n", "decisions": "\n", "avis": " "}
"""Texts of which both can be kept, and what goes between them."""

_FOLLOWED = (Target.OBJECTIFS, Target.ACTIONS, Target.PREUVES, Target.LOCAUX)

_ORDER = (
    *(Target.ETABLISSEMENT, Target.CLOTURE, Target.SEANCES, Target.PASSAGES),
    *(*_FOLLOWED, Target.RELECTURE, Target.REPONSES),
)
"""A séance stands before what it discussed, and what was discussed is taken back before it."""

_FIXED = (Target.CAMPAGNE, Target.JOURNAL)
"""What is never merged: the grid is the same on both sides, and what a journal says of itself is its own."""


class Choice(enum.Enum):
    """What to do with answers that differ."""

    HERE = "ici"
    THERE = "la-bas"
    BOTH = "les-deux"


class Side(Struct, frozen=True):
    """What one copy says: the values of the fields of a unit; when they last changed (UTC), None when never; in which
    séance, if any.
    """

    values: tuple[Value, ...]
    time: datetime.datetime | None
    seance: str | None = None


class Difference(Struct, frozen=True):
    """A unit of which the copies do not say the same."""

    unit: Unit
    here: Side
    there: Side

    @property
    def both(self) -> str | None:
        """Both texts, the older one first; None when it is no text, or when one of them is empty."""
        if self.unit.fields[0] not in _JOINS or not (self.here.values[0] and self.there.values[0]):
            return None
        return _joined(self, _JOINS[self.unit.fields[0]])

    def chosen(self, choice: Choice) -> tuple[Value, ...]:
        """The values that a choice gives; ValueError for both texts of what has not two."""
        if choice is Choice.BOTH:
            if self.both is None:
                raise ValueError("there are no two texts to keep")
            return (self.both,)
        return (self.here if choice is Choice.HERE else self.there).values


class MergePlan(Struct, frozen=True):
    """What merging does.

    kept: changed here only; taken: changed there only; agreed: changed on both sides to the same; differing: to be
    chosen. lines: rows of the other journal to append, in their order. repris: ids of those that this file already has
    from a fusion that was undone.
    """

    kept: tuple[Difference, ...]
    taken: tuple[Difference, ...]
    agreed: tuple[Unit, ...]
    differing: tuple[Difference, ...]
    lines: tuple[Line, ...]
    repris: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the other copy has nothing that this one does not know.

        That it took over what is here is nothing new: two copies that merged each other would never be done.
        """
        told = any(line.kind is not Kind.FUSION for line in self.lines)
        return not (self.taken or self.differing or self.repris or told)


def plan_merge(here: Copy, there: Copy) -> MergePlan:
    """Compare two copies of one dossier, of the same grid and campagne."""
    common = here.known_ids & there.known_ids
    touched = [line.place for copy in (here, there) for line in copy.known if line.id not in common]
    valued = [place for copy in (here, there) for place in copy.values]
    sorted_: dict[str, list[Difference]] = {"kept": [], "taken": [], "differing": []}
    agreed = []
    changed = set(units_of(touched))
    for unit in units_of((*touched, *valued)):
        if unit.target in _FIXED:
            continue
        found = Difference(unit, _side(here, unit), _side(there, unit))
        bases = here.base(unit, common), there.base(unit, common)
        if found.here.values != found.there.values:
            sorted_[_verdict(found, *bases)].append(found)
        elif unit in changed and found.here.values not in bases:
            agreed.append(unit)
    new = [line for line in there.known if line.id not in here.known_ids]
    return MergePlan(
        **{name: tuple(items) for name, items in sorted_.items()},
        agreed=tuple(agreed),
        lines=tuple(line for line in new if line.id not in here.ids),
        repris=tuple(line.id for line in new if line.id in here.ids),
    )


def merge_geste(plan: MergePlan, here: Copy, choices: Mapping[Unit, Choice]) -> Geste:
    """The one geste of a merge, to save after the rows of the plan; KeyError when a choice is missing.

    Its journal says last what a field holds, also where that is what it held before: the rows that were just appended
    may end otherwise. Such changes from a value to itself take nothing back when the merge is undone.
    """
    results = {place: value for unit, values in _results(plan, choices) for place, value in _pairs(unit, values)}
    told = {place_of(line.change): line.change.after for line in plan.lines}
    places = sorted({*results, *(place for place in told if place.target not in _FIXED)}, key=_rank)
    changes = [
        Change(*place, here.value(place), after)
        for place in places
        if (after := results.get(place, here.value(place))) != here.value(place) or told.get(place, after) != after
    ]
    return Geste(new_id(), Kind.FUSION, (*_journal_changes(plan), *changes))


def _results(plan: MergePlan, choices: Mapping[Unit, Choice]) -> list[tuple[Unit, tuple[Value, ...]]]:
    taken = [(one.unit, one.there.values) for one in plan.taken]
    return taken + [(one.unit, one.chosen(choices[one.unit])) for one in plan.differing]


def _rank(place: Place) -> tuple[int, bool, str, str]:
    """A séance begins to exist with its « debut », an action with its « cree_le »."""
    return _ORDER.index(place.target), place.field not in BIRTHS, place.key, place.field


def _pairs(unit: Unit, values: tuple[Value, ...]) -> list[tuple[Place, Value]]:
    return list(zip(unit.places, values, strict=True))


def _journal_changes(plan: MergePlan) -> tuple[Change, ...]:
    """What the merge says of the journal itself, first: where the rows it brought begin, which ones it took up."""
    first = plan.lines[0].id if plan.lines else ""
    apport = Change(Target.JOURNAL, "", APPORT, None, first)
    repris = Change(Target.JOURNAL, "", REPRIS, None, ",".join(plan.repris))
    return (apport, repris) if plan.repris else (apport,)


def _side(copy: Copy, unit: Unit) -> Side:
    last = copy.last_line(unit)
    return Side(copy.unit_values(unit), last.time if last else None, last.seance if last else None)


def _verdict(found: Difference, base_here: tuple[Value, ...], base_there: tuple[Value, ...]) -> str:
    """Where a unit differs: told apart by the value both came from; without one, a person chooses."""
    if base_here != base_there:
        return "differing"
    if found.here.values == base_here:
        return "taken"
    return "kept" if found.there.values == base_there else "differing"


def _joined(found: Difference, between: str) -> str:
    texts = [(side.time.timestamp() if side.time else 0.0, str(side.values[0])) for side in (found.here, found.there)]
    (_, first), (_, second) = sorted(texts)
    if first in second:
        return second
    return first if second in first else f"{first}{between}{second}"
