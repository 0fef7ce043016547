"""The ring: around the control with the keyboard, whole, following it, and only for the keyboard."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from paliers_desktop.gui.components.buttons import secondary_button
from paliers_desktop.gui.components.focus_ring import FocusRing


def use_keyboard(window):
    """The latest gesture is of the keyboard."""
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)


@pytest.fixture
def window(style, shown):
    buttons = [secondary_button(style, f"Bouton {number}") for number in range(2)]
    made = shown(*buttons)
    made.buttons = buttons
    made.ring = FocusRing(style, made)
    use_keyboard(made)
    return made


def around(window, widget):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)


def test_ring_is_four_pixels_out_and_follows_tab(window):
    window.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert window.ring.isVisible()
    assert window.ring.geometry() == around(window, window.buttons[0])
    QTest.keyClick(window.buttons[0], Qt.Key.Key_Tab)
    assert window.ring.target is window.buttons[1]
    assert window.ring.geometry() == around(window, window.buttons[1])


def test_ring_follows_a_move_and_a_resize(window):
    button = window.buttons[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    button.move(button.x() + 40, button.y())
    assert window.ring.geometry() == around(window, button)
    button.resize(300, 32)
    assert window.ring.geometry() == around(window, button)


def test_a_click_shows_no_ring_and_the_next_key_does(window):
    native = window.windowHandle()
    at = window.buttons[0].mapTo(window, window.buttons[0].rect().center())
    QTest.mouseClick(native, Qt.MouseButton.LeftButton, pos=at)
    assert window.buttons[0].hasFocus()
    assert not window.ring.isVisible()
    QTest.keyClick(native, Qt.Key.Key_Tab)
    assert window.ring.target is window.buttons[1]


def test_ring_goes_with_its_control(window):
    window.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    window.buttons[0].clearFocus()
    assert not window.ring.isVisible()
    assert window.ring.target is None


def test_ring_is_transparent_to_the_mouse(window):
    window.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    at = window.buttons[0].mapTo(window, window.buttons[0].rect().center())
    assert window.childAt(at) is window.buttons[0]


def test_ring_follows_scrolling_and_ends_where_the_area_ends(style, shown):
    inside = QWidget()
    column = QVBoxLayout(inside)
    buttons = [secondary_button(style, str(number)) for number in range(30)]
    for button in buttons:
        column.addWidget(button)
    area = QScrollArea()
    area.setWidget(inside)
    area.setFixedHeight(200)
    window = shown(area)
    ring = FocusRing(style, window)
    use_keyboard(window)
    buttons[2].setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.geometry() == around(window, buttons[2])
    area.verticalScrollBar().setValue(30)
    assert ring.geometry() == around(window, buttons[2])
    area.verticalScrollBar().setValue(1000)
    assert not ring.isVisible()
    area.verticalScrollBar().setValue(0)
    assert ring.isVisible()


def test_ring_is_painted_in_the_focus_colour(window, style):
    window.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    image = window.grab().toImage()
    corner = window.ring.geometry().topLeft() + QPoint(window.ring.width() // 2, 0)
    assert image.pixelColor(corner) == style.color("focus")


def test_ring_goes_when_its_control_is_deleted(qtbot, window):
    window.buttons[1].setFocus(Qt.FocusReason.TabFocusReason)
    window.buttons[1].deleteLater()
    qtbot.waitUntil(lambda: window.ring.target is not window.buttons[1])
    window.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert window.ring.geometry() == around(window, window.buttons[0])
