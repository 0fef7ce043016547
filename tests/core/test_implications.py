"""What an « oui » supposes: nearest first, through others, and only contradicted by an answer."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.help import Aide, AideCritere
from paliers_desktop.core.implications import Contradiction, contradictions, implied_by, to_offer
from strategies import situations


def chain(keys: tuple[str, ...]) -> Aide:
    """Each criterion supposes the next one."""
    return Aide({key: AideCritere(implique=(after,)) for key, after in pairwise(keys)})


@given(situations())
def test_implications_go_through_others_and_never_hold_the_criterion_itself(situation) -> None:
    grille, _ = situation
    keys = grille.reading_order
    aide = chain(keys)
    assert implied_by(aide, keys[0]) == keys[1:]
    assert implied_by(aide, keys[-1]) == ()


@given(situations(), st.data())
def test_only_unanswered_criteria_are_offered_and_only_with_an_oui(situation, data) -> None:
    grille, assessment = situation
    keys = grille.reading_order
    key = data.draw(st.sampled_from(keys))
    offered = to_offer(chain(keys), assessment, key)
    assert all(assessment.answer(other).etat is None for other in offered)
    assert not offered or assessment.answer(key).etat is Etat.OUI


@given(situations())
def test_contradictions_are_exactly_an_oui_over_an_en_cours_or_a_non(situation) -> None:
    grille, assessment = situation
    keys = grille.reading_order
    etat = {key: assessment.answer(key).etat for key in keys}
    expected = {
        Contradiction(first, second)
        for index, first in enumerate(keys)
        for second in keys[index + 1 :]
        if etat[first] is Etat.OUI and etat[second] in (Etat.EN_COURS, Etat.NON)
    }
    found = contradictions(grille, chain(keys), assessment)
    assert set(found) == expected
    assert len(found) == len(expected)
