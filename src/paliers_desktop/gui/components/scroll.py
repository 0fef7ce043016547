"""A page that scrolls up and down only, transparent, out of the way of the Tab key."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget


class UpDownArea(QScrollArea):
    """As high as its content needs at its width.

    Qt gives a content with wrapped texts the height that it would need at its least width: blank space at its foot, and
    between its parts.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before Qt takes note of what the content needs now."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._forget_least_width()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._forget_least_width()
        super().resizeEvent(event)

    def _forget_least_width(self) -> None:
        content = self.widget()
        if content is not None and (layout := content.layout()) is not None:
            content.setMinimumHeight(self._needed(layout) if layout.hasHeightForWidth() else 0)

    def _needed(self, layout: QLayout) -> int:
        """At its width now; what is less high narrower keeps the bar that made it narrow, which would come and go."""
        room, whole = self.viewport().width(), self.maximumViewportSize()
        needed = max(1, layout.minimumHeightForWidth(room))
        if room < whole.width() and needed <= whole.height() < layout.minimumHeightForWidth(whole.width()):
            return whole.height() + 1
        return needed


def scroll_area(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """`content` (given the object name the style sheet knows) in a scroll area without frame."""
    content.setObjectName("scrolled")
    scroll = UpDownArea(parent)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(content)
    return scroll
