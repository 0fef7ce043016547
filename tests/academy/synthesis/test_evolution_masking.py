"""The attacker holds the rule, the directories, both years' tables and the evolution, and tries all that could be."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from paliers_desktop.academy.synthesis.evolution import Flow, Perimeter
from paliers_desktop.academy.synthesis.evolution_masking import Moves, masked_moves, whole_moves
from paliers_desktop.academy.synthesis.masking import THRESHOLD, Release, masked

Distribution = tuple[int, ...]
D = "d"


class Life(NamedTuple):
    """One type in one domaine: by group, who passed from where to where, who left, who entered."""

    flows: dict[str, Flow]

    @property
    def perimeters(self) -> dict[str, Perimeter]:
        return {
            key: Perimeter(sum(flow.sortis), sum(map(sum, flow.passages)), sum(flow.entres))
            for key, flow in self.flows.items()
        }

    def year(self, *, now: bool, threshold: int) -> tuple[dict[str, Distribution], Release[str]]:
        """The whole distribution of a year, and what was printed of it."""
        by = {
            key: added(flow.maintenant, flow.entres) if now else added(flow.avant, flow.sortis)
            for key, flow in self.flows.items()
        }
        return by, masked({key: sum(held) for key, held in by.items()}, {D: by}, threshold)


def added(one: Distribution, other: Distribution) -> Distribution:
    return tuple(map(sum, zip(one, other, strict=True)))


def spread(total: int, cells: int) -> Iterator[Distribution]:
    """Every way to place at most that many."""
    if not cells:
        yield ()
        return
    for first in range(total + 1):
        for rest in spread(total - first, cells - 1):
            yield (first, *rest)


def lives(sizes: tuple[int, ...], places: int, *, closed: bool = False) -> Iterator[Life]:
    """Every life of groups of which no year counts more than that; closed: nobody leaves nor enters."""
    for flows in product(*([*group_lives(size, places, closed)] for size in sizes)):
        yield Life({f"g{rank}": flow for rank, flow in enumerate(flows)})


def group_lives(size: int, places: int, closed: bool) -> Iterator[Flow]:
    for stayed in spread(size, places * places):
        passages = tuple(stayed[start : start + places] for start in range(0, len(stayed), places))
        moved = [(0,) * places] if closed else list(spread(size - sum(stayed), places))
        for sortis, entres in product(moved, repeat=2):
            yield Flow(passages, sortis, entres)


Years = tuple[Release[str], Release[str]]
Publish = Callable[[Life, Years, int], Moves[str]]


def by_rule(life: Life, years: Years, threshold: int) -> Moves[str]:
    return masked_moves(life.perimeters, {D: life.flows}, years, threshold)


class Known(NamedTuple):
    """masked: how many counts are masked; recovered: those that only the evolution lets the attacker work out.

    telling: how many different evolutions were published.
    """

    masked: int
    recovered: int
    telling: int


def attacked(universe: Iterable[Life], threshold: int, publish: Publish = by_rule) -> Known:
    """What whoever holds the three publications knows for sure, of all that could have made them."""
    with_it: dict[object, Possible] = defaultdict(Possible)
    without: dict[object, Possible] = defaultdict(Possible)
    telling = set()
    for life in universe:
        (before, printed), (now, printed_now) = (life.year(now=one, threshold=threshold) for one in (False, True))
        moves = publish(life, (printed, printed_now), threshold)
        years, told = (year(before, printed), year(now, printed_now)), evolution(life, moves)
        counts = list(every(life, (before, now), (printed, printed_now), moves, threshold))
        with_it[years, told].add(counts)
        without[years].add(counts)
        if moves.groups:
            telling.add(told)
    masked_counts = recovered = 0
    for (years, _), possible in with_it.items():
        masked_counts += len(possible.masked)
        recovered += len(possible.sure() - without[years].sure())
    return Known(masked_counts, recovered, len(telling))


class Possible:
    """All the values that each count may have, and the counts that are masked in one case at least."""

    def __init__(self) -> None:
        self.values: dict[object, set[int]] = defaultdict(set)
        self.masked: set[object] = set()

    def add(self, counts: list[tuple[object, int, bool]]) -> None:
        for where, value, is_masked in counts:
            self.values[where].add(value)
            if is_masked:
                self.masked.add(where)

    def sure(self) -> set[object]:
        """The masked counts that can only have one value."""
        return {where for where in self.masked if len(self.values[where]) == 1}


def year(by: dict[str, Distribution], printed: Release[str]) -> object:
    """The two tables of a year."""
    effectifs = tuple((key, sum(by[key])) for key in sorted(printed.groups))
    return effectifs, tuple(sorted(printed.distributions[D].items()))


def evolution(life: Life, moves: Moves[str]) -> object:
    """The three tables of the evolution."""
    told = tuple((key, structs.astuple(life.perimeters[key])) for key in sorted(moves.groups))
    held = tuple((key, life.flows[key].avant, life.flows[key].maintenant) for key in sorted(moves.groups))
    return told, held, tuple((key, life.flows[key].passages) for key in sorted(moves.passages[D]))


def every(life, years, printed, moves, threshold) -> Iterator[tuple[object, int, bool]]:
    """Each count, where it stands, and whether it is masked.

    Those who left and those who entered are printed nowhere: worked out, they must be none or enough, not unanimous.
    """
    for key, flow in life.flows.items():
        for rank, (by, release) in enumerate(zip(years, printed, strict=True)):
            yield (rank, key), sum(by[key]), key not in release.groups
            for place, number in enumerate(by[key]):
                yield (rank, key, place), number, key not in release.distributions[D]
        yield ("stayed", key), life.perimeters[key].constants, key not in moves.groups
        held = ((0, flow.avant, flow.sortis), (1, flow.maintenant, flow.entres))
        for rank, stayed, moved in held:
            nobody = not sum(moved) and key in printed[rank].distributions[D]  # they are what that year printed
            few = 0 < sum(moved) < threshold or (sum(moved) > 0 and max(moved) == sum(moved))
            for place, number in enumerate(stayed):
                yield ("stayed", rank, key, place), number, key not in moves.groups and not nobody
                yield ("moved", rank, key, place), moved[place], few
        for one, row in enumerate(flow.passages):
            for other, number in enumerate(row):
                nobody = key in moves.groups and not (flow.avant[one] and flow.maintenant[other])  # as printed
                yield ("passage", key, one, other), number, key not in moves.passages[D] and not nobody


SMALL = [
    pytest.param((5,), 2, 2, False, id="alone"),
    pytest.param((2, 2), 2, 2, False, id="2-groups"),
    pytest.param((4, 4), 2, 2, True, id="2-groups-nobody-moves"),
    pytest.param((4,), 3, 2, False, id="3-places"),
]


@pytest.mark.parametrize(("sizes", "places", "threshold", "closed"), SMALL)
def test_the_evolution_lets_no_masked_count_be_worked_out(sizes, places, threshold, closed):
    known = attacked(lives(sizes, places, closed=closed), threshold)
    assert known.masked > 10
    assert known.telling >= 1
    assert known.recovered == 0


def tellable(life: Life, threshold: int) -> frozenset[str]:
    """Those of whom enough stayed, here and there."""
    flows = {key: flow for key, flow in life.flows.items() if life.perimeters[key].constants >= threshold}
    return frozenset(key for key, flow in flows.items() if publishable(flow.avant) and publishable(flow.maintenant))


def publishable(held: Distribution) -> bool:
    return max(held) < sum(held)


def whatever_was_printed(life: Life, _: Years, threshold: int) -> Moves[str]:
    """What stayed is a group as any other."""
    return Moves(tellable(life, threshold), {D: frozenset()})


def whoever_moved(life: Life, years: Years, threshold: int) -> Moves[str]:
    """The same among what both years printed: those who left and those who entered are forgotten."""
    printed = years[0].distributions[D].keys() & years[1].distributions[D].keys()
    return Moves(tellable(life, threshold) & printed, {D: frozenset()})


@pytest.mark.parametrize("careless", [whatever_was_printed, whoever_moved])
def test_the_attacker_does_recover_what_a_careless_rule_gives_away(careless):
    assert attacked(lives((5,), 2), 2, careless).recovered > 100


numbers = st.integers(0, 12)
rows = st.tuples(*[numbers] * 3)
drawn = st.dictionaries(
    st.text("abc", min_size=1, max_size=2), st.builds(Flow, st.tuples(rows, rows, rows), rows, rows)
)


def masked_life(flows: dict[str, Flow]) -> tuple[Life, Moves[str]]:
    life = Life(flows)
    (_, before), (_, now) = (life.year(now=one, threshold=THRESHOLD) for one in (False, True))
    return life, by_rule(life, (before, now), THRESHOLD)


def nobody_or_enough(held: Distribution) -> bool:
    return sum(held) == 0 or (sum(held) >= THRESHOLD and max(held) < sum(held))


@settings(max_examples=40)
@given(drawn)
def test_nobody_is_in_a_small_or_unanimous_row_of_what_is_printed(flows):
    life, moves = masked_life(flows)
    assert moves.passages[D] <= moves.groups
    for key in moves.groups:
        perimeter = life.perimeters[key]
        assert perimeter.constants >= THRESHOLD
        assert all(number == 0 or number >= THRESHOLD for number in (perimeter.sortis, perimeter.entres))
        flow = flows[key]
        assert all(nobody_or_enough(held) for held in (flow.avant, flow.maintenant, flow.sortis, flow.entres))
    for key in moves.passages[D]:
        passages = flows[key].passages
        assert all(nobody_or_enough(line) for line in (*passages, *zip(*passages, strict=True)))


@settings(max_examples=40)
@given(drawn)
def test_nothing_is_the_only_one_masked_beside_others(flows):
    _, moves = masked_life(flows)
    for printed in (moves.groups, moves.passages[D]):
        assert len(flows) - len(printed) != 1 or len(flows) == 1


@settings(max_examples=40)
@given(drawn)
def test_the_restricted_one_prints_everything(flows):
    life = Life(flows)
    moves = whole_moves(life.perimeters, {D: flows})
    assert moves.groups == moves.passages[D] == frozenset(flows)
