"""Counting how two states differ: each criterion once, the same from either side."""

from hypothesis import given
from hypothesis import strategies as st

from dossier_samples import CAMPAGNE, LYCEE
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.difference import Difference, difference
from strategies import answers

STATES = st.dictionaries(st.sampled_from("abcdefgh"), answers).map(lambda given: Assessment(LYCEE, CAMPAGNE, given))


@given(STATES, STATES)
def test_each_criterion_that_differs_is_counted_once(there: Assessment, here: Assessment) -> None:
    found = difference(there, here)
    assert found is not None
    differing = [key for key in "abcdefgh" if there.answer(key) != here.answer(key)]
    assert found.more + found.fewer + found.other + found.notes == len(differing)
    answered = [sum(state.answer(key).etat is not None for key in "abcdefgh") for state in (there, here)]
    assert found.more - found.fewer == answered[0] - answered[1]


@given(STATES, STATES)
def test_seen_from_the_other_side_more_is_fewer(there: Assessment, here: Assessment) -> None:
    one, other = difference(there, here), difference(here, there)
    assert one is not None
    assert other == Difference(one.fewer, one.more, one.other, one.notes)


@given(STATES)
def test_a_state_does_not_differ_from_itself(state: Assessment) -> None:
    assert difference(state, state) == Difference()


@given(STATES, STATES)
def test_two_campagnes_are_not_compared(there: Assessment, here: Assessment) -> None:
    assert difference(there, Assessment(LYCEE, "creteil-2027-2028", here.answers)) is None
