"""What the export page asks to look at first: it names, it counts, it leads there, it forbids nothing."""

from hypothesis import given

from paliers_desktop.core.assessment import Etat, MotifCode
from paliers_desktop.core.help import Aide, AideCritere
from paliers_desktop.core.report.checks import FEW, Check, export_checks
from report_samples import all_answered, small_grille
from strategies import situations

GRILLE = small_grille()
IDS = GRILLE.reading_order
COMPLETE = all_answered(GRILLE, Etat.OUI)
AIDE = Aide({IDS[4]: AideCritere(implique=(IDS[3],)), IDS[5]: AideCritere(implique=(IDS[3],))})


def checks(answers) -> dict[str, Check]:
    return {check.kind: check for check in export_checks(GRILLE, AIDE, answers)}


def where(check: Check) -> list[str]:
    return [line.critere_id for line in check.lines]


def test_nothing_to_look_at():
    assert [(check.done, check.titre) for check in export_checks(GRILLE, AIDE, COMPLETE)] == [
        (True, "36 réponses sur 36"),
        (True, "Aucun « Sans objet »"),
        (True, "Plus rien à vérifier"),
        (True, "Les réponses s’accordent entre elles"),
    ]


def test_each_kind_is_counted_and_names_its_criteria_by_domaine():
    answers = COMPLETE.with_answer(IDS[7], etat=None).with_answer(IDS[1], etat=None)
    answers = answers.with_answer(IDS[2], etat=Etat.SANS_OBJET)
    answers = answers.with_answer(IDS[13], a_verifier=True, aupres_de=" gestionnaire ")
    answers = answers.with_answer(IDS[14], a_verifier=True).with_answer(IDS[9], a_confirmer=True)
    found = checks(answers)
    assert found["sans_reponse"].titre == "2 critères sans réponse"
    assert [(domaine.titre, [line.numero for line in domaine.lines]) for domaine in found["sans_reponse"].domaines] == [
        ("Pilotage", ["1.2"]),
        ("Formation", ["2.2"]),
    ]
    assert (found["sans_motif"].titre, where(found["sans_motif"])) == ("1 « Sans objet » sans motif", [IDS[2]])
    assert (found["a_verifier"].titre, where(found["a_verifier"])) == ("2 réponses à vérifier", [IDS[13], IDS[14]])
    assert [line.note for line in found["a_verifier"].lines] == ["auprès de : gestionnaire", ""]
    assert found["a_verifier"].lines[0].words.endswith(f"{GRILLE.criteres[IDS[13]].texte} (auprès de : gestionnaire)")
    assert (found["a_confirmer"].titre, where(found["a_confirmer"])) == ("1 réponse à confirmer", [IDS[9]])


def test_answers_that_do_not_agree_lead_once_to_the_one_supposed():
    check = checks(COMPLETE.with_answer(IDS[3], etat=Etat.NON))["accord"]
    assert (check.done, check.titre, where(check)) == (False, "1 réponse à rapprocher d’une autre", [IDS[3]])
    numeros = f"{GRILLE.numeros[IDS[4]]} · {GRILLE.numeros[IDS[5]]}"
    assert check.lines[0].note == f"« Non », supposé par {numeros} « Oui »"


def test_a_motif_is_a_code_or_words():
    answers = COMPLETE
    for rank, fields in enumerate(({"motif_code": MotifCode.PUBLIC_ABSENT}, {"motif_texte": "Site fermé"})):
        answers = answers.with_answer(IDS[rank], etat=Etat.SANS_OBJET, **fields)
    assert checks(answers)["sans_motif"].titre == "Chaque « Sans objet » a son motif"
    blank = answers.with_answer(IDS[5], etat=Etat.SANS_OBJET, motif_texte="  ")
    two = blank.with_answer(IDS[6], etat=Etat.SANS_OBJET)
    assert checks(blank)["sans_motif"].titre == "1 « Sans objet » sans motif"
    assert checks(two)["sans_motif"].titre == "2 « Sans objet » sans motif"


def test_only_a_long_list_is_folded():
    missing = COMPLETE
    for critere in IDS[:FEW]:
        missing = missing.with_answer(critere, etat=None)
    assert not checks(missing)["sans_reponse"].folded
    assert checks(missing.with_answer(IDS[FEW], etat=None))["sans_reponse"].folded


@given(situations())
def test_a_check_is_done_exactly_when_nothing_of_its_kind_is_left(situation):
    grille, assessment = situation
    answers = [assessment.answer(critere) for critere in grille.criteres]
    found = {check.kind: check for check in export_checks(grille, Aide(), assessment)}
    assert found["accord"].done
    assert found["sans_reponse"].done == all(answer.etat is not None for answer in answers)
    assert found["a_verifier"].done == (not any(answer.a_verifier for answer in answers))
    assert ("a_confirmer" in found) == any(answer.a_confirmer for answer in answers)
    for check in found.values():
        order = [grille.reading_order.index(line.critere_id) for line in check.lines]
        assert order == sorted(set(order))
        assert check.done == (not order)
