import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.campagne import (
    academie,
    default_campagne,
    first_day,
    is_campagne,
    label,
    next_campagne,
    previous_campagne,
    school_year,
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-07-31", 2025), ("2026-08-01", 2026), ("2026-12-31", 2026), ("2027-01-01", 2026), ("2027-07-31", 2026)],
)
def test_the_school_year_turns_on_the_first_of_august(day, expected):
    assert school_year(datetime.date.fromisoformat(day)) == expected


def test_default_id_label_and_neighbours():
    campagne = default_campagne("creteil", datetime.date(2026, 11, 23))
    assert campagne == "creteil-2026-2027"
    assert label(campagne) == "2026-2027"
    assert previous_campagne(campagne) == "creteil-2025-2026"
    assert next_campagne(campagne) == "creteil-2027-2028"


@pytest.mark.parametrize("campagne", ["pilote", "creteil-2026-2028", "creteil-2026", "2026-20271"])
def test_an_id_without_school_year_is_shown_as_it_is(campagne):
    assert label(campagne) == campagne
    assert previous_campagne(campagne) is None
    assert next_campagne(campagne) is None


@given(st.dates(datetime.date(1001, 1, 1), datetime.date(9000, 1, 1)))
def test_next_then_previous_comes_back(day):
    campagne = default_campagne("x", day)
    assert is_campagne(campagne)
    assert previous_campagne(next_campagne(campagne)) == campagne


@pytest.mark.parametrize(
    "raw", ["", "ab", "a" * 41, "créteil-2026", "creteil 2026", "creteil_2026", "creteil-2026\n-x"]
)
def test_other_shapes_are_refused(raw):
    assert not is_campagne(raw)


def test_a_trailing_line_end_is_not_part_of_an_id():
    assert not is_campagne("creteil-2026-2027\n")


def test_the_first_day_is_that_of_the_school_year():
    assert first_day("creteil-2026-2027") == datetime.date(2026, 8, 1)
    assert first_day("essai") is None
    assert first_day("creteil-0000-0001") is None


@pytest.mark.parametrize(
    ("campagne", "expected"),
    [
        ("creteil-2026-2027", "creteil"),
        ("creteil-essai-2026-2027", "creteil-essai"),
        ("creteil-pilote", "creteil-pilote"),
        ("creteil-2026-2028", "creteil-2026-2028"),
        ("2026-2027", "2026-2027"),
    ],
)
def test_the_campagnes_of_an_academie_share_what_stands_before_the_years(campagne, expected):
    assert academie(campagne) == expected
    assert academie(next_campagne(campagne) or campagne) in (expected, next_campagne(campagne))
