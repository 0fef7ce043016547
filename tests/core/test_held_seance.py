"""A séance as it is typed after it was held: the clocks of Paris, and a sentence for what makes no sense."""

import datetime
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.held_seance import Held, HeldError, held_changes, is_told, read_held
from paliers_desktop.core.report.seance_words import seance_hours, seance_title
from paliers_desktop.core.seance import Role, Seance, apply_to_seances, seance_changes

NOW = datetime.datetime(2027, 3, 20, 12, tzinfo=UTC)


def read(day: str = "12/03/2027", debut: str = "14:00", fin: str = "16 h 30") -> Held:
    return read_held((day, debut, fin), "  Salle\tdu conseil ", (Role.IEN, Role.ERUN), "Rien\r\nde plus", NOW)


def test_what_is_typed_is_told_by_the_clocks_of_paris():
    held = read()
    assert held.debut == datetime.datetime(2027, 3, 12, 13, tzinfo=UTC)
    assert held.fin == datetime.datetime(2027, 3, 12, 15, 30, tzinfo=UTC)
    assert (held.lieu, held.decisions) == ("Salle du conseil", "Rien\nde plus")
    (seance,) = apply_to_seances((), held_changes("a" * 32, held), NOW)
    assert seance_title(seance) == "Séance du 12 mars 2027"
    assert seance_hours(seance) == "de 14:00 à 16:30"
    assert set(seance.presents) == {Role.IEN, Role.ERUN}
    assert (seance.lieu, seance.decisions) == (held.lieu, held.decisions)
    assert not seance.is_under_way(held.debut)


@pytest.mark.parametrize("typed", ["14:05", "14h05", "14 h 05", "14H05", "14 : 05"])
def test_hours_are_read_as_people_write_them(typed):
    assert read(debut=typed).debut.minute == 5


@pytest.mark.parametrize("typed", ["9", "9h", "09:00", "9 h"])
def test_an_hour_alone_is_a_whole_hour(typed):
    assert read(debut=typed).debut == datetime.datetime(2027, 3, 12, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"day": ""}, "jour", "Le jour de la séance est nécessaire."),
        ({"day": "mars 2027"}, "jour", "Indiquez aussi le jour"),
        ({"day": "hier"}, "jour", "n’est pas comprise."),
        ({"day": "21/03/2027"}, "jour", "Cette séance n’a pas encore eu lieu."),
        ({"debut": ""}, "debut", "Cette heure n’est pas comprise."),
        ({"debut": "25:00"}, "debut", "Cette heure n’est pas comprise."),
        ({"fin": "16:75"}, "fin", "Cette heure n’est pas comprise."),
        ({"fin": "14:00"}, "fin", "La séance finit avant d’avoir commencé."),
    ],
)
def test_what_makes_no_sense_is_said_where_it_is(typed, field, said):
    with pytest.raises(HeldError) as caught:
        read(**typed)
    assert caught.value.field == field
    assert said in str(caught.value)


@given(st.text(max_size=12))
def test_any_typed_hour_is_read_or_said(typed):
    try:
        held = read(fin=typed)
    except HeldError:
        return
    assert held.debut < held.fin
    assert held.fin - held.debut < datetime.timedelta(hours=10)


def test_a_seance_is_told_once_unless_it_was_taken_off():
    held = read()
    (seance,) = apply_to_seances((), held_changes("a" * 32, held), NOW)
    assert is_told((seance,), held)
    assert not is_told((seance,), read(debut="14:05"))
    (away,) = apply_to_seances((seance,), seance_changes(seance, ecartee=True), NOW)
    assert not is_told((away,), held)
    assert not is_told((Seance("b", NOW, NOW),), held)
