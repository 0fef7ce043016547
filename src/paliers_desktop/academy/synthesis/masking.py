"""What may be published of the groups of one total without telling what a school answered (exchange.md §3).

A group is printed whole or not at all, then each of its distributions; a total is the sum of what is printed, never
more. What is claimed, and tried by brute force: whoever knows this rule, the directory and everything that is printed,
and nothing else, can deduce no masked count (docs/decisions/0043-ce-que-l-observatoire-publie.md).
"""

from collections.abc import Callable, Collection, Hashable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

THRESHOLD = 5
"""Counted établissements under which a group prints nothing."""

Key = TypeVar("Key", bound=Hashable)
Distribution = tuple[int, ...]


class Release(Struct, Generic[Key], frozen=True):
    """What is printed of a total. groups: those that are told; distributions: of these, by domaine, those that are.

    totals: by domaine, the sum of the printed distributions.
    """

    groups: frozenset[Key]
    distributions: Mapping[str, Mapping[Key, Distribution]]

    @property
    def totals(self) -> dict[str, Distribution]:
        """Of each domaine of which something is printed."""
        return {
            slug: tuple(map(sum, zip(*printed.values(), strict=True)))
            for slug, printed in self.distributions.items()
            if printed
        }


def whole(groups: Collection[Key], domaines: Mapping[str, Mapping[Key, Distribution]]) -> Release[Key]:
    """Everything: for those who answer for the campagne."""
    told = frozenset(groups)
    return Release(told, {slug: {key: by[key] for key in groups} for slug, by in domaines.items()})


def masked(
    comptes: Mapping[Key, int], domaines: Mapping[str, Mapping[Key, Distribution]], threshold: int = THRESHOLD
) -> Release[Key]:
    """What may be published of the groups of one total. comptes: how many established each distribution of a group."""
    rank = _rank(comptes)
    silent = never_alone({key for key, number in comptes.items() if number < threshold}, rank)
    printed = {}
    for slug, by in domaines.items():
        hidden = never_alone(silent | {key for key in by if unanimous(by[key])}, rank)
        printed[slug] = {key: by[key] for key in comptes if key not in hidden}
    return Release(frozenset(comptes) - silent, printed)


def narrowed(
    release: Release[Key], comptes: Mapping[Key, int], telling: Callable[[Distribution], bool]
) -> Release[Key]:
    """Less of what is printed, never more: without the distributions that would be telling in a narrower table.

    It is made of what is printed and of nothing else: whoever reads both learns no more than from the first.
    """
    rank = _rank(comptes)
    printed = {}
    for slug, by in release.distributions.items():
        hidden = never_alone({key for key in comptes if key not in by or telling(by[key])}, rank)
        printed[slug] = {key: held for key, held in by.items() if key not in hidden}
    return Release(release.groups, printed)


def unanimous(distribution: Distribution) -> bool:
    """Whether all are at the same place: it would tell what each one answered."""
    return max(distribution) == sum(distribution)


def _rank(comptes: Mapping[Key, int]) -> dict[Key, tuple[int, str]]:
    return {key: (number, str(key)) for key, number in comptes.items()}


def never_alone(hidden: Collection[Key], rank: Mapping[Key, tuple[int, str]]) -> frozenset[Key]:
    """With the next smallest when one would be alone: a total known otherwise would give it away."""
    if len(hidden) != 1:
        return frozenset(hidden)
    others = sorted(set(rank) - set(hidden), key=rank.__getitem__)
    return frozenset([*hidden, *others[:1]])
