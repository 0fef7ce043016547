"""F6: top bar, rail, page, panel, bottom bar, and around; back to where the keyboard was in each."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from paliers_desktop.core.navigation import RESULTAT
from paliers_desktop.gui.components.focus_ring import FocusRing
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.wizard import Wizard

F6 = Qt.Key.Key_F6
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def wizard(window: MainWindow) -> Wizard:
    window.resize(1366, 696)
    window.open_demo()
    assert window.wizard is not None
    return window.wizard


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def zone(wizard: Wizard) -> str:
    page = wizard.domain_page()
    parts = {"top": wizard.top, "rail": wizard.rail, "bottom": wizard.bottom}
    if page:
        parts = {**parts, "panel": page.panel, "page": page}
    return next((name for name, part in parts.items() if part.isAncestorOf(focus())), "page")


def walk(wizard: Wizard, count: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> list[str]:
    seen = []
    for _ in range(count):
        QTest.keyClick(focus(), F6, held)
        seen.append(zone(wizard))
    return seen


def test_around_the_window_and_back(wizard: Wizard) -> None:
    start = focus()
    assert walk(wizard, 5) == ["panel", "bottom", "top", "rail", "page"]
    assert focus() is start
    assert walk(wizard, 5, SHIFT) == ["rail", "top", "bottom", "panel", "page"]
    assert focus() is start


def test_the_rail_is_entered_at_the_current_step(wizard: Wizard) -> None:
    walk(wizard, 1, SHIFT)
    assert focus() is wizard.rail.items()[wizard.step]


def test_a_zone_is_left_and_found_again_at_the_same_control(wizard: Wizard) -> None:
    walk(wizard, 2)
    wizard.bottom.next.setFocus()
    walk(wizard, 1)
    walk(wizard, 1, SHIFT)
    assert focus() is wizard.bottom.next


def test_without_panel_the_page_leads_to_the_bottom_bar(wizard: Wizard) -> None:
    wizard.go_step(RESULTAT)
    walk(wizard, 1)
    assert zone(wizard) == "bottom"


def test_without_rail_the_top_bar_leads_to_the_page(wizard: Wizard, window: MainWindow) -> None:
    window.resize(900, 696)
    assert not wizard.rail.isVisible()
    assert walk(wizard, 4) == ["panel", "bottom", "top", "page"]


def test_the_ring_shows_where(wizard: Wizard, window: MainWindow, qtbot: QtBot) -> None:
    ring = window.findChild(FocusRing)
    for _ in range(5):
        QTest.mousePress(window.windowHandle(), Qt.MouseButton.RightButton, pos=window.rect().center())
        assert ring.target is None
        QTest.keyClick(window.windowHandle(), F6)
        assert ring.target is focus()
