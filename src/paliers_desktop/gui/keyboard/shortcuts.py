"""Give a window the shortcuts of gestures, from the table of keys."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from paliers_desktop.gui.keyboard.keys import Gesture, shortcuts_of


def bind(widget: QWidget, actions: Mapping[Gesture, Callable[[], object]]) -> dict[Gesture, QShortcut]:
    """One shortcut per gesture, alive while `widget` is shown; a gesture of single keys alone gets none."""
    made = {}
    for gesture, action in actions.items():
        if sequences := shortcuts_of(gesture):
            shortcut = QShortcut(widget)
            shortcut.setKeys(sequences)
            shortcut.activated.connect(action)
            shortcut.activatedAmbiguously.connect(action)  # some keyboards send two of its sequences at once
            made[gesture] = shortcut
    return made
