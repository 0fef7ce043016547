"""A target date: what people type is read, what is shown is read back, what cannot be read is told."""

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.echeance import (
    FIRST_YEAR,
    LAST_YEAR,
    EcheanceError,
    echeance_words,
    parse_day,
    parse_echeance,
)
from paliers_desktop.core.report.wording import date_in_words

days = st.dates(datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31))

READ = {
    "12/03/2027": (2027, 3, 12),
    "12/3/27": (2027, 3, 12),
    "12.03.2027": (2027, 3, 12),
    "12-03-2027": (2027, 3, 12),
    "12 03 2027": (2027, 3, 12),
    "2027-03-12": (2027, 3, 12),
    " 12  Mars 2027 ": (2027, 3, 12),
    "1er mars 2027": (2027, 3, 1),
    "1ᵉʳ février 2027": (2027, 2, 1),
    "12 fevr. 2027": (2027, 2, 12),
    "AOÛT 2027": (2027, 8, 31),
    "mars 2027": (2027, 3, 31),
    "fin mars 2027": (2027, 3, 31),
    "Fin 03/2027": (2027, 3, 31),
    "02/2028": (2028, 2, 29),
    "12\u00a0mars\u00a02027": (2027, 3, 12),
}


@pytest.mark.parametrize("typed", READ)
def test_what_people_type_is_read(typed):
    assert parse_echeance(typed) == datetime.date(*READ[typed])


@pytest.mark.parametrize("typed", ["", "  ", "\u00a0"])
def test_nothing_typed_is_no_date(typed):
    assert parse_echeance(typed) is None


REFUSED = {
    "bientôt": "Cette date n’est pas comprise.",
    "mars": "Cette date n’est pas comprise.",
    "12/03": "Cette date n’est pas comprise.",
    "03/27": "Cette date n’est pas comprise.",
    "fin": "Cette date n’est pas comprise.",
    "juin 27": "Cette date n’est pas comprise.",
    "jui 2027": "Ce mois n’est pas compris.",
    "12 mers 2027": "Ce mois n’est pas compris.",
    "31/02/2027": "Cette date n’existe pas : février 2027 compte 28 jours.",
    "31 juin 2027": "Cette date n’existe pas : juin 2027 compte 30 jours.",
    "00/03/2027": "Cette date n’existe pas : mars 2027 compte 31 jours.",
    "12/13/2027": "Une année compte 12 mois",
    "12/00/2027": "Une année compte 12 mois",
    "12/03/0027": "Cette année n’est pas comprise.",
    "mars 9999": "Cette année n’est pas comprise.",
    "12/03/2027 ou avril": "Cette date n’est pas comprise.",
    "१२/०३/20277": "Cette date n’est pas comprise.",
}


@pytest.mark.parametrize("typed", REFUSED)
def test_what_cannot_be_read_is_told(typed):
    with pytest.raises(EcheanceError) as caught:
        parse_echeance(typed)
    assert str(caught.value).startswith(REFUSED[typed])


@given(days)
def test_what_is_shown_is_read_back(day):
    assert parse_echeance(echeance_words(day)) == day
    assert parse_echeance(echeance_words(day).upper()) == day
    assert parse_echeance(f"{day:%d/%m/%Y}") == day
    assert parse_echeance(day.isoformat()) == day


@given(days)
def test_a_month_is_its_last_day(day):
    last = parse_echeance(f"{day.month}/{day.year}")
    assert (last.month, last.year) == (day.month, day.year)
    assert (last + datetime.timedelta(1)).month != day.month
    assert not any(char.isdigit() for char in echeance_words(last).split()[0])


@given(st.text())
def test_any_text_is_a_date_or_is_told(typed):
    with contextlib.suppress(EcheanceError):  # any other exception is a bug
        day = parse_echeance(typed)
        assert day is None or FIRST_YEAR <= day.year <= LAST_YEAR


@given(days)
def test_a_day_in_words_is_read_back(day):
    assert parse_day(date_in_words(day)) == parse_day(day.isoformat()) == day


@pytest.mark.parametrize("typed", ["mars 2027", "03/2027", "fin mars 2027"])
def test_a_month_alone_is_no_day(typed):
    with pytest.raises(EcheanceError, match="Indiquez aussi le jour"):
        parse_day(typed)


def test_no_day_typed_is_none():
    assert parse_day(" ") is None
