"""The real window and the real session, on a post that was never used and a fixed day; no modal window ever opens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dossier_samples import LYCEE
from gui_samples import TODAY, ScriptedDialogs, close, end, forget
from paliers_desktop import paths
from paliers_desktop.actions.dossiers import create_dossier
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.grid_loader import Catalogue, load_catalogue
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.session import Session
from paliers_desktop.storage.preferences import PreferencesFile


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The two real grids."""
    return load_catalogue(paths.criteria_folder())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the dossiers of the test go."""
    folder = tmp_path / "cle"
    folder.mkdir()
    return folder


@pytest.fixture
def workplace(catalogue: Catalogue, tmp_path: Path) -> Workplace:
    """A post without preferences nor recent établissements."""
    file = PreferencesFile(tmp_path / "preferences.json")
    return Workplace(catalogue, file, paths.resources_folder(), lambda: TODAY)


@pytest.fixture
def open_window(qtbot: QtBot, workplace: Workplace) -> Iterator[Callable[[], MainWindow]]:
    """Open a window on that post, in front; all are closed at the end and nothing of them is left."""
    windows: list[MainWindow] = []

    def open_() -> MainWindow:
        window = MainWindow(workplace)
        window.dialogs = ScriptedDialogs()
        windows.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_
    for window in windows:
        window.dialogs.answers = [True]  # « Fermer sans enregistrer », where the test broke the disk
        close(window, qtbot)
    forget(*windows)


@pytest.fixture
def window(open_window: Callable[[], MainWindow]) -> MainWindow:
    """The window at first start."""
    return open_window()


@pytest.fixture
def session(qapp: QApplication, catalogue: Catalogue, place: Path) -> Iterator[Session]:
    """A session on a new lycée, without any window."""
    made = Session(create_dossier(place, LYCEE, catalogue, TODAY))
    yield made
    end(made)
