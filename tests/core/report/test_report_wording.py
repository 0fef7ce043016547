"""The French words: counts, dates, missing sentences, the mention of what is provisional."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Etat, Fonction, MotifCode, TypeEtablissement
from paliers_desktop.core.report import wording
from paliers_desktop.core.scoring import compute_profile
from report_samples import all_answered, at_paliers, catalogue, small_grille
from strategies import situations


def domaine_profile(palier, **changes):
    grille = small_grille(domaines=1)
    answers = at_paliers(grille, palier)
    for critere_id, etat in changes.items():
        answers = answers.with_answer(critere_id.replace("_", "-"), etat=etat)
    return compute_profile(grille, answers).domaines[0]


def test_every_value_of_the_payload_has_its_words():
    assert set(wording.ETATS) == {*Etat, None}
    assert set(wording.MOTIFS) == set(MotifCode)
    assert set(wording.TYPES) == set(TypeEtablissement)
    assert set(wording.FONCTIONS) == set(Fonction)


def test_the_types_of_the_grid_for_schools_are_those_called_ecole():
    grille = catalogue().for_type("ecole_primaire").grille
    assert {type_ for type_ in TypeEtablissement if wording.is_ecole(type_)} == set(grille.types)


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 critère"), (1, "1 critère"), (2, "2 critères"), (58, "58 critères")]
)
def test_french_plural_begins_at_two(count, words):
    assert wording.counted(count, "critère") == words


@pytest.mark.parametrize(("count", "words"), [(1, "une"), (2, "deux"), (10, "dix"), (11, "11")])
def test_small_counts_in_letters(count, words):
    assert wording.in_letters(count, feminine=True) == words


@pytest.mark.parametrize(
    ("items", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")]
)
def test_enumeration(items, words):
    assert wording.joined(items) == words


def test_dates_need_no_locale():
    assert wording.date_in_words(datetime.date(2027, 3, 12)) == "12 mars 2027"
    assert wording.date_in_words(datetime.date(2027, 8, 1)) == "1er août 2027"


@given(st.dates())
def test_every_day_can_be_read_back(day):
    number, month, year = wording.date_in_words(day).split()
    assert (int(number.removesuffix("er")), int(year)) == (day.day, day.year)
    assert month == wording.date_in_words(day.replace(day=28)).split()[1]


@pytest.mark.parametrize(
    ("palier", "words"), [(None, "Sans objet"), (0, "Vers le palier 1"), (1, "Palier 1"), (3, "Palier 3")]
)
def test_palier_words(palier, words):
    assert wording.palier_words(palier) == words


def test_missing_sentences_of_the_guide():
    assert wording.missing_sentence(domaine_profile(1)) == "Il manque 2 critères pour le palier 2"
    nearly = domaine_profile(0, D1_P1_1=Etat.OUI)
    assert wording.missing_sentence(nearly) == "Il manque 1 critère pour le palier 1"
    assert wording.missing_sentence(domaine_profile(2)) == (
        "Les conditions du palier 2 sont réunies. Le palier 3 demande 2 critères de plus."
    )
    assert wording.missing_sentence(domaine_profile(3)) == "Ce domaine réunit les conditions du palier 3."
    assert wording.missing_sentence(domaine_profile(None)) == "Ce domaine est sans objet."


def test_value_words_are_the_palier_and_the_share_of_the_next():
    assert wording.value_words(domaine_profile(1, D1_P2_1=Etat.OUI)) == "1 · 1 sur 2 vers le palier 2"
    assert wording.value_words(domaine_profile(3)) == "3"
    assert wording.value_words(domaine_profile(None)) == "Sans objet"


def test_provisoire_mention_leaves_zero_parts_out():
    grille = small_grille()
    answers = at_paliers(grille, 1, 1, 1, 1, 1, 1)
    assert wording.provisoire_mention(compute_profile(grille, answers)) == ""
    answers = answers.with_answer("D1-P1-1", a_verifier=True)
    assert wording.provisoire_mention(compute_profile(grille, answers)) == "provisoire : 1 à vérifier"
    for place in ("D2-P1-1", "D3-P1-1", "D4-P1-2"):
        answers = answers.with_answer(place, etat=None)
    answers = answers.with_answer("D5-P1-1", a_confirmer=True)
    assert wording.provisoire_mention(compute_profile(grille, answers)) == (
        "provisoire : 3 sans réponse, 1 à vérifier, 1 à confirmer"
    )


@given(situations())
def test_the_mention_is_there_exactly_while_the_result_is_provisional(situation):
    profile = compute_profile(*situation)
    assert bool(wording.provisoire_mention(profile)) == profile.provisoire


def test_nothing_answered_in_the_real_grid():
    grille = catalogue().for_type("college").grille
    profile = compute_profile(grille, all_answered(grille, None))
    assert wording.provisoire_mention(profile) == "provisoire : 58 sans réponse"
