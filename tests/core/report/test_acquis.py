"""What is acquired is said from the profile, the whole first; what is not reached is never named as a lack."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.acquis import acquis
from paliers_desktop.core.scoring import compute_profile
from report_samples import all_answered, at_paliers, small_grille
from strategies import situations

GRILLE = small_grille()


def acquis_of(answers, grille=GRILLE, **more):
    return acquis(grille, compute_profile(grille, answers), **more)


def test_as_drawn_the_whole_then_the_domaines_above_then_what_is_near():
    answers = at_paliers(GRILLE, 2, 1, 2, 1, 2, 1).with_answer("D5-P3-1", etat=Etat.OUI)
    assert acquis_of(answers) == (
        "Le palier 1 est réuni dans les six domaines.",
        "Pilotage, Ressources et Réseau réunissent les conditions du palier 2.",
        "Réseau : un seul critère reste à mettre en place avant le palier 3.",
    )


def test_without_the_palier_commun_only_domaines_are_named():
    answers = at_paliers(GRILLE, 2, 1, 2, 1, 2, 1)
    assert acquis_of(answers, commun=False) == (
        "Pilotage, Ressources et Réseau réunissent les conditions du palier 2.",
        "Formation, Pratiques et Équipement réunissent les conditions du palier 1.",
    )


def test_one_domaine_is_in_the_singular_and_several_near_ones_share_a_sentence():
    answers = at_paliers(GRILLE, 3, 0, 1, 1, None, 0)
    answers = answers.with_answer("D3-P2-1", etat=Etat.OUI).with_answer("D4-P2-2", etat=Etat.OUI)
    assert acquis_of(answers) == (
        "Pilotage réunit les conditions du palier 3.",
        "Ressources et Pratiques réunissent les conditions du palier 1.",
        "Ressources et Pratiques : un seul critère reste à mettre en place avant le palier 2, "
        "dans chacun de ces domaines.",
    )


@pytest.mark.parametrize(
    ("answers", "sentences"),
    [
        (all_answered(GRILLE, None), ()),
        (all_answered(GRILLE, Etat.NON), ("L’état des lieux est fait : les 36 critères ont une réponse.",)),
        (
            all_answered(GRILLE, None).with_answer("D1-P1-1", etat=Etat.NON),
            ("L’état des lieux est commencé : 1 réponse sur 36.",),
        ),
        (all_answered(GRILLE, Etat.NON).with_answer("D1-P3-1", etat=Etat.OUI), ("1 critère est déjà en place.",)),
        (all_answered(GRILLE, Etat.OUI), ("Le palier 3 est réuni dans les six domaines.",)),
    ],
)
def test_before_a_first_palier_and_at_the_last(answers, sentences):
    assert acquis_of(answers) == sentences


@given(situations(), st.booleans())
def test_whatever_the_answers_it_is_short_whole_and_blames_nobody(situation, commun):
    grille, answers = situation
    sentences = acquis_of(answers, grille, commun=commun)
    assert bool(sentences) == (compute_profile(grille, answers).answered > 0)
    assert len(sentences) <= 6
    for sentence in sentences:
        assert sentence.endswith(".")
        assert not re.search(r"manque|retard|insuffisan|seulement|score|note\b", sentence)
