"""An « oui » offers what it supposes: accepted in one gesture, undone in one."""

import pytest

from paliers_desktop.core.assessment import Etat


@pytest.fixture
def wizard(window):
    window.open_demo()
    yield window.wizard
    window.session.settle()


@pytest.fixture
def pair(wizard):
    """A criterion and one that it supposes, both without answer."""
    session = wizard.session
    implying = next(key for key in session.grille.reading_order if len(session.aide.critere(key).implique) == 1)
    (implied,) = session.aide.critere(implying).implique
    session.set_etats((implying, implied), None)
    return implying, implied


def test_the_offer_is_accepted_and_undone_as_one(wizard, pair):
    session = wizard.session
    implying, implied = pair
    session.set_etat(implying, Etat.OUI)
    assert wizard.notices.isVisible()
    assert session.grille.numeros[implied] in wizard.notices.banner.text()
    wizard.notices.banner.action.click()
    assert session.assessment.answer(implied).etat is Etat.OUI
    assert not wizard.notices.isVisible()
    session.undo()
    assert session.assessment.answer(implied).etat is None
    assert session.assessment.answer(implying).etat is Etat.OUI


def test_another_answer_makes_the_offer_go(wizard, pair):
    wizard.session.set_etat(pair[0], Etat.OUI)
    wizard.session.set_etat(pair[0], Etat.NON)
    assert not wizard.notices.isVisible()
