"""Golden sentences about the whole établissement, and what holds for every situation."""

import re

import pytest
from hypothesis import given

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.situation import headline, provisoire_sentence, school_sentence, situation
from paliers_desktop.core.scoring import compute_profile
from report_samples import COLLEGE, ECOLE, all_answered, at_paliers, small_grille
from strategies import situations

FORBIDDEN = re.compile(r"score|note\b|retard|échec|insuffisant|classement|obligatoire|faible|mauvais|!", re.IGNORECASE)
GRILLE = small_grille()


def said(*paliers, etablissement=COLLEGE):
    answers = at_paliers(GRILLE, *paliers, etablissement=etablissement)
    return situation(GRILLE, answers, compute_profile(GRILLE, answers))


@pytest.mark.parametrize(
    ("paliers", "words"),
    [
        ((2, 1, 2, 1, 2, 1), "Trois domaines au palier 2, trois au palier 1"),
        ((3, 1, 0, 0, 0, 0), "Un domaine au palier 3, un au palier 1, quatre vers le palier 1"),
        ((2, 2, 2, 2, 2, None), "Cinq domaines au palier 2, un sans objet"),
        ((2, 2, 2, 2, 2, 2), "Les six domaines sont au palier 2"),
        ((0, 0, 0, 0, 0, 0), "Les six domaines préparent le palier 1"),
        ((None, None, None, None, None, None), "Les six domaines sont sans objet"),
    ],
)
def test_headline_is_the_profile(paliers, words):
    assert said(*paliers).headline == words


@pytest.mark.parametrize(
    ("paliers", "tile", "words"),
    [
        ((2, 1, 2, 1, 2, 1), "1", "Palier commun aux six domaines : 1"),
        ((3, 2, 3, 3, 2, None), "2", "Palier commun aux cinq domaines concernés : 2"),
        ((3, None, None, None, None, None), "3", "Palier du seul domaine concerné : 3"),
        ((2, 1, 0, 1, 2, 1), "Vers le palier 1", "L’établissement prépare le palier 1"),
        ((None,) * 6, "Sans objet", "Aucun critère de la grille ne concerne l’établissement"),
    ],
)
def test_palier_commun(paliers, tile, words):
    assert (said(*paliers).tile, said(*paliers).commun) == (tile, words)


def test_a_school_is_called_ecole():
    assert said(0, 0, 0, 0, 0, 0, etablissement=ECOLE).commun == "L’école prépare le palier 1"
    profile = compute_profile(GRILLE, at_paliers(GRILLE, 1, 1, 1, 1, 1, 1))
    assert school_sentence(profile, ECOLE.type) == "L’école est au palier 1"
    assert school_sentence(profile, COLLEGE.type) == "L’établissement est au palier 1"


def test_what_is_left_is_told_as_steps():
    assert said(2, 1, 2, 2, 2, 2).reste == "Il reste deux étapes vers le palier 2."
    assert said(0, 1, 1, 1, 1, 1).reste == "Il reste deux étapes pour réunir les conditions minimales."
    assert said(3, 3, 3, 3, 3, 3).reste == "Les conditions du palier 3 sont réunies."
    answers = at_paliers(GRILLE, 2, 1, 2, 2, 2, 2).with_answer("D2-P2-1", etat=Etat.OUI)
    assert situation(GRILLE, answers, compute_profile(GRILLE, answers)).reste == "Il reste une étape vers le palier 2."


def test_what_is_in_place_above_the_palier_commun_is_told():
    assert said(2, 1, 2, 1, 2, 1).acquis == "6 critères des paliers 2 et 3 sont déjà en place."
    assert said(3, 2, 2, 2, 2, 2).acquis == "2 critères du palier 3 sont déjà en place."
    assert said(1, 0, 0, 0, 0, 0).acquis == "2 critères sont déjà en place."
    assert said(1, 1, 1, 1, 1, 1).acquis == ""
    assert said(3, 3, 3, 3, 3, 3).acquis == ""


def test_sans_objet_are_counted():
    assert said(1, 1, 1, 1, 1, None).sans_objet == "6 critères sont sans objet."
    assert said(1, 1, 1, 1, 1, 1).sans_objet == ""


def test_what_may_still_change_is_told():
    answers = at_paliers(GRILLE, 1, 1, 1, 1, 1, 1)
    answers = answers.with_answer("D1-P1-1", etat=None).with_answer("D1-P1-2", etat=None)
    words = "2 critères attendent une réponse : ce résultat peut encore évoluer."
    assert provisoire_sentence(compute_profile(GRILLE, answers)) == words
    answers = answers.with_answer("D1-P1-2", etat=Etat.OUI, a_verifier=True)
    words = "1 critère attend une réponse et 1 est à vérifier : ce résultat peut encore évoluer."
    assert provisoire_sentence(compute_profile(GRILLE, answers)) == words
    assert said(1, 1, 1, 1, 1, 1).provisoire == ""


def test_nothing_answered_says_so_rather_than_a_palier():
    answers = all_answered(GRILLE, None)
    told = situation(GRILLE, answers, compute_profile(GRILLE, answers))
    assert (told.headline, told.tile, told.commun) == ("Aucune réponse pour l’instant", "À situer", "Palier à situer")
    assert told.reste == ""


@given(situations())
def test_headline_counts_every_domaine_once(situation_):
    profile = compute_profile(*situation_)
    words = headline(profile)
    letters = {"un": 1, "deux": 2, "trois": 3, "quatre": 4}
    counted = [letters[word] for word in re.findall(r"\w+", words.lower()) if word in letters]
    assert profile.answered == 0 or sum(counted) == len(profile.domaines)


@given(situations())
def test_no_sentence_sounds_like_an_exam(situation_):
    grille, answers = situation_
    told = situation(grille, answers, compute_profile(grille, answers))
    sentences = (told.headline, told.commun, told.reste, told.acquis, told.sans_objet, told.provisoire, told.mention)
    assert told.headline
    assert told.commun
    assert not any(FORBIDDEN.search(sentence) for sentence in sentences)
    assert all(sentence.endswith(".") for sentence in sentences[2:6] if sentence)
