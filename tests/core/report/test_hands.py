"""In whose hands the steps are."""

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.help import Aide, AideCritere, ReleveDe
from paliers_desktop.core.report.hands import HandGroup, by_hand, domaines_by_hand, hand_of, steps_by_hand
from paliers_desktop.core.report.steps import next_steps
from paliers_desktop.core.scoring import compute_profile
from report_samples import at_paliers, catalogue, small_grille

AIDE = Aide(
    {
        "A": AideCritere(releve_de=ReleveDe.ACADEMIE),
        "B": AideCritere(releve_de=ReleveDe.COLLECTIVITE),
        "C": AideCritere(releve_de=ReleveDe.ETABLISSEMENT),
        "D": AideCritere(releve_de=ReleveDe.CIRCONSCRIPTION),
    }
)


def test_groups_stand_from_ours_to_theirs_and_keep_the_order_given():
    assert by_hand("ABCDE", AIDE) == (
        HandGroup("À notre main", ("C", "E")),
        HandGroup("Avec la collectivité", ("B",)),
        HandGroup("Avec l’académie", ("A", "D")),
    )
    assert by_hand("DA", AIDE) == (HandGroup("Avec l’académie", ("D", "A")),)
    assert by_hand("", AIDE) == ()


def test_every_criterion_of_both_grids_is_in_one_hand():
    for type_ in ("college", "ecole_primaire"):
        entry = catalogue().for_type(type_)
        groups = by_hand(entry.grille.reading_order, entry.aide)
        assert [group.titre for group in groups] == ["À notre main", "Avec la collectivité", "Avec l’académie"]
        assert sorted(key for group in groups for key in group.critere_ids) == sorted(entry.grille.criteres)
        assert all(hand_of(entry.aide, key) == group.titre for group in groups for key in group.critere_ids)


def test_the_next_steps_are_placed_in_their_hand_with_their_domaine():
    grille = small_grille(domaines=2, per_palier=1)
    answers = at_paliers(grille, 0, 0).with_answer("D1-P1-1", etat=Etat.EN_COURS)
    aide = Aide({"D1-P1-1": AideCritere(releve_de=ReleveDe.COLLECTIVITE)})
    ours, theirs = steps_by_hand(grille, aide, next_steps(grille, answers, compute_profile(grille, answers)))
    assert [(placed.slug, placed.domaine, placed.step.etat_word, placed.rang) for placed in ours.steps] == [
        ("d2", "Formation", "non", 1)
    ]
    (other,) = theirs.steps
    assert (theirs.titre, other.step.etat_word, other.rang) == ("Avec la collectivité", "en cours", 0)


def test_a_domaine_whose_steps_are_in_two_hands_is_in_both():
    grille = small_grille(domaines=2, per_palier=2)
    answers = at_paliers(grille, 0, 0)
    steps = next_steps(grille, answers, compute_profile(grille, answers))
    aide = Aide({"D1-P1-2": AideCritere(releve_de=ReleveDe.ACADEMIE)})
    ours, theirs = domaines_by_hand(steps, aide)
    assert [(part.slug, part.count) for part in ours.domaines] == [("d1", "1 étape"), ("d2", "2 étapes")]
    assert [step.critere_id for part in ours.domaines for step in part.steps] == ["D1-P1-1", "D2-P1-1", "D2-P1-2"]
    (part,) = theirs.domaines
    assert (theirs.titre, part.titre, part.steps[0].critere_id) == ("Avec l’académie", "Pilotage entier", "D1-P1-2")


def test_where_a_seuil_leaves_the_choice_each_part_says_how_many_are_enough():
    grille = small_grille(domaines=1, per_palier=4, seuil=50)
    answers = at_paliers(grille, 0)
    steps = next_steps(grille, answers, compute_profile(grille, answers))
    aide = Aide({"D1-P1-2": AideCritere(releve_de=ReleveDe.ACADEMIE)})
    counts = [part.count for hand in domaines_by_hand(steps, aide) for part in hand.domaines]
    assert counts == ["3 critères, 2 étapes parmi 4", "1 critère, 2 étapes parmi 4"]
