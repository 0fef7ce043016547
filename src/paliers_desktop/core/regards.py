"""Regards croisés: what several groups answered each on their own, and where they differ. Pure.

A group of fewer than LEAST is told only inside the whole, and never by subtraction: what is hidden counts LEAST at
least, or one more group is hidden with it (docs/decisions/0056-regards-croises.md).
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.grid import Grille

LEAST = 5
"""Voices from which a group is told on its own."""


class Groupe(StrEnum):
    """Who answers."""

    DIRECTION = "direction"
    ENSEIGNANTS = "enseignants"
    ELEVES = "eleves"
    PARENTS = "parents"
    AUTRES = "autres"


class Voix(Struct, frozen=True):
    """What one voice answers, by criterion; id: 32 hex digits that tell nobody."""

    id: str
    groupe: Groupe
    reponses: Mapping[str, Etat]


class Counts(Struct, frozen=True):
    """How many voices of a group gave each answer to one criterion, in the order of Etat; silent: how many did not."""

    etats: tuple[int, ...]
    silent: int

    @property
    def answered(self) -> int:
        """Voices that answered."""
        return sum(self.etats)

    @property
    def differ(self) -> bool:
        """Whether two voices at least gave different answers."""
        return sum(count > 0 for count in self.etats) > 1

    @property
    def shared(self) -> float:
        """How divided it is: 0 when all answer alike, towards 0.75 when the four answers are equally frequent."""
        return 1 - max(self.etats) / self.answered if self.answered else 0.0


class Regard(Struct, frozen=True):
    """One criterion on which voices differ: the whole, then each group that may be told."""

    critere_id: str
    ensemble: Counts
    groupes: tuple[tuple[Groupe, Counts], ...]


def sizes(voix: Iterable[Voix]) -> dict[Groupe, int]:
    """How many voices each group has, groups without any left out."""
    counts = dict.fromkeys(Groupe, 0)
    for one in voix:
        counts[one.groupe] += 1
    return {groupe: count for groupe, count in counts.items() if count}


def told_groups(counts: Mapping[Groupe, int]) -> tuple[Groupe, ...]:
    """The groups that may be told on their own: the whole less these must not tell of fewer than LEAST either."""
    told = [groupe for groupe in Groupe if counts.get(groupe, 0) >= LEAST]
    hidden = sum(count for groupe, count in counts.items() if groupe not in told)
    while told and 0 < hidden < LEAST:
        smallest = min(told, key=lambda groupe: counts[groupe])
        told.remove(smallest)
        hidden += counts[smallest]
    return tuple(told)


def regards(grille: Grille, voix: Iterable[Voix]) -> tuple[Regard, ...]:
    """The criteria on which the voices differ, the most divided first, then in reading order."""
    voices = tuple(voix)
    groups = told_groups(sizes(voices))
    found = []
    for key in grille.reading_order:
        ensemble = _counts(key, voices)
        if ensemble.differ:
            own = ((groupe, _counts(key, [one for one in voices if one.groupe is groupe])) for groupe in groups)
            found.append(Regard(key, ensemble, tuple(own)))
    return tuple(sorted(found, key=lambda regard: -regard.ensemble.shared))


def _counts(key: str, voices: Iterable[Voix]) -> Counts:
    given = [one.reponses.get(key) for one in voices]
    return Counts(tuple(given.count(etat) for etat in Etat), given.count(None))
