"""What comes next: exactly the criteria that count for the next palier, the nearest domaine first."""

import datetime

from hypothesis import given

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.steps import missing_box, next_steps
from paliers_desktop.core.scoring import compute_profile
from report_samples import at_paliers, small_grille
from strategies import situations

GRILLE = small_grille()


def steps_of(answers, grille=GRILLE):
    return next_steps(grille, answers, compute_profile(grille, answers))


def test_domaines_with_fewest_steps_come_first_then_grid_order():
    answers = at_paliers(GRILLE, 1, 0, 2, 1, 1, 1).with_answer("D5-P2-1", etat=Etat.OUI)
    report = steps_of(answers.with_answer("D2-P1-1", etat=Etat.OUI).with_answer("D2-P1-2", etat=Etat.OUI))
    assert report.titre == "Prochaines étapes vers le palier 2"
    assert [group.slug for group in report.groups] == ["d5", "d1", "d2", "d4", "d6"]
    assert [group.count for group in report.groups] == ["1 étape", *["2 étapes"] * 4]
    assert report.introduction.startswith("Neuf critères, du domaine le plus proche au plus éloigné.")


def test_a_step_says_number_text_and_state():
    answers = at_paliers(GRILLE, 2, 2, 2, 2, 2, 1).with_answer("D6-P2-1", etat=Etat.EN_COURS)
    answers = answers.with_answer("D6-P2-2", etat=None)
    (group,) = steps_of(answers).groups
    assert [(s.critere_id, s.numero, s.texte, s.etat_word) for s in group.steps] == [
        ("D6-P2-1", "6.3", "Critère 6.2.1", "en cours"),
        ("D6-P2-2", "6.4", "Critère 6.2.2", "sans réponse"),
    ]


def test_no_step_once_palier_3_is_common_nor_when_nothing_applies():
    assert steps_of(at_paliers(GRILLE, *[3] * 6)).groups == ()
    assert steps_of(at_paliers(GRILLE, *[None] * 6)).groups == ()


def test_a_seuil_leaves_a_choice_and_the_count_says_so():
    grille = small_grille(domaines=1, seuil=50, per_palier=4)
    answers = at_paliers(grille, 0).with_answer("D1-P1-1", etat=Etat.OUI)
    (group,) = steps_of(answers, grille).groups
    assert group.count == "1 étape parmi 3"
    box = missing_box(grille, answers, compute_profile(grille, answers).domaines[0])
    assert (box.titre, box.note) == ("Il manque 1 critère pour le palier 1", "1 parmi les 3 critères suivants")


def test_a_palier_that_holds_under_a_seuil_asks_nothing_more():
    grille = small_grille(domaines=1, seuil=50, per_palier=2)
    answers = at_paliers(grille, 0).with_answer("D1-P1-1", etat=Etat.OUI)
    (group,) = steps_of(answers, grille).groups
    assert [step.critere_id for step in group.steps] == ["D1-P2-1", "D1-P2-2"]


@given(situations())
def test_putting_every_step_in_place_reaches_the_next_palier(situation):
    grille, answers = situation
    before = compute_profile(grille, answers)
    for group in next_steps(grille, answers, before).groups:
        for step in group.steps:
            answers = answers.with_answer(step.critere_id, etat=Etat.OUI)
    after = compute_profile(grille, answers)
    assert before.next_palier is None or after.palier >= before.next_palier


@given(situations())
def test_the_box_of_a_domaine_holds_at_least_what_is_missing(situation):
    grille, answers = situation
    for domaine in compute_profile(grille, answers).domaines:
        box = missing_box(grille, answers, domaine)
        assert len(box.items) >= domaine.missing
        assert bool(box.note) == (len(box.items) != domaine.missing)
        assert all(item.etat not in (Etat.OUI, Etat.SANS_OBJET) for item in box.items)


def test_a_step_en_cours_bears_its_echeance():
    grille = small_grille()
    assessment = at_paliers(grille, 0, 0, 0, 0, 0, 0).with_answer(
        "D1-P1-1", etat=Etat.EN_COURS, echeance=datetime.date(2027, 3, 31)
    )
    box = missing_box(grille, assessment, compute_profile(grille, assessment).domaine("d1"))
    assert [(step.etat_word, step.echeance) for step in box.items] == [("en cours", "mars 2027"), ("non", "")]
