import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.grid import PALIERS
from paliers_desktop.core.reperes import quartiles

effectifs = st.lists(st.integers(0, 9), min_size=4, max_size=4).filter(sum)


def one_by_one(held):
    """The palier of each, in order."""
    return [palier for palier, number in enumerate(held) for _ in range(number)]


@given(effectifs)
def test_each_is_the_lowest_palier_that_so_many_do_not_exceed(held):
    found, each = quartiles(held), one_by_one(held)
    for quarters, palier in ((1, found.premier), (2, found.mediane), (3, found.troisieme)):
        assert 4 * sum(one <= palier for one in each) >= quarters * len(each)
        assert 4 * sum(one < palier for one in each) < quarters * len(each)


@given(effectifs)
def test_they_are_paliers_that_somebody_has_in_order(held):
    found, each = quartiles(held), one_by_one(held)
    assert {found.premier, found.mediane, found.troisieme} <= set(each)
    assert 0 <= found.premier <= found.mediane <= found.troisieme <= PALIERS[-1]


@given(effectifs)
def test_at_least_half_stand_in_the_middle_half(held):
    found, each = quartiles(held), one_by_one(held)
    assert 2 * sum(found.premier <= one <= found.troisieme for one in each) >= len(each)


@given(effectifs, st.integers(2, 5))
def test_as_many_of_each_again_changes_nothing(held, times):
    assert quartiles(held) == quartiles([number * times for number in held])


@given(effectifs, st.integers(0, 2))
def test_one_that_advances_draws_none_back(held, palier):
    if held[palier]:
        later = list(held)
        later[palier] -= 1
        later[palier + 1] += 1
        before, after = quartiles(held), quartiles(later)
        assert before.premier <= after.premier
        assert before.mediane <= after.mediane
        assert before.troisieme <= after.troisieme


def test_an_even_number_has_its_lower_median():
    assert quartiles([2, 2, 0, 0]).mediane == 0
    assert quartiles([2, 3, 0, 0]).mediane == 1


def test_nobody_has_none():
    with pytest.raises(ValueError, match="nobody"):
        quartiles([0, 0, 0, 0])
