"""In whose hands the steps are."""

from paliers_desktop.core.help import Aide, AideCritere, ReleveDe
from paliers_desktop.core.report.hands import HandGroup, by_hand, hand_of
from report_samples import catalogue

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
