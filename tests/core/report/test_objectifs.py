"""What is left for a palier visé, in the order in which it can be done."""

import datetime

from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.help import Aide, AideCritere, ReleveDe
from paliers_desktop.core.report.objectifs import NOTHING_LEFT, aims, outcome, remaining
from paliers_desktop.core.scoring import compute_profile
from paliers_desktop.core.suivi import Horizon, Suivi, apply_to_suivi, objectif_changes
from paliers_desktop.core.what_if import what_if
from report_samples import COLLEGE, at_paliers, small_grille

GRILLE = small_grille()


def aimed(*told: tuple[str, Horizon, int]) -> Suivi:
    suivi = Suivi()
    for slug, terme, palier in told:
        suivi = apply_to_suivi(suivi, objectif_changes(suivi, slug, terme, palier))
    return suivi


def test_ours_first_then_what_is_begun_then_the_dates_then_the_grid():
    ours, others = "D1-P1-2", "D1-P1-1"
    aide = Aide({others: AideCritere(releve_de=ReleveDe.COLLECTIVITE)})
    answers = {
        others: Answer(etat=Etat.EN_COURS),
        "D1-P2-2": Answer(etat=Etat.EN_COURS, echeance=datetime.date(2027, 3, 1)),
        "D1-P2-1": Answer(etat=Etat.EN_COURS),
        ours: Answer(etat=Etat.NON),
    }
    assessment = Assessment(COLLEGE, "creteil-2026-2027", answers)
    assert remaining(GRILLE, aide, assessment, "d1", 2) == ("D1-P2-2", "D1-P2-1", ours, others)
    assert remaining(GRILLE, aide, assessment, "d1", 1) == (ours, others)


def test_the_nearest_aim_that_is_not_reached_is_the_one_told():
    assessment = at_paliers(GRILLE, 1, 2, 3, 0, 0, None)
    suivi = aimed(
        ("d1", Horizon.COURT, 2),
        ("d1", Horizon.MOYEN, 3),
        ("d2", Horizon.COURT, 2),
        ("d2", Horizon.MOYEN, 3),
        ("d3", Horizon.COURT, 2),
    )
    found = aims(GRILLE, Aide(), assessment, compute_profile(GRILLE, assessment), suivi)
    assert [(one.vises, one.titre_reste) for one in found] == [
        ((2, 3), "2 critères pour le palier 2"),
        ((2, 3), "2 critères pour le palier 3"),
        ((2, None), NOTHING_LEFT),
        ((None, None), "2 critères pour le palier 1"),
        ((None, None), "2 critères pour le palier 1"),
        ((None, None), ""),
    ]
    assert [left.critere_id for left in found[0].left] == ["D1-P2-1", "D1-P2-2"]
    assert found[0].left[0].about == "À notre main · non"


def test_under_a_seuil_more_criteria_than_needed_are_offered():
    grille = small_grille(seuil=50)
    assessment = at_paliers(grille, 1, 0, 0, 0, 0, 0)
    found = aims(grille, Aide(), assessment, compute_profile(grille, assessment), aimed(("d1", Horizon.COURT, 2)))
    assert found[0].titre_reste == "1 critère pour le palier 2, parmi 2"


def test_what_would_follow_is_told_in_a_sentence():
    assessment = at_paliers(GRILLE, 1, 0, 0, 0, 0, 0)
    now = compute_profile(GRILLE, assessment)
    both = what_if(GRILLE, assessment, ("D1-P2-1", "D1-P2-2", "D2-P1-1", "D2-P1-2"))
    assert outcome(GRILLE, now, both) == "Alors : Pilotage : palier 1 → palier 2 et Formation : palier 0 → palier 1."
    half = what_if(GRILLE, assessment, ("D1-P2-1",))
    assert outcome(GRILLE, now, half) == "Aucun palier ne change encore, mais Pilotage s’en approche."
    assert outcome(GRILLE, now, now) == ""
