"""The synthèse gathers one result; without the palier commun, nothing of it names that palier."""

import re

import pytest
from hypothesis import given

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.synthese import cut, sentences, synthese_report
from report_samples import all_answered, at_paliers, small_grille
from strategies import situations

GRILLE = small_grille()
MIXED = at_paliers(GRILLE, 2, 1, 2, 1, 2, 1).with_answer("D6-P3-1", etat=Etat.OUI)


def told(report):
    """Everything that could tell the palier commun, but for the domaines."""
    result, etapes = report.result, report.etapes
    return " ".join(
        (
            *(*sentences(result.situation), result.situation.tile),
            *(result.total.chip, result.total.missing, result.total.note),
            *(etapes.titre, etapes.introduction, *report.acquis, report.radar_text),
        )
    )


def test_the_mention_stands_after_the_palier():
    report = synthese_report(GRILLE, MIXED.with_answer("D1-P3-1", etat=None))
    assert sentences(report.result.situation) == (
        "Palier commun aux six domaines : 1 · provisoire : 1 sans réponse",
        "7 critères des paliers 2 et 3 sont déjà en place. Il reste six étapes vers le palier 2. "
        "Ce résultat peut encore évoluer.",
    )


def test_without_the_palier_commun_the_domaines_stay_and_the_rest_is_worded_without_it():
    report = synthese_report(GRILLE, MIXED, commun=False)
    assert report.result.situation.headline == "Trois domaines au palier 2, trois au palier 1"
    assert sentences(report.result.situation) == ("19 critères sont déjà en place.",)
    assert (report.result.situation.tile, report.result.situation.palier) == ("", None)
    total = report.result.total
    assert (total.palier, total.chip, total.missing, total.note, total.counts.oui) == (None, "", "", "", 19)
    assert report.etapes.titre == "Prochaines étapes"
    assert report.etapes.groups == synthese_report(GRILLE, MIXED).etapes.groups
    assert [row.chip for row in report.result.rows] == [f"Palier {palier}" for palier in (2, 1, 2, 1, 2, 1)]


def test_without_it_the_mention_still_stands_where_it_was():
    report = synthese_report(GRILLE, MIXED.with_answer("D1-P3-1", etat=None), commun=False)
    assert sentences(report.result.situation)[0] == "Provisoire : 1 sans réponse"


@given(situations())
def test_nothing_then_tells_a_palier_that_all_share(situation):
    grille, answers = situation
    report = synthese_report(grille, answers, commun=False)
    words = told(report)
    assert not re.search(r"[Pp]alier commun|palier du seul|étapes? vers le palier|atteint dans", words)
    assert not re.search(r"(établissement|école) (est au|prépare le) palier", words)


@pytest.mark.parametrize("etat", [None, Etat.NON, Etat.OUI])
def test_what_is_cut_is_only_lists(etat):
    whole = synthese_report(GRILLE, all_answered(GRILLE, etat))
    short = cut(whole, 2, 1)
    assert short.etapes.count == min(2, whole.etapes.count)
    for field in ("identity", "result", "radar", "radar_text", "acquis", "visas", "signature", "about"):
        assert getattr(short, field) == getattr(whole, field)
