"""Widgets side by side, going to the next line when the width is short."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowBox(QWidget):
    """`gap` in real pixels, both ways; hidden widgets take no room."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QWidget] = []
        self._heights: dict[int, int] = {}  # by width, while shown and untouched: layouts ask dozens of times in a row
        self._sizes: list[QSize] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget after the others."""
        widget.setParent(self)
        self._items.append(widget)
        self._heights.clear()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """False for one that was made to keep to one line: layouts then ask nothing."""
        return self.sizePolicy().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        if (known := self._heights.get(width)) is not None:
            return known
        height = max((box.bottom() + 1 for _, box in self._places(width)), default=0)
        if self.isVisible():  # while hidden nobody tells that a widget changed
            self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:
        hints = [_size(item) for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        widest = max((item.minimumSizeHint().width() for item in self._shown()), default=0)
        return QSize(widest, self.heightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        """A widget appeared, went or changed its size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._measure_again()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The style sheet gave the widgets their sizes while nothing was shown, and nobody told."""
        super().showEvent(event)
        self._measure_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._heights.clear()

    def _measure_again(self) -> None:
        """Say so only if something changed: a page that is shown again would be laid out anew for nothing."""
        before, self._sizes = self._sizes, [_size(item) for item in self._shown()]
        self._heights.clear()
        self._arrange()
        if self._sizes != before:
            self.updateGeometry()

    def _arrange(self) -> None:
        for item, box in self._places(self.width()):
            item.setGeometry(box)

    def _shown(self) -> list[QWidget]:
        return [item for item in self._items if not item.isHidden()]

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        """Each shown widget with its box in a room of that width."""
        places = []
        x = y = line = 0
        for item in self._shown():
            hint = _size(item)
            if x and x + hint.width() > width:
                x, y, line = 0, y + line + self._gap, 0
            places.append((item, QRect(QPoint(x, y), QSize(min(hint.width(), max(width, 1)), hint.height()))))
            x += hint.width() + self._gap
            line = max(line, hint.height())
        return places


def _size(item: QWidget) -> QSize:
    """What the widget asks for, within the sizes that were fixed for it."""
    return item.sizeHint().expandedTo(item.minimumSize()).boundedTo(item.maximumSize())
