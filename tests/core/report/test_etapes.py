"""The next steps as pages list them: all of them, or the nearest with no hand forgotten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.help import Aide, AideCritere, ReleveDe
from paliers_desktop.core.report.etapes import cut_etapes, etapes
from paliers_desktop.core.report.steps import next_steps
from paliers_desktop.core.scoring import compute_profile
from report_samples import all_answered, at_paliers, catalogue, small_grille
from strategies import situations

GRILLE = small_grille()
AIDE = Aide(
    {
        "D3-P2-1": AideCritere(releve_de=ReleveDe.ACADEMIE),
        "D6-P2-2": AideCritere(releve_de=ReleveDe.COLLECTIVITE),
    }
)
ANSWERS = at_paliers(GRILLE, *[1] * 6).with_answer("D5-P2-1", etat=Etat.OUI)


def etapes_of(grille, answers, aide=AIDE, **more):
    return etapes(grille, aide, next_steps(grille, answers, compute_profile(grille, answers)), **more)


def listed(found):
    return {group.titre: [placed.step.numero for placed in group.steps] for group in found.groups}


def test_steps_stand_by_hand_the_nearest_domaine_first():
    found = etapes_of(GRILLE, ANSWERS)
    assert found.titre == "Prochaines étapes vers le palier 2"
    assert listed(found) == {
        "À notre main": ["5.4", "1.3", "1.4", "2.3", "2.4", "3.4", "4.3", "4.4", "6.3"],
        "Avec la collectivité": ["6.4"],
        "Avec l’académie": ["3.3"],
    }
    assert found.groups[0].steps[0].domaine == "Réseau"
    assert (found.count, found.more) == (11, "")


def test_without_the_palier_commun_the_title_names_none():
    assert etapes_of(GRILLE, ANSWERS, commun=False).titre == "Prochaines étapes"


def test_a_cut_keeps_the_nearest_and_one_of_each_hand_and_counts_the_others():
    found = cut_etapes(etapes_of(GRILLE, ANSWERS), 5)
    assert listed(found) == {
        "À notre main": ["5.4", "1.3", "1.4"],
        "Avec la collectivité": ["6.4"],
        "Avec l’académie": ["3.3"],
    }
    assert found.more == "et 6 autres : voir la version complète"
    assert cut_etapes(etapes_of(GRILLE, ANSWERS), 10).more == "et 1 autre : voir la version complète"


def test_nothing_is_cut_from_what_is_short_enough():
    whole = etapes_of(GRILLE, ANSWERS)
    assert cut_etapes(whole, 11) == whole


@given(situations(), st.integers(1, 9))
def test_a_cut_has_the_number_asked_and_loses_no_count(situation, most):
    grille, answers = situation
    whole = etapes_of(grille, answers, Aide())
    found = cut_etapes(whole, most)
    assert found.count == min(most, whole.count)
    assert bool(found.more) == (whole.count > most)
    assert not found.more or f" {whole.count - most} " in found.more


@pytest.mark.parametrize("type_", ["college", "ecole_primaire"])
def test_the_real_grids_keep_every_hand_in_eight_steps(type_):
    files = catalogue().for_type(type_)
    whole = etapes_of(files.grille, all_answered(files.grille, Etat.NON), files.aide)
    assert [group.titre for group in cut_etapes(whole, 8).groups] == [group.titre for group in whole.groups]
    assert len(whole.groups) == 3
