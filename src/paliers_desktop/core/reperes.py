"""A repère: where the middle half of many établissements stands in one domaine, and its median; never an average.

Paliers are ordered, not measured: every value is a palier that some établissement has (docs/decisions/0045-reperes.md).
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from paliers_desktop.core.assessment import TypeEtablissement

LEAST = 5
"""Établissements under which nothing is told."""


class Decoupage(StrEnum):
    """How the académie that made them is divided."""

    DEPARTEMENT = "departement"
    BASSIN = "bassin"
    CIRCONSCRIPTION = "circonscription"


class Quartiles(Struct, frozen=True):
    """The first quartile, the median and the third one, each a palier from 0 to 3."""

    premier: int
    mediane: int
    troisieme: int


class Repere(Struct, frozen=True):
    """In one domaine. effectif: the établissements that have a palier there."""

    effectif: int
    quartiles: Quartiles


class Reference(Struct, frozen=True):
    """One group that an établissement may look at. territoire None: every published one; reperes: by domaine, those
    that are published."""

    campagne: str
    decoupage: Decoupage
    territoire: str | None
    type: TypeEtablissement
    reperes: Mapping[str, Repere]


def quartiles(effectifs: Sequence[int]) -> Quartiles:
    """Of how many are at each palier, from 0 on; they are not none."""
    return Quartiles(*(_reached(effectifs, quarters) for quarters in (1, 2, 3)))


def _reached(effectifs: Sequence[int], quarters: int) -> int:
    """The lowest palier that at least so many quarters of them do not exceed."""
    below = 0
    for palier, number in enumerate(effectifs):
        below += number
        if 4 * below >= quarters * sum(effectifs) and below:
            return palier
    raise ValueError("no quartile of nobody")
