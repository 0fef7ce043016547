"""The size and place of the window, from one time to the next: the one thing kept in QSettings."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow

FIRST_SIZE = (1366, 696)
"""The client area of a school PC (ux/guide.md)."""


def restore_geometry(window: QMainWindow, settings: QSettings | None) -> None:
    """Give the window back its size and place; the first time, those of a school PC."""
    stored = settings.value("geometry") if settings else None
    if stored is None or not window.restoreGeometry(stored):
        window.resize(*FIRST_SIZE)


def keep_geometry(window: QMainWindow, settings: QSettings | None) -> None:
    """Keep the size and place for the next time."""
    if settings:
        settings.setValue("geometry", window.saveGeometry())
