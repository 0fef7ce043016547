"""Brings a card in sight without more scrolling than needed, also when it grows."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


def reveal(scroll: QScrollArea, card: QWidget, *, above: int, gap: int) -> None:
    """Bring a card between what is stuck at the top (`above` pixels) and the foot.

    Its top goes before its foot, and the field that has the keyboard before both.
    """
    content, bar = scroll.widget(), scroll.verticalScrollBar()
    if content is None:
        return
    top = card.mapTo(content, QPoint(0, 0)).y() - above - gap
    foot = top + above + card.height() + 2 * gap - scroll.viewport().height()
    if bar.value() > top or bar.value() < foot:
        bar.setValue(min(top, max(foot, bar.value())) if bar.value() < foot else top)
    focus = content.window().focusWidget()
    if focus is not None and card.isAncestorOf(focus):
        scroll.ensureWidgetVisible(focus, 0, gap)


class Growing(QObject):
    """Calls `grown` once the active card became higher: nobody types in a field that opened below the foot."""

    def __init__(self, cards: Iterable[QWidget], grown: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._grown = grown
        for card in cards:
            card.installEventFilter(self)

    def eventFilter(self, card: QObject, event: QEvent) -> bool:
        """Another width is another window, where nothing opened."""
        if isinstance(event, QResizeEvent) and card.property("active") == "true":
            before, after = event.oldSize(), event.size()
            if before.width() == after.width() and 0 < before.height() < after.height():
                QTimer.singleShot(0, self, self._grown)
        return False
