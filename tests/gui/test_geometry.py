"""The window is never larger than its screen when it opens."""

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from paliers_desktop.gui.geometry import FIRST_SIZE, TITLE_BAR, fit_to_screen, restore_geometry


def test_the_first_size_is_bounded_by_the_screen(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    restore_geometry(window, None)
    room = window.screen().availableGeometry()
    assert room.width() < FIRST_SIZE[0]  # or there would be nothing to see here
    fit_to_screen(window)
    assert window.width() == room.width()
    assert window.height() == min(FIRST_SIZE[1], room.height() - TITLE_BAR)


def test_what_has_room_stays_as_it_is(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(640, 480)
    fit_to_screen(window)
    assert (window.width(), window.height()) == (640, 480)
