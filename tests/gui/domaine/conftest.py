"""A new lycée open in the window, on its first domaine, whose first criterion is the active one."""

import pytest

from gui_samples import open_new
from paliers_desktop.gui.components.criterion_card import CriterionCard
from paliers_desktop.gui.domaine.page import DomainPage
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.session import Session


@pytest.fixture
def session(window: MainWindow, place) -> Session:
    """The session of the lycée."""
    return open_new(window, place)


@pytest.fixture
def order(session: Session) -> list[str]:
    """The criteria of the first domaine, in reading order."""
    grille = session.grille
    domaine = grille.domaine_of(grille.reading_order[0])
    return [key for key in grille.reading_order if grille.domaine_of(key) is domaine]


@pytest.fixture
def first(order: list[str]) -> str:
    """Its first criterion."""
    return order[0]


@pytest.fixture
def page(window: MainWindow, first: str) -> DomainPage:
    """The page of the domaine."""
    window.wizard.go_critere(first)
    return window.wizard.domain_page()


@pytest.fixture
def card(window: MainWindow, first: str) -> CriterionCard:
    """The card of its first criterion."""
    return window.wizard.domain_page().cards[first]
