"""The relevé of a séance: what is told, in grid order, and what the plain one leaves out."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from paliers_desktop.core.assessment import Etat, TypeEtablissement
from paliers_desktop.core.report.identity import Field
from paliers_desktop.core.report.releve import SeancesInReport, releve_of, releves
from paliers_desktop.core.report.seance_words import (
    ROLES,
    duration_words,
    roles_for,
    seance_counts,
    seance_hours,
    seance_moment,
    seance_title,
    since_words,
)
from paliers_desktop.core.seance import AnswerChange, Passage, Role, Seance
from report_samples import all_answered, catalogue

GRILLE = catalogue().for_type("college").grille
ORDER = GRILLE.reading_order
PARIS = datetime.timezone(datetime.timedelta(hours=1))
START = datetime.datetime(2027, 3, 12, 13, 5, tzinfo=datetime.UTC)
END = START + datetime.timedelta(minutes=95)
SEANCE = Seance(
    "5" * 32,
    START,
    END,
    fin=END,
    lieu="CDI",
    presents=(Role.CHEF_ETABLISSEMENT, Role.ADJOINT, Role.CPE),
    decisions="Commander une prise.\nEn parler en mai.",
    noms="Mme Secret-Nom",
    passages={
        ORDER[20]: Passage(True),
        ORDER[3]: Passage(True, True, "Secret-avis"),
        ORDER[1]: Passage(True),
        ORDER[2]: Passage(False, True),
        ORDER[5]: Passage(True, False, "Secret-retiré"),
    },
    reponses={
        ORDER[20]: AnswerChange(ORDER[20], None, Etat.OUI),
        ORDER[1]: AnswerChange(ORDER[1], Etat.NON, Etat.EN_COURS),
        ORDER[5]: AnswerChange(ORDER[5], Etat.OUI, Etat.OUI),
    },
)
ANSWERS = (
    all_answered(GRILLE, Etat.OUI)
    .with_answer(ORDER[20], a_verifier=True, aupres_de="Secret-auprès", commentaire="Secret-commentaire")
    .with_answer(ORDER[40], a_verifier=True)
)


def told(seance: Seance = SEANCE, *, full: bool = True):
    return releve_of(GRILLE, ANSWERS, seance, full=full)


def test_the_facts_of_the_meeting():
    assert told().titre == "Séance du 12 mars 2027"
    assert told().fields == (
        Field("Date", "12 mars 2027"),
        Field("Horaires", "de 14:05 à 15:40"),
        Field("Durée", "1 h 35"),
        Field("Lieu", "CDI"),
        Field("Présents", "Chef d’établissement, chef d’établissement adjoint et CPE"),
        Field("Noms", "Mme Secret-Nom"),
    )
    assert told().counts == "4 critères discutés, 2 réponses modifiées."
    assert told().decisions == "Commander une prise.\nEn parler en mai."


def test_what_was_not_said_takes_no_line():
    empty = told(Seance("5" * 32, START, START))
    assert [field.label for field in empty.fields] == ["Date", "Horaires", "Durée"]
    assert empty.counts == "Aucun critère discuté."
    assert (empty.reponses, empty.avis, empty.a_verifier, empty.domaines, empty.decisions) == ((), (), (), (), "")


def test_criteria_come_in_the_order_of_the_grid_by_domaine():
    domaines = told().domaines
    keys = [critere.critere_id for domaine in domaines for critere in domaine.criteres]
    assert keys == [ORDER[1], ORDER[3], ORDER[5], ORDER[20]]
    assert domaines[0].titre == GRILLE.domaines[0].titre
    numbers = [GRILLE.numeros[ORDER[rank]] for rank in (1, 3, 5)]
    assert domaines[0].numeros == f"{numbers[0]}, {numbers[1]} et {numbers[2]}"


def test_answers_go_from_before_to_after_in_words():
    assert [(r.critere.critere_id, r.before_word, r.after_word) for r in told().reponses] == [
        (ORDER[1], "Non", "En cours"),
        (ORDER[20], "Sans réponse", "Oui"),
    ]


def test_avis_partages_carry_their_sentence_and_nothing_that_was_taken_back():
    assert [(a.critere_id, a.note) for a in told().avis] == [(ORDER[2], ""), (ORDER[3], "Secret-avis")]


def test_only_what_was_discussed_and_is_still_marked_is_to_verify():
    assert [a.critere_id for a in told().a_verifier] == [ORDER[20]]


def test_the_plain_one_holds_no_name_and_no_avis():
    plain = told(full=False)
    assert "Secret" not in repr(plain)
    assert plain.avis == ()
    assert plain == replace(told(), avis=(), fields=told().fields[:-1])


def test_comments_and_persons_asked_are_in_none():
    assert "Secret-commentaire" not in repr(told())
    assert "Secret-auprès" not in repr(told())


def test_criteria_of_another_grid_are_left_out():
    school = catalogue().for_type("ecole_primaire").grille
    releve = releve_of(school, ANSWERS, SEANCE, full=True)
    known = {critere.critere_id for domaine in releve.domaines for critere in domaine.criteres}
    assert known == set(SEANCE.discutes) & set(school.criteres)


@pytest.mark.parametrize(("what", "count"), [("none", 0), ("plain", 1), ("full", 1)])
def test_a_report_tells_what_was_asked_and_not_what_was_taken_off(what, count):
    found = releves(GRILLE, ANSWERS, (SEANCE, replace(SEANCE, ecartee=True)), SeancesInReport(what))
    assert len(found) == count
    assert ("Secret-avis" in repr(found)) == (what == "full")


def test_hours_that_pass_midnight_say_the_day():
    late = replace(SEANCE, debut=START + datetime.timedelta(hours=9), fin=END + datetime.timedelta(hours=9))
    assert seance_hours(late) == "de 23:05 à 0:40, le 13 mars 2027"


def test_hours_are_those_of_paris_on_the_nights_when_they_jump():
    hour = datetime.timedelta(hours=1)
    for start, words in (
        (datetime.datetime(2027, 3, 28, 0, 30), "de 1:30 à 3:30"),
        (datetime.datetime(2027, 10, 31, 0, 30), "de 2:30 à 2:30"),
        (datetime.datetime(2027, 6, 21, 12, 0), "de 14:00 à 15:00"),
    ):
        start = start.replace(tzinfo=datetime.UTC)
        seance = replace(SEANCE, debut=start, fin=start + hour)
        assert seance_hours(seance) == words
        assert {field.label: field.value for field in told(seance).fields}["Durée"] == "1 h"


def test_a_seance_in_a_few_words():
    assert seance_title(replace(SEANCE, debut=datetime.datetime(2027, 3, 1, tzinfo=PARIS))).endswith("1er mars 2027")
    assert seance_moment(SEANCE) == "12 mars 2027, 14:05"
    assert since_words(SEANCE) == "depuis 14:05"
    assert seance_counts(replace(SEANCE, passages={})) == "2 réponses modifiées"
    assert seance_counts(replace(SEANCE, reponses={}, passages={ORDER[0]: Passage(True)})) == "1 critère discuté"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "moins d’une minute"),
        (59, "moins d’une minute"),
        (60, "1 minute"),
        (720, "12 minutes"),
        (3600, "1 h"),
        (3660, "1 h 01"),
        (5700, "1 h 35"),
        (93_900, "26 h 05"),
    ],
)
def test_durations(seconds, words):
    assert duration_words(datetime.timedelta(seconds=seconds)) == words


def test_every_role_has_words_of_its_own():
    assert set(ROLES) == set(Role)
    assert len(set(ROLES.values())) == len(Role)


@given(st.sampled_from(TypeEtablissement), st.sets(st.sampled_from(Role)))
def test_roles_offered_are_those_of_the_place_and_those_already_chosen(type_, chosen):
    offered = roles_for(type_, tuple(chosen))
    assert set(chosen) <= set(offered)
    assert list(offered) == [role for role in Role if role in offered]
    assert Role.PARENTS in offered
    ecole = type_.value.startswith("ecole")
    assert (Role.DIRECTEUR_ECOLE in roles_for(type_)) == ecole
    assert (Role.CHEF_ETABLISSEMENT in roles_for(type_)) != ecole
