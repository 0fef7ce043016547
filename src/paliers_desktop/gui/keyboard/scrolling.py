"""The keys that scroll a page on which nothing has the keyboard: else only a mouse could reach its end."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QWidget

from paliers_desktop.gui.keyboard.keys import without

_ACTIONS = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


def scroll_by_key(page: QWidget | None, event: QKeyEvent) -> bool:
    """Scroll the first area of a page that is longer than its place; False for a key that does not scroll."""
    action = _ACTIONS.get(Qt.Key(event.key()))
    if page is None or action is None or without(event.modifiers(), Qt.KeyboardModifier.KeypadModifier):
        return False
    for area in page.findChildren(QScrollArea):
        bar = area.verticalScrollBar()
        if area.isVisible() and bar.maximum() > 0:
            bar.triggerAction(action)
            return True
    return False
