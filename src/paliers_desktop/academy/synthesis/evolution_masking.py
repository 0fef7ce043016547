"""What may be published of an evolution, by someone who holds both years' own tables: less than of either year.

Whoever subtracts what stayed from what each year printed gets those who left and those who entered: they are groups as
the others, and masked as such. What is claimed, and tried by brute force: docs/decisions/0046-evolution.md.
"""

from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from paliers_desktop.academy.synthesis.evolution import Flow, Perimeter
from paliers_desktop.academy.synthesis.masking import THRESHOLD, Release, never_alone

Key = TypeVar("Key", bound=Hashable)
Distribution = tuple[int, ...]


class Moves(Struct, Generic[Key], frozen=True):
    """What is printed of one type. groups: whose perimeter is told, with both distributions of each domaine at constant
    perimeter; passages: by domaine, those of which the passages are too."""

    groups: frozenset[Key]
    passages: Mapping[str, frozenset[Key]]


def whole_moves(perimeters: Mapping[Key, Perimeter], flows: Mapping[str, Mapping[Key, Flow]]) -> Moves[Key]:
    """Everything: for those who answer for the campagne."""
    return Moves(frozenset(perimeters), {slug: frozenset(by) for slug, by in flows.items()})


def masked_moves(
    perimeters: Mapping[Key, Perimeter],
    flows: Mapping[str, Mapping[Key, Flow]],
    years: tuple[Release[Key], Release[Key]],
    threshold: int = THRESHOLD,
) -> Moves[Key]:
    """What may be published of the groups of one total. years: what is printed of each, before then now.

    A group is told in every domaine or in none: where one was missing beside a perimeter that is told, the attacker
    knew some passages to be nil.
    """
    rank = {key: (one.constants, str(key)) for key, one in perimeters.items()}
    fit = {
        key
        for key, perimeter in perimeters.items()
        if all(key in release.groups for release in years)
        and _large(perimeter, threshold)
        and all(_printed(key, slug, years) and _tellable(by[key], threshold) for slug, by in flows.items())
    }
    told = _told(rank, fit)
    passages = {
        slug: _told(rank, {key for key in told if _passages_tellable(by[key], threshold)}) for slug, by in flows.items()
    }
    return Moves(told, passages)


def _printed(key: Key, slug: str, years: tuple[Release[Key], Release[Key]]) -> bool:
    return all(key in release.distributions.get(slug, {}) for release in years)


def _told(rank: Mapping[Key, tuple[int, str]], fit: set[Key]) -> frozenset[Key]:
    """Those that fit, but for the companion of one that would be alone in not fitting."""
    hidden = never_alone(rank.keys() - fit, rank)
    return frozenset(rank) - hidden


def _large(perimeter: Perimeter, threshold: int) -> bool:
    """Enough stayed; of those who left or entered, none or enough."""
    moved = (perimeter.sortis, perimeter.entres)
    return perimeter.constants >= threshold and all(number == 0 or number >= threshold for number in moved)


def _tellable(flow: Flow, threshold: int) -> bool:
    stayed = all(_publishable(held, threshold) for held in (flow.avant, flow.maintenant))
    return stayed and all(_absent_or(held, threshold) for held in (flow.sortis, flow.entres))


def _passages_tellable(flow: Flow, threshold: int) -> bool:
    """Those who were at one palier are a group, those who are at one palier now are another."""
    lines = (*flow.passages, *zip(*flow.passages, strict=True))
    return all(_absent_or(line, threshold) for line in lines)


def _absent_or(distribution: Distribution, threshold: int) -> bool:
    return sum(distribution) == 0 or _publishable(distribution, threshold)


def _publishable(distribution: Distribution, threshold: int) -> bool:
    return sum(distribution) >= threshold and max(distribution) < sum(distribution)
