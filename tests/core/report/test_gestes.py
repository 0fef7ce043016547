"""What « Annuler » names: the answer first, then the field, in the words of the screens."""

import datetime

import pytest
from msgspec.structs import fields

from paliers_desktop.core.assessment import Answer, Etat, MotifCode, Relecture
from paliers_desktop.core.history import Geste, Kind, answer_changes, etablissement_changes, relecture_changes
from paliers_desktop.core.report.gestes import describe_geste
from paliers_desktop.core.seance import Seance, passage_changes, seance_changes
from report_samples import COLLEGE, ECOLE, small_grille

GRILLE = small_grille()
CRITERE = GRILLE.reading_order[10]
NOW = datetime.datetime(2026, 11, 23, 14, 5, tzinfo=datetime.UTC)
SANS_OBJET = Answer(Etat.SANS_OBJET, MotifCode.AUTRE, "Site fermé")


def geste(*changes):
    return Geste("0" * 32, Kind.SAISIE, changes)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Answer(), Answer(Etat.EN_COURS), "2.5 « En cours »"),
        (Answer(Etat.OUI), Answer(), "2.5 réponse effacée"),
        (SANS_OBJET, Answer(Etat.NON), "2.5 « Non »"),
        (Answer(Etat.SANS_OBJET), SANS_OBJET, "2.5 motif"),
        (Answer(), Answer(commentaire="Vu"), "2.5 commentaire"),
        (Answer(), Answer(a_verifier=True), "2.5 « À vérifier »"),
        (Answer(a_verifier=True, aupres_de="CPE"), Answer(), "2.5 « À vérifier » retiré"),
        (Answer(), Answer(echeance=datetime.date(2027, 3, 1)), "2.5 échéance"),
    ],
)
def test_one_criterion(before, after, words):
    assert describe_geste(GRILLE, geste(*answer_changes(CRITERE, before, after))) == words


def test_the_etablissement_and_several_criteria():
    assert describe_geste(GRILLE, geste(*etablissement_changes(COLLEGE, ECOLE))) == "établissement"
    three = [change for key in GRILLE.reading_order[:3] for change in answer_changes(key, Answer(), SANS_OBJET)]
    assert describe_geste(GRILLE, geste(*three)) == "3 critères"


def test_what_is_not_about_an_answer():
    relecture = relecture_changes(Relecture(), Relecture(True))
    assert describe_geste(GRILLE, geste(*relecture)) == "relecture"
    seance = Seance("5" * 32, NOW, NOW)
    assert describe_geste(GRILLE, geste(*seance_changes(seance, lieu="CDI"))) == "lieu de la séance"
    assert describe_geste(GRILLE, geste(*seance_changes(seance, ecartee=True))) == "séance retirée"
    assert describe_geste(GRILLE, geste(*passage_changes(seance, CRITERE, avis_partages=True))) == "2.5 avis partagés"


def test_a_criterion_that_the_grid_lost_keeps_its_word():
    assert describe_geste(GRILLE, geste(*answer_changes("ANCIEN-1", Answer(), Answer(Etat.OUI)))) == "« Oui »"


def test_every_field_of_an_answer_has_a_word():
    full = Answer(Etat.NON, MotifCode.AUTRE, "m", "c", True, "a", True, datetime.date(2027, 3, 1), True, True)
    for change in answer_changes(CRITERE, Answer(), full):
        assert describe_geste(GRILLE, geste(change)).startswith("2.5 ")
    assert len(answer_changes(CRITERE, Answer(), full)) == len(fields(Answer))


def test_a_fusion_is_named_as_a_whole():
    told = answer_changes(CRITERE, Answer(), Answer(Etat.OUI))
    assert describe_geste(GRILLE, Geste("0" * 32, Kind.FUSION, told)) == "fusion"
