"""Every criterion with its answer: none left out, the person's words untouched."""

import datetime

import pytest
from hypothesis import given

from paliers_desktop.core.assessment import Etat, MotifCode
from paliers_desktop.core.help import Aide, AideCritere
from paliers_desktop.core.report.complete import complete_report
from report_samples import at_paliers, catalogue, small_grille
from strategies import situations

GRILLE = small_grille()


def lines_of(grille, answers, aide=None):
    sections = complete_report(grille, answers, aide)
    return {line.critere_id: line for section in sections for part in section.paliers for line in part.lines}


@given(situations())
def test_every_criterion_is_there_once_in_reading_order_with_its_own_words(situation):
    grille, answers = situation
    lines = lines_of(grille, answers)
    assert tuple(lines) == grille.reading_order
    for critere_id, line in lines.items():
        answer = answers.answer(critere_id)
        assert (line.texte, line.numero) == (grille.criteres[critere_id].texte, grille.numeros[critere_id])
        assert line.commentaire == answer.commentaire
        assert line.motif_texte == (answer.motif_texte if answer.etat is Etat.SANS_OBJET else "")


def test_marks_and_motif_are_worded():
    answers = at_paliers(GRILLE, *[1] * 6).with_answer(
        "D1-P1-1", a_verifier=True, aupres_de="gestionnaire", a_confirmer=True, echeance=datetime.date(2027, 3, 1)
    )
    answers = answers.with_answer(
        "D1-P1-2",
        etat=Etat.SANS_OBJET,
        motif_code=MotifCode.PUBLIC_ABSENT,
        motif_texte="Pas d’internat.",
        a_verifier=True,
    )
    lines = lines_of(GRILLE, answers)
    assert lines["D1-P1-1"].marks == ("À vérifier auprès de : gestionnaire", "À confirmer", "Échéance : 1er mars 2027")
    second = lines["D1-P1-2"]
    assert (second.etat_word, second.motif_label, second.motif_texte) == (
        "Sans objet",
        "Public absent",
        "Pas d’internat.",
    )
    assert second.marks == ("À vérifier",)


def test_a_motif_is_silent_once_the_answer_is_no_longer_sans_objet():
    answers = at_paliers(GRILLE, *[1] * 6).with_answer("D1-P1-1", motif_code=MotifCode.AUTRE, motif_texte="ancien")
    line = lines_of(GRILLE, answers)["D1-P1-1"]
    assert (line.etat_word, line.motif_label, line.motif_texte) == ("Oui", "", "")


def test_the_reading_of_a_dated_criterion_stands_under_its_words():
    aide = Aide({"D1-P1-1": AideCritere(lecture="le B2i est devenu Pix.")})
    lines = lines_of(GRILLE, at_paliers(GRILLE, *[1] * 6), aide)
    assert lines["D1-P1-1"].lecture.startswith("Lire aujourd’hui : le B2i est devenu Pix.")
    assert "à confirmer par l’académie" in lines["D1-P1-1"].lecture
    assert lines["D1-P1-2"].lecture == ""


def test_summary_of_a_palier():
    answers = at_paliers(GRILLE, 1, 1, 1, 1, 1, None).with_answer("D1-P1-2", etat=Etat.SANS_OBJET)
    first, *_, last = complete_report(GRILLE, answers)
    assert [part.summary for part in first.paliers] == ["1 sur 1 en place · 1 sans objet", *["0 sur 2 en place"] * 2]
    assert first.paliers[0].titre == "Palier 1 · Conditions 1"
    assert [part.summary for part in last.paliers] == ["2 sans objet"] * 3


@pytest.mark.parametrize(("type_", "count"), [("college", 58), ("ecole_primaire", 67)])
def test_the_real_grids_are_whole(type_, count):
    entry = catalogue().for_type(type_)
    lines = lines_of(entry.grille, at_paliers(entry.grille, *[1] * 6), entry.aide)
    assert len(lines) == count
    assert any(line.lecture for line in lines.values())


def test_each_domaine_says_what_its_next_palier_asks_by_numbers():
    answers = at_paliers(GRILLE, 1, 3, None, 2, 1, 1).with_answer("D1-P2-1", etat=Etat.OUI)
    restes = [section.reste for section in complete_report(GRILLE, answers)]
    assert restes[:5] == [
        "Pour le palier 2, il manque 1 critère : 1.4.",
        "Ce domaine réunit les conditions du palier 3.",
        "Ce domaine est sans objet.",
        "Pour le palier 3, il manque 2 critères : 4.5 et 4.6.",
        "Pour le palier 2, il manque 2 critères : 5.3 et 5.4.",
    ]


def test_a_seuil_leaves_a_choice():
    grille = small_grille(domaines=1, seuil=50, per_palier=4)
    (section,) = complete_report(grille, at_paliers(grille, 0).with_answer("D1-P1-1", etat=Etat.OUI))
    assert section.reste == "Pour le palier 1, il manque 1 critère parmi 3 : 1.2, 1.3 et 1.4."
