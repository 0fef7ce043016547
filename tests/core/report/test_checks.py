"""What the export page asks to look at first: it names, it counts, it leads there, it forbids nothing."""

from hypothesis import given

from paliers_desktop.core.assessment import Etat, MotifCode
from paliers_desktop.core.help import Aide, AideCritere
from paliers_desktop.core.report.checks import MAX_NAMED, export_checks
from report_samples import all_answered, small_grille
from strategies import situations

GRILLE = small_grille()
IDS = GRILLE.reading_order
COMPLETE = all_answered(GRILLE, Etat.OUI)
AIDE = Aide({IDS[4]: AideCritere(implique=(IDS[3],))})


def test_nothing_to_look_at():
    checks = export_checks(GRILLE, AIDE, COMPLETE)
    assert [(check.done, check.titre) for check in checks] == [
        (True, "36 réponses sur 36"),
        (True, "Aucun « Sans objet »"),
        (True, "Plus rien à vérifier"),
        (True, "Les réponses s’accordent entre elles"),
    ]
    assert {(check.detail, check.action, check.critere_id) for check in checks} == {("", "", "")}


def test_each_kind_is_counted_named_and_leads_to_the_first():
    answers = COMPLETE.with_answer(IDS[7], etat=None).with_answer(IDS[1], etat=None)
    answers = answers.with_answer(IDS[2], etat=Etat.SANS_OBJET).with_answer(IDS[13], a_verifier=True)
    unanswered, motif, to_check, _ = export_checks(GRILLE, AIDE, answers)
    assert (unanswered.done, unanswered.titre) == (False, "2 critères sans réponse")
    assert unanswered.detail == "1.2 Pilotage · 2.2 Formation"
    assert (unanswered.action, unanswered.critere_id) == ("Répondre", IDS[1])
    assert (motif.titre, motif.action, motif.critere_id) == ("1 « Sans objet » sans motif", "Compléter", IDS[2])
    assert (to_check.titre, to_check.action, to_check.critere_id) == ("1 réponse à vérifier", "Revoir", IDS[13])


def test_answers_that_do_not_agree_are_shown_and_lead_to_the_one_supposed():
    check = export_checks(GRILLE, AIDE, COMPLETE.with_answer(IDS[3], etat=Etat.NON))[3]
    numbers = GRILLE.numeros
    assert (check.done, check.titre) == (False, "1 réponse à rapprocher d’une autre")
    assert check.detail == f"{numbers[IDS[4]]} suppose {numbers[IDS[3]]}"
    assert (check.action, check.critere_id) == ("Revoir", IDS[3])


def test_a_motif_is_a_code_or_words():
    answers = COMPLETE
    for rank, fields in enumerate(({"motif_code": MotifCode.PUBLIC_ABSENT}, {"motif_texte": "Site fermé"})):
        answers = answers.with_answer(IDS[rank], etat=Etat.SANS_OBJET, **fields)
    assert export_checks(GRILLE, AIDE, answers)[1].titre == "Chaque « Sans objet » a son motif"
    blank = answers.with_answer(IDS[5], etat=Etat.SANS_OBJET, motif_texte="  ")
    two = blank.with_answer(IDS[6], etat=Etat.SANS_OBJET)
    assert export_checks(GRILLE, AIDE, blank)[1].titre == "1 « Sans objet » sans motif"
    assert export_checks(GRILLE, AIDE, two)[1].titre == "2 « Sans objet » sans motif"


def test_a_long_list_is_cut():
    missing = COMPLETE
    for critere in IDS[: MAX_NAMED + 1]:
        missing = missing.with_answer(critere, etat=None)
    assert export_checks(GRILLE, AIDE, missing)[0].detail.endswith(" · et 1 autre")
    more = missing.with_answer(IDS[MAX_NAMED + 1], etat=None)
    assert export_checks(GRILLE, AIDE, more)[0].detail.endswith(" · et 2 autres")


@given(situations())
def test_a_check_is_done_exactly_when_nothing_of_its_kind_is_left(situation):
    grille, assessment = situation
    answers = [assessment.answer(critere) for critere in grille.criteres]
    unanswered, _, to_check, agreement = export_checks(grille, Aide(), assessment)
    assert agreement.done
    assert unanswered.done == all(answer.etat is not None for answer in answers)
    assert to_check.done == (not any(answer.a_verifier for answer in answers))
    for check in export_checks(grille, Aide(), assessment):
        assert check.done == (check.critere_id == "")
        assert check.done or check.critere_id in grille.criteres
