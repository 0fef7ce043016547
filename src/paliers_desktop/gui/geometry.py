"""The size and place of windows, from one time to the next: the one thing kept in QSettings."""

from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QMainWindow, QWidget

FIRST_SIZE = (1366, 696)
"""The client area of a school PC (ux/guide.md)."""
TITLE_BAR = 32
"""What the system puts above the window, in pixels: known only once it shows, the most that Windows takes."""


def restore_geometry(window: QMainWindow, settings: QSettings | None) -> None:
    """Give the window back its size and place; the first time, those of a school PC."""
    stored = settings.value("geometry") if settings else None
    if stored is None or not window.restoreGeometry(stored):
        window.resize(*FIRST_SIZE)


def fit_to_screen(window: QMainWindow) -> None:
    """Make a window smaller where its screen is (a projector of 1024×768): nothing of it may be outside."""
    room = window.screen().availableGeometry()
    window.resize(window.size().boundedTo(QSize(room.width(), room.height() - TITLE_BAR)))


def keep_geometry(window: QMainWindow, settings: QSettings | None) -> None:
    """Keep the size and place for the next time."""
    if settings:
        settings.setValue("geometry", window.saveGeometry())


class Places:
    """Where windows beside the main one were, each by its name; nothing is kept without settings."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings

    def restore(self, window: QWidget, name: str) -> None:
        """Give a window back its size and place, if it had any."""
        if self._settings and (stored := self._settings.value(name)) is not None:
            window.restoreGeometry(stored)

    def keep(self, window: QWidget, name: str) -> None:
        """Keep them for the next time."""
        if self._settings:
            self._settings.setValue(name, window.saveGeometry())
