"""« Prochaines étapes » on the result page: in whose hands, side by side while there is room, read hand by hand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.hands import domaines_by_hand
from paliers_desktop.core.report.result import result_report
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.resultat.next_steps import hand_places

HANDS = ["À notre main", "Avec la collectivité", "Avec l’académie"]


@pytest.mark.parametrize(
    ("counts", "columns", "places"),
    [
        ([1, 1, 1], 3, [(0, 0), (0, 1), (0, 2)]),
        ([2, 1, 1], 3, [(0, 0), (0, 2), (2, 0)]),
        ([3, 1, 1], 3, [(0, 0), (2, 0), (2, 1)]),
        ([5, 1, 1], 3, [(0, 0), (3, 0), (3, 1)]),
        ([1, 4], 2, [(0, 0), (2, 0)]),
        ([2, 1], 1, [(0, 0), (3, 0)]),
        ([], 3, []),
    ],
)
def test_hands_stand_side_by_side_while_their_cards_hold_in_one_row(counts, columns, places) -> None:
    assert hand_places(counts, columns) == places


@pytest.mark.parametrize("width", [1366, 1024, 800])
def test_the_steps_are_read_hand_by_hand(open_window: Callable[[], MainWindow], width: int) -> None:
    window = open_window()
    window.resize(width, 696)
    window.open_demo()
    session = window.session
    for critere in session.grille.reading_order:
        session.set_etat(critere, Etat.NON)
    window.wizard.go_step("resultat")
    view = window.wizard.page("resultat").steps
    steps = result_report(session.grille, session.assessment).next_steps
    expected = [
        words
        for hand in domaines_by_hand(steps, session.aide)
        for words in (
            hand.titre,
            *(line for part in hand.domaines for line in (part.titre, *(step.numero for step in part.steps))),
        )
    ]
    assert [words for words in expected if words in HANDS] == HANDS
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the cards of the answers before
    texts = [widget.text() for widget in view.findChildren(QWidget) if isinstance(widget, QLabel | QAbstractButton)]
    assert [text for text in texts if text in set(expected)] == expected


def test_a_number_leads_to_its_criterion(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    window.open_demo()
    window.wizard.go_step("resultat")
    view = window.wizard.page("resultat").steps
    link = next(button for button in view.findChildren(QAbstractButton) if button.text() == "6.3")
    link.click()
    assert window.wizard.step == "equipement"
