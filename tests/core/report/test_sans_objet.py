"""Every criterion sans objet is listed with the reason given, whatever its length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Etat, MotifCode
from paliers_desktop.core.report.sans_objet import cut_sans_objet, sans_objet
from report_samples import at_paliers, small_grille
from strategies import situations

GRILLE = small_grille()
ANSWERS = at_paliers(GRILLE, *[1] * 6)


@pytest.mark.parametrize(
    ("code", "texte", "expected"),
    [
        (MotifCode.PUBLIC_ABSENT, "Pas d’internat.", ("Public absent", "Pas d’internat.")),
        (MotifCode.PUBLIC_ABSENT, " ", ("Public absent", "")),
        (None, "Assuré par la commune.", ("", "Assuré par la commune.")),
        (None, "", ("Motif non précisé", "")),
        (MotifCode.AUTRE, "Assuré par la commune.", ("", "Assuré par la commune.")),
        (MotifCode.AUTRE, "", ("Autre", "")),
    ],
)
def test_the_motif_is_what_was_given(code, texte, expected):
    answers = ANSWERS.with_answer("D2-P1-2", etat=Etat.SANS_OBJET, motif_code=code, motif_texte=texte)
    (line,) = sans_objet(GRILLE, answers).lines
    assert (line.numero, line.texte) == ("2.2", "Critère 2.1.2")
    assert (line.motif_label, line.motif_texte) == expected


@pytest.mark.parametrize(("texte", "wordy"), [("a" * 240, False), ("a" * 241, True), ("a\n" * 6 + "a", True)])
def test_a_long_motif_needs_more_than_a_column(texte, wordy):
    answers = ANSWERS.with_answer("D2-P1-2", etat=Etat.SANS_OBJET, motif_texte=texte)
    assert sans_objet(GRILLE, answers).is_wordy is wordy


@given(situations(), st.integers(1, 5))
def test_all_are_there_in_reading_order_or_counted(situation, most):
    grille, answers = situation
    whole = sans_objet(grille, answers)
    concerned = [key for key in grille.reading_order if answers.answer(key).etat is Etat.SANS_OBJET]
    assert [line.critere_id for line in whole.lines] == concerned
    found = cut_sans_objet(whole, most)
    assert found.lines == whole.lines[:most]
    left = len(concerned) - most
    plural = "s" if left > 1 else ""
    assert found.more == (f"et {left} autre{plural} : voir la version complète" if left > 0 else "")
