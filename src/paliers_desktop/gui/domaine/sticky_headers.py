"""Keeps the header of the group being read at the top of the page, until the next one pushes it away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from paliers_desktop.gui.components.group_header import GroupHeader
from paliers_desktop.gui.components.surfaces import surface


class StickyHeaders(QObject):
    """`pairs`: each header in the page with its twin, shown on top of the page once the first is scrolled away.

    Both open and close the group; only the first is reached by Tab.
    """

    def __init__(self, scroll: QScrollArea, pairs: Sequence[tuple[GroupHeader, GroupHeader]], parent: QObject) -> None:
        super().__init__(parent)
        self._scroll = scroll
        self._pairs = [(header, _holder(twin, scroll.viewport())) for header, twin in pairs]
        for header, twin in pairs:
            twin.toggled.connect(header.toggle)
            header.toggled.connect(twin.set_expanded)
        scroll.verticalScrollBar().valueChanged.connect(self.place)
        scroll.viewport().installEventFilter(self)
        if (content := scroll.widget()) is not None:
            content.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Sizes changed: the headers moved."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.place()
        return False

    def place(self) -> None:
        """Show the twin of the last header that is scrolled away; one already there stays.

        Hiding it to show it again would ask the viewport for another layout, which comes back here, without end.
        """
        value = self._scroll.verticalScrollBar().value()
        shown = [(header, holder) for header, holder in self._pairs if not header.isHidden()]
        away = [pair for pair in shown if pair[0].y() < value]
        for _, other in self._pairs:
            if not away or other is not away[-1][1]:
                other.hide()
        if not away:
            return
        header, holder = away[-1]
        following = [other.y() for other, _ in shown if other.y() >= value]
        top = min(0, following[0] - value - header.height()) if following else 0
        holder.setGeometry(header.x(), top, header.width(), header.height())
        holder.show()
        holder.raise_()


def _holder(twin: GroupHeader, viewport: QWidget) -> QWidget:
    holder = surface("page", viewport)
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(twin)
    for child in (twin, *twin.findChildren(QWidget)):
        child.setFocusPolicy(twin.focusPolicy().NoFocus)
    holder.hide()
    return holder
