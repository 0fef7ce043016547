"""The line under the header: one segment per criterion of the domaine, the present one outlined."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from paliers_desktop.gui.style import Style

HEIGHT, OUTLINED = 8, 18
_GAP = 12
_BEYOND = 4
"""How far the outline of the present segment goes beyond it, on each side."""


class WallProgress(QWidget):
    """Answered segments are in accent; « 5 sur 9 » in the header says the place in words."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._answered: tuple[bool, ...] = ()
        self._current = -1
        self.setFixedHeight(style.px(OUTLINED))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, answered: Sequence[bool], current: int = -1) -> None:
        """Show which criteria have an answer, and which is on the wall (-1: none)."""
        self._answered, self._current = tuple(answered), current
        self.setAccessibleName(f"{sum(self._answered)} réponses sur {len(self._answered)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._style.px(200), self._style.px(OUTLINED))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._answered:
            return
        style = self._style
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, height = style.real(_GAP), style.real(HEIGHT)
        count = len(self._answered)
        width = (self.width() - gap * (count - 1)) / count
        top = (self.height() - height) / 2
        for index, answered in enumerate(self._answered):
            box = QRectF(index * (width + gap), top, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.color("accent" if answered else "track"))
            if index != self._current:
                painter.drawRoundedRect(box, height / 2, height / 2)
            else:
                self._paint_current(painter, box, answered=answered)

    def _paint_current(self, painter: QPainter, box: QRectF, *, answered: bool) -> None:
        style = self._style
        line = style.real(3)
        beyond = style.real(_BEYOND)
        outer = QRectF(box.left() - beyond, 0, box.width() + 2 * beyond, self.height())
        outer = outer.intersected(QRectF(self.rect())).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.setBrush(style.color("surface"))
        painter.setPen(QPen(style.color("text"), line))
        painter.drawRoundedRect(outer, outer.height() / 2, outer.height() / 2)
        if answered:
            inner = outer.adjusted(*(side * style.real(4.5) for side in (1, 1, -1, -1)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.color("accent"))
            painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
