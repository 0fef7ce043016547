"""What is said of the head's reading of the synthesis, and of entraide."""

import datetime

import pytest

from paliers_desktop.core.assessment import Relecture
from paliers_desktop.core.report.entraide import BESOIN, PARTAGE, entraide_lists
from paliers_desktop.core.report.relecture import TO_COME, day_note, question, relecture_sentence, relecture_value
from report_samples import COLLEGE, ECOLE, at_paliers, small_grille

DAY = datetime.date(2026, 11, 20)
READ, UNDATED = Relecture(True, DAY), Relecture(True)


def test_who_reads_depends_on_the_type():
    assert question(COLLEGE.type) == "Le chef d’établissement a relu la synthèse"
    assert question(ECOLE.type) == "Le directeur ou la directrice a relu la synthèse"


def test_it_is_declared_never_validated():
    college = relecture_sentence(READ, COLLEGE.type)
    assert college == "Synthèse relue par le chef d’établissement le 20 novembre 2026 (déclaré)"
    ecole = relecture_sentence(UNDATED, ECOLE.type)
    assert ecole == "Synthèse relue par le directeur ou la directrice (déclaré)"
    assert relecture_sentence(Relecture(False, DAY), COLLEGE.type) == ""
    values = [relecture_value(one) for one in (READ, UNDATED, Relecture())]
    assert values == ["déclarée le 20 novembre 2026", "déclarée, sans date", "non indiquée"]


@pytest.mark.parametrize(
    ("day", "note"),
    [
        (DAY, ""),
        (DAY + datetime.timedelta(days=1), TO_COME),
        (datetime.date(2026, 8, 1), ""),
        (datetime.date(2026, 7, 31), "Cette date est antérieure à la campagne 2026-2027."),
    ],
)
def test_an_unexpected_day_is_told(day, note):
    assert day_note(day, DAY, "creteil-2026-2027") == note


def test_a_campagne_without_year_has_no_first_day():
    assert day_note(datetime.date(2001, 1, 1), DAY, "essai") == ""


def test_entraide_lists_what_is_ticked_in_reading_order():
    grille = small_grille()
    first, second = grille.reading_order[2], grille.reading_order[20]
    answers = at_paliers(grille, *[1] * 6)
    assert entraide_lists(grille, answers) == ()
    answers = answers.with_answer(second, besoin=True, partage=True).with_answer(first, besoin=True)
    besoin, partage = entraide_lists(grille, answers)
    assert (besoin.field, besoin.titre, [line.critere_id for line in besoin.lines]) == (
        "besoin",
        BESOIN,
        [first, second],
    )
    assert (partage.field, partage.titre) == ("partage", PARTAGE)
    assert [line.critere_id for line in partage.lines] == [second]
