"""The clock of the académie: the same words for a moment, whatever the clock of the post."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.paris import at_paris, in_paris, paris_now, paris_today

MOMENTS = st.datetimes(datetime(2017, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("utc", "paris"),
    [
        (datetime(2027, 3, 12, 13, 5), "2027-03-12T14:05:00+01:00"),
        (datetime(2027, 3, 28, 0, 59), "2027-03-28T01:59:00+01:00"),
        (datetime(2027, 3, 28, 1, 0), "2027-03-28T03:00:00+02:00"),
        (datetime(2027, 6, 30, 22, 30), "2027-07-01T00:30:00+02:00"),
        (datetime(2027, 10, 31, 0, 30), "2027-10-31T02:30:00+02:00"),
        (datetime(2027, 10, 31, 1, 30), "2027-10-31T02:30:00+01:00"),
        (datetime(2026, 12, 31, 23, 0), "2027-01-01T00:00:00+01:00"),
    ],
)
def test_winter_summer_and_the_nights_between(utc: datetime, paris: str) -> None:
    assert in_paris(utc.replace(tzinfo=UTC)).isoformat() == paris


@given(MOMENTS, st.integers(-12, 14))
def test_the_zone_a_moment_is_told_in_changes_nothing(moment: datetime, hours: int) -> None:
    told = in_paris(moment)
    assert told == moment
    assert told.utcoffset() in (timedelta(hours=1), timedelta(hours=2))
    assert in_paris(moment.astimezone(timezone(timedelta(hours=hours)))).isoformat() == told.isoformat()


@given(MOMENTS)
def test_the_hour_of_a_clock_is_the_moment_it_shows(moment: datetime) -> None:
    shown = in_paris(moment)
    told = at_paris(shown.date(), shown.time())
    assert told.tzinfo is UTC
    assert in_paris(told).replace(tzinfo=None) == shown.replace(tzinfo=None)
    assert moment - told in (timedelta(0), timedelta(hours=1))


def test_the_hour_that_comes_twice_is_the_first() -> None:
    assert at_paris(datetime(2027, 10, 31).date(), time(2, 30)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        in_paris(datetime(2027, 3, 12, 13, 5))


def test_now_and_today_are_those_of_paris() -> None:
    before = datetime.now(UTC)
    now, today = paris_now(), paris_today()
    assert before <= now <= datetime.now(UTC)
    assert now.tzname() in ("CET", "CEST")
    assert today in (now.date(), now.date() + timedelta(days=1))
