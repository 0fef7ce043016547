"""« Affichage », as it is used: a line of the menu is chosen, the window is built again with what it says."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction

from paliers_desktop.core.palette import DARK, LIGHT
from paliers_desktop.gui.display_menu import THEMES, DisplayMenu
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.preferences import Theme


def lines(window: MainWindow) -> dict[str, QAction]:
    """The lines of « Affichage » and of « Zoom », by their words."""
    menu = window.wizard.top.display.menu()
    return {action.text().replace("\xa0", " "): action for action in (*menu.actions(), *menu.zoom.actions())}


@pytest.fixture
def demo(window: MainWindow) -> MainWindow:
    window.open_demo()
    return window


@pytest.mark.parametrize(("theme", "tokens"), [(Theme.SOMBRE, DARK), (Theme.CLAIR, LIGHT)])
def test_a_theme_chosen_shows_at_once_and_is_ticked(demo: MainWindow, theme: Theme, tokens: dict[str, str]) -> None:
    lines(demo)[THEMES[theme]].trigger()
    assert demo.look.color("bg").name().upper() == tokens["bg"]
    assert [words for words in THEMES.values() if lines(demo)[words].isChecked()] == [THEMES[theme]]


def test_a_zoom_chosen_shows_at_once_and_is_ticked(demo: MainWindow) -> None:
    lines(demo)["150 %"].trigger()
    assert demo.look.px(100) == 150
    assert [words for words, line in lines(demo).items() if words.endswith("%") and line.isChecked()] == ["150 %"]


def test_an_etablissement_that_is_left_leaves_no_menu(window: MainWindow) -> None:
    menus = []
    for _ in range(4):
        window.open_demo()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # of the menu, asked for by the pages
        menus.append(len(window.findChildren(DisplayMenu)))
    assert len(set(menus[1:])) == 1
