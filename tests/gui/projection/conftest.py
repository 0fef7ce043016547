"""A projection of a real session, at the size of a projector, and the keyboard on it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_samples import forget
from paliers_desktop.gui.projection.window import ProjectionWindow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style, Theme
from paliers_desktop.paths import resources_folder

NEVER = 3_600_000
Press = Callable[..., None]


@pytest.fixture
def look(qapp: QApplication) -> Style:
    style = Style(resources_folder(), Theme.LIGHT, 150)
    style.apply(qapp)
    return style


@pytest.fixture
def wall(qtbot: QtBot, look: Style, session: Session) -> Iterator[ProjectionWindow]:
    """The projection of a new lycée, 1024x768, where nothing is discussed by waiting."""
    window = ProjectionWindow(look, session, discussed_ms=NEVER)
    window.resize(1024, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.close()
    forget(window)


@pytest.fixture
def press(wall: ProjectionWindow) -> Press:
    """A key pressed on whatever holds the keyboard of the projection."""

    def press_(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or wall, key, modifiers)

    return press_
