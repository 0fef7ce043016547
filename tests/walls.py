"""Run by test_several_screens.py on a post with several screens: the real window, what each screen shows, and when.

Arguments: the dossier, the folder of the preferences. Writes one JSON object on standard output.
"""

import json
import sys
from pathlib import Path
from typing import Any

import sqlite_utils  # noqa: F401  # before PySide6, which hooks every later import
from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paliers_desktop import paths
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.gui.app import make_application
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.preferences import PreferencesFile

Key = Qt.Key


class Post:
    """The window on the screen « portable », and what is where."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        self.app = app
        self.window = window
        self.screens = {screen.name(): screen for screen in app.screens()}
        self.steps: dict[str, Any] = {}

    def note(self, step: str) -> None:
        """Which window is on which screen, and at which criterion."""
        wall, window = self.window.stage.projector.window, self.window
        wizard = window.wizard
        page = wizard.domain_page() if wizard else None
        self.steps[step] = {
            "wall": wall.screen().name() if wall and wall.isVisible() else None,
            "covers": wall.geometry() == wall.screen().geometry() if wall else None,
            "wall_critere": wall.course.critere if wall else None,
            "wall_etat": wall.view.answers.etat if wall else None,
            "presenter": window.screen().name() if window.isVisible() else None,
            "critere": page.active if page else None,
        }

    def unplug(self, name: str) -> None:
        """What Qt says before a screen goes; the screens themselves stay, this platform cannot take one away."""
        self.app.screenRemoved.emit(self.screens[name])

    def f11(self) -> None:
        """On the window of the presenter."""
        assert QTest.qWaitForWindowActive(self.window)
        QTest.keyClick(self.window, Key.Key_F11)
        wall = self.window.stage.projector.window
        if wall:
            assert QTest.qWaitForWindowActive(wall)

    def choose(self, screen: QScreen) -> None:
        """On the menu of the button « Projeter »."""
        menu = self.window.wizard.top.project.menu()
        wanted = [action for action in menu.actions() if str(screen.geometry().width()) in action.text()]
        wanted[0].trigger()


def drive(path: Path, preferences: Path) -> dict[str, Any]:
    """What a presenter does with a projector, and what was seen."""
    app = make_application(["walls"])
    file = PreferencesFile(preferences / "preferences.json")
    window = MainWindow(Workplace(load_catalogue(paths.criteria_folder()), file, paths.resources_folder()))
    post = Post(app, window)
    window.setScreen(post.screens["portable"])
    window.setGeometry(0, 30, 1366, 696)
    window.show()
    window.open_path(path)
    menu = window.wizard.top.project.menu()
    post.steps["menu"] = [action.text().replace("\xa0", " ") for action in menu.actions()] if menu else []
    _follow(post)
    _unplug(post)
    window.stage.leave()
    window.close()
    return post.steps


def _follow(post: Post) -> None:
    window = post.window
    order = window.session.grille.reading_order
    post.f11()
    post.note("projected")
    wall = window.stage.projector.window
    QTest.keyClick(wall, Key.Key_Right)
    post.note("wall moved")
    window.wizard.go_critere(order[30])
    window.session.set_etat(order[30], Etat.NON)
    post.note("presenter moved")
    window.stage.leave()
    post.note("left")
    post.choose(post.screens["portable"])
    post.note("own screen")
    window.stage.leave()
    post.note("back")


def _unplug(post: Post) -> None:
    window = post.window
    post.choose(post.screens["mur"])
    post.unplug("portable")
    post.note("presenter unplugged")
    window.stage.leave()
    post.choose(post.screens["mur"])
    post.unplug("mur")
    post.note("wall unplugged")


if __name__ == "__main__":
    print(json.dumps(drive(Path(sys.argv[1]), Path(sys.argv[2]))))  # noqa: T201
