"""The attacker knows the rule, the directory and all that is printed, and tries every table that could have made it."""

from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.academy.synthesis.masking import THRESHOLD, Release, masked, whole
from small_tables import Table, as_table, hidden_counts, seen, tables, totals


def recovered(
    universe: Iterator[Table],
    publish: Callable[[Table], Release[str]],
    more: Callable[[Table], object] = lambda _: None,
) -> tuple[int, int, int]:
    """How many masked counts the attacker knows for sure, of how many, from how many different publications."""
    possible: dict[object, dict[object, set[int]]] = defaultdict(lambda: defaultdict(set))
    for table in universe:
        release = publish(table)
        of_this = possible[seen(table, release), more(table)]
        for where, number in hidden_counts(table, release):
            of_this[where].add(number)
    counts = [values for of_this in possible.values() for values in of_this.values()]
    return sum(len(values) == 1 for values in counts), len(counts), len(possible)


def by_rule(threshold: int) -> Callable[[Table], Release[str]]:
    return lambda table: masked(table.comptes, table.domaines, threshold)


SMALL = [
    pytest.param((6, 6, 6), 1, 2, THRESHOLD, id="3-groups"),
    pytest.param((1, 6, 7), 1, 2, THRESHOLD, id="one-of-a-single-school"),
    pytest.param((6, 5), 1, 3, THRESHOLD, id="2-groups-3-places"),
    pytest.param((7,), 2, 3, THRESHOLD, id="alone"),
    pytest.param((4, 3, 3), 2, 2, 3, id="2-domaines"),
    pytest.param((3, 3, 2, 3), 1, 2, 2, id="4-groups"),
    pytest.param((3, 2), 1, 5, 2, id="5-places"),
]


@pytest.mark.parametrize(("sizes", "domaines", "places", "threshold"), SMALL)
def test_no_masked_count_is_determined_in_any_small_table(sizes, domaines, places, threshold):
    known, of, publications = recovered(tables(sizes, domaines, places), by_rule(threshold))
    assert of > 10
    assert publications > 1 or len(sizes) == 1
    assert known == 0


def test_the_attacker_does_recover_what_true_totals_give_away():
    """The sum of every group, masked ones included: what « totals come from published groups » forbids."""

    def true_totals(table: Table) -> object:
        return tuple(map(sum, zip(*table.domaines["d0"].values(), strict=True)))

    known, of, _ = recovered(tables((6, 6, 6), 1, 2), by_rule(THRESHOLD), true_totals)
    assert known > of / 20


def without_unanimity(table: Table) -> Release[str]:
    told = frozenset(key for key, number in table.comptes.items() if number >= THRESHOLD)
    shown = {slug: {key: by[key] for key in by if key in told} for slug, by in table.domaines.items()}
    return Release(told, shown)


def alone(table: Table) -> Release[str]:
    """The unanimous and the small without their companion."""
    told = without_unanimity(table)
    shown = {
        slug: {key: held for key, held in by.items() if max(held) < sum(held)}
        for slug, by in told.distributions.items()
    }
    return Release(told.groups, shown)


def test_the_companion_is_what_stops_a_subtraction_from_a_total_known_otherwise():
    """Without it, a person who knows the true effectif of the total knows each masked one that stands alone."""

    def effectif(table: Table) -> int:
        return sum(table.comptes.values())

    universe = (7, 7, 7)
    bare, of, _ = recovered(tables(universe, 1, 2), alone, effectif)
    helped, _, _ = recovered(tables(universe, 1, 2), by_rule(THRESHOLD), effectif)
    assert bare > of / 20
    assert helped < bare / 3


@given(totals)
def test_nothing_small_nor_unanimous_is_printed(drawn):
    table = as_table(drawn)
    release = masked(table.comptes, table.domaines)
    for key in release.groups:
        assert table.comptes[key] >= THRESHOLD
    for by in release.distributions.values():
        for key, held in by.items():
            assert key in release.groups
            assert max(held) < sum(held)


@given(totals)
def test_a_group_is_never_the_only_one_masked_beside_others(drawn):
    table = as_table(drawn)
    release = masked(table.comptes, table.domaines)
    missing = len(table.comptes) - len(release.groups)
    assert missing != 1 or len(table.comptes) == 1
    for by in release.distributions.values():
        assert len(table.comptes) - len(by) != 1 or not by


@given(totals)
def test_totals_are_the_sum_of_what_is_printed(drawn):
    table = as_table(drawn)
    release = masked(table.comptes, table.domaines)
    for slug, by in release.distributions.items():
        if by:
            assert release.totals[slug] == tuple(sum(held[place] for held in by.values()) for place in range(5))
        else:
            assert slug not in release.totals


@given(totals, st.permutations(range(8)))
def test_the_order_of_the_groups_changes_nothing(drawn, order):
    keys = sorted(drawn)
    table = as_table(drawn)
    shuffled = as_table({keys[rank]: drawn[keys[rank]] for rank in order if rank < len(keys)} | drawn)
    assert seen(table, masked(*table)) == seen(shuffled, masked(*shuffled))


@given(totals)
def test_more_is_masked_only_where_the_rule_says_so(drawn):
    """What is neither small, nor unanimous, nor the one companion is printed."""
    table = as_table(drawn)
    release = masked(table.comptes, table.domaines)
    small = [key for key, number in table.comptes.items() if number < THRESHOLD]
    assert len(table.comptes) - len(release.groups) <= max(len(small), 2 * (len(small) == 1))


@given(totals)
def test_whole_prints_everything(drawn):
    table = as_table(drawn)
    release = whole(table.comptes, table.domaines)
    assert release.groups == set(table.comptes)
    assert release.distributions == table.domaines
