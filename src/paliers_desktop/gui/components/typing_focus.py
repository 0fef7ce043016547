"""Whether a text field is still the one being typed in: another window in front, or a menu, does not end typing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def holds_keyboard(field: QWidget) -> bool:
    """Whether the keyboard is in the field, or comes back to it with its window (after Alt+Tab)."""
    return field.window().focusWidget() is field


def is_left(reason: Qt.FocusReason) -> bool:
    """Whether losing the keyboard for this reason ends the typing: a menu of the field or another window does not."""
    return reason not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
