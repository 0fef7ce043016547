"""Which copies go: never the newest, never too many kept, the span covered, and thinning again changes nothing."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.thinning import KEPT, SPARED, Dated, surplus

DAY = datetime.timedelta(days=1)
START = datetime.datetime(2026, 9, 1, 8, tzinfo=datetime.UTC)

moments = st.datetimes(datetime.datetime(2020, 1, 1), datetime.datetime(2040, 1, 1), timezones=st.just(datetime.UTC))
copies = st.lists(st.tuples(moments, st.booleans()), max_size=60).map(
    lambda drawn: [Dated(f"{rank:03}", time, spared) for rank, (time, spared) in enumerate(drawn)]
)


def left(known: list[Dated], keep: int = KEPT) -> list[Dated]:
    """What stays, the oldest first."""
    gone = surplus(known, keep)
    return sorted((copy for copy in known if copy not in gone), key=lambda copy: (copy.time, copy.name))


@given(copies, st.integers(2, 30))
def test_at_most_so_many_stay_the_newest_and_the_oldest_among_them(known: list[Dated], keep: int) -> None:
    stays = left(known, keep)
    assert len(stays) == min(keep, len(known))
    ordered = sorted(known, key=lambda copy: (copy.time, copy.name))
    assert stays[:1] == ordered[:1]
    assert stays[-1:] == ordered[-1:]


@given(copies, st.randoms())
def test_thinning_again_changes_nothing_whatever_the_order(known: list[Dated], draw) -> None:
    stays = left(known)
    assert surplus(stays) == ()
    draw.shuffle(known)
    assert left(known) == stays


@given(copies)
def test_the_latest_copies_before_something_risky_stay(known: list[Dated]) -> None:
    risky = sorted((copy for copy in known if copy.spared), key=lambda copy: (copy.time, copy.name))
    assert set(risky[-SPARED:]) <= set(left(known))


@given(copies, st.integers(2, 30), st.integers(0, 30))
def test_what_goes_first_does_not_depend_on_how_much_goes(known: list[Dated], keep: int, fewer: int) -> None:
    assert surplus(known, keep)[: len(surplus(known, keep + fewer))] == surplus(known, keep + fewer)


def test_the_older_the_sparser() -> None:
    """Ten copies a day for a year, thinned as they come: today is dense, and no long time is uncovered."""
    known: list[Dated] = []
    for rank in range(3650):
        known.append(Dated(f"{rank:04}", START + rank * DAY / 10))
        known = left(known)
    ages = [(known[-1].time - copy.time) / DAY for copy in known]
    assert len(known) == KEPT
    assert sum(age < 1 for age in ages) >= 3
    assert sum(age < 8 for age in ages) >= 8
    assert ages[0] == pytest.approx(364.9)
    holes = [(older - younger, younger) for older, younger in itertools.pairwise(ages)]
    assert all(hole <= max(1.5 * age, 0.5) for hole, age in holes), holes


def test_one_copy_a_day_for_three_weeks_keeps_nearly_every_day() -> None:
    known: list[Dated] = []
    for rank in range(21):
        known = left([*known, Dated(f"{rank:02}", START + rank * DAY)])
    assert len(known) == KEPT
    assert [copy.time for copy in known[-15:]] == [START + rank * DAY for rank in range(6, 21)]


def test_the_newest_and_the_oldest_need_two_places() -> None:
    with pytest.raises(ValueError, match="stay"):
        surplus([], 1)
