"""A style for the components, and a window that is gone when the test ends."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from paliers_desktop.gui.style import Style, Theme
from paliers_desktop.paths import resources_folder

Shown = Callable[..., QWidget]


@pytest.fixture
def style(qapp: QApplication) -> Style:
    """The light look at 100 %, given to the application."""
    made = Style(resources_folder(), Theme.LIGHT, 100)
    made.apply(qapp)
    return made


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    """Show widgets one above the other in a window of `width` pixels; return the window."""
    windows: list[QWidget] = []

    def show(*widgets: QWidget, width: int = 800) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        window.setFixedWidth(width)
        windows.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield show
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
