"""Projecting from the real window: on one screen nothing of it is seen; it comes back whatever happens."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dossier_samples import LYCEE
from gui_samples import TODAY, close
from paliers_desktop.actions.dossiers import create_dossier
from paliers_desktop.core.grid_loader import Catalogue
from paliers_desktop.core.projection import END, RESULT
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.projection import window as window_module
from paliers_desktop.gui.projection.window import ProjectionWindow
from paliers_desktop.storage.preferences import Theme

Key = Qt.Key


@pytest.fixture
def path(catalogue: Catalogue, place: Path) -> Path:
    """The file of a new lycée."""
    opened = create_dossier(place, LYCEE, catalogue, TODAY)
    opened.dossier.close()
    return opened.dossier.path


@pytest.fixture
def opened(window: MainWindow, path: Path) -> MainWindow:
    """The window at that lycée."""
    window.open_path(path)
    return window


def wall_of(window: MainWindow) -> ProjectionWindow:
    found = window.stage.projector.window
    assert found is not None
    return found


def project(window: MainWindow) -> ProjectionWindow:
    assert QTest.qWaitForWindowActive(window)
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_F11)
    wall = wall_of(window)
    assert QTest.qWaitForWindowActive(wall)
    return wall


def active(window: MainWindow) -> str:
    assert window.wizard is not None
    page = window.wizard.domain_page()
    return page.active if page else ""


def seen() -> list[str]:
    return [type(widget).__name__ for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def test_f11_shows_the_wall_alone_and_brings_the_window_back(opened: MainWindow) -> None:
    wall = project(opened)
    assert seen() == ["ProjectionWindow"]
    assert wall.isFullScreen()
    assert wall.course.critere == active(opened)
    QTest.keyClick(wall, Key.Key_Right)
    QTest.keyClick(wall, Key.Key_2)
    critere = wall.course.critere
    QTest.keyClick(wall, Key.Key_Escape)
    assert seen() == ["MainWindow"]
    assert active(opened) == critere
    assert opened.session.seances.current is not None
    assert project(opened).course.critere == critere
    opened.stage.leave()


def test_the_button_projects_too_and_closing_the_wall_is_leaving(opened: MainWindow) -> None:
    opened.wizard.top.project.click()
    wall_of(opened).close()
    assert opened.stage.projector.window is None
    assert seen() == ["MainWindow"]


def test_a_page_seen_before_projects_its_own_criterion(opened: MainWindow) -> None:
    """Its criterion is the active one already: nothing activates it again on the way back."""
    assert opened.wizard is not None
    opened.wizard.go_step("reseau")
    critere = active(opened)
    opened.wizard.go_step("formation")
    opened.wizard.go_step("reseau")
    assert project(opened).course.critere == critere
    opened.stage.projector.leave()


def test_the_result_is_projected_from_its_page(opened: MainWindow) -> None:
    opened.wizard.go_step("resultat")
    assert project(opened).course.slide == RESULT
    assert opened.session.seances.current is None
    opened.stage.leave()
    assert opened.wizard.step == "resultat"


def test_the_window_comes_back_when_the_wall_cannot_be_made(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def broken(*_: object, **__: object) -> ProjectionWindow:
        raise RuntimeError("no wall")

    monkeypatch.setattr(window_module, "ProjectionWindow", broken)
    with qtbot.captureExceptions() as caught:
        QTest.keyClick(QApplication.focusWidget() or opened, Key.Key_F11)
    assert [str(error) for _, error, _ in caught] == ["no wall"]
    assert seen() == ["MainWindow"]
    assert opened.stage.projector.window is None


def test_the_window_comes_back_before_a_bug_is_told(opened: MainWindow) -> None:
    project(opened)
    assert opened.dialogs_in_sight() is opened.dialogs
    assert seen() == ["MainWindow"]


def test_ending_the_seance_is_told_once_the_window_is_there(qtbot: QtBot, opened: MainWindow) -> None:
    wall = project(opened)
    seance = opened.session.seances.current
    wall.course.go(END)
    with qtbot.assertNotEmitted(opened.stage.seance_ended):
        wall.view.end.end.click()
    assert wall.course.slide == RESULT
    with qtbot.waitSignal(opened.stage.seance_ended) as told:
        QTest.keyClick(wall, Key.Key_Escape)
    assert told.args == [seance.id]
    assert opened.isVisible()


def test_closing_the_dossier_ends_the_projection(opened: MainWindow, qtbot: QtBot) -> None:
    project(opened)
    opened.show_home()
    qtbot.waitUntil(lambda: opened.session is None)  # a copy may have to end first
    assert opened.stage.projector.window is None
    assert seen() == ["MainWindow"]


def test_another_theme_is_that_of_the_wall_too(opened: MainWindow) -> None:
    wall = project(opened)
    QTest.keyClick(wall, Key.Key_Right)
    critere = wall.course.critere
    before = wall.view.look.theme
    opened.appearance.set_theme(Theme.SOMBRE if before.value == "light" else Theme.CLAIR)
    assert wall.view.look.theme is not before
    assert wall.course.critere == critere
    opened.stage.leave()
    assert active(opened) == critere


def test_closing_and_reopening_the_program_comes_back_to_the_same_criterion(
    qtbot: QtBot, opened: MainWindow, path: Path, open_window: Callable[[], MainWindow]
) -> None:
    wall = project(opened)
    for _ in range(6):
        QTest.keyClick(wall, Key.Key_Right)
    critere = wall.course.critere
    QTest.keyClick(wall, Key.Key_F11)
    close(opened, qtbot)
    again = open_window()
    again.open_path(path)
    assert active(again) == critere
    assert project(again).course.critere == critere
    again.stage.leave()


def test_with_one_screen_no_choice_is_offered(opened: MainWindow) -> None:
    assert len(QGuiApplication.screens()) == 1
    assert opened.wizard.top.project.menu() is None
