"""What the strokes and marks of the radar stand for, in two columns."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from paliers_desktop.gui.components.emptying import empty
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.radar_marks import band_brush, paint_mark, series_pen
from paliers_desktop.gui.style import Style

_SAMPLE = 32
_HEIGHT = 18


class _Sample(QWidget):
    """The stroke and the mark of one entry."""

    def __init__(self, style: Style, kind: str) -> None:
        super().__init__()
        self._style = style
        self._kind = kind
        self.setFixedSize(QSize(style.px(_SAMPLE), style.px(_HEIGHT)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        if self._kind == "band":
            painter.setPen(series_pen(self._style, "band"))
            painter.setBrush(band_brush(self._style))
            inset = self._style.real(4)
            painter.drawRect(QRectF(self.rect()).adjusted(inset / 2, inset, -inset / 2, -inset))
            return
        if self._kind != "provisoire":
            painter.setPen(series_pen(self._style, self._kind))
            edge = self._style.real(1.5)
            painter.drawLine(QPointF(edge, middle.y()), QPointF(self.width() - edge, middle.y()))
        if self._kind != "median":
            paint_mark(painter, self._style, self._kind, middle, hollow=self._kind == "provisoire")


class RadarLegend(QWidget):
    """Entries are (kind, words); kind: current, previous, target, provisoire, band or median."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._shown: tuple[tuple[str, str], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(style.px(8))
        self._grid.setVerticalSpacing(style.px(1))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_legend(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show these entries, two by line; nothing moves when they are those shown."""
        if tuple(entries) == self._shown:
            return
        self._shown = tuple(entries)
        empty(self._grid)
        self._grid.setColumnMinimumWidth(2, self._style.px(8))
        for index, (kind, words) in enumerate(entries):
            row, column = divmod(index, 2)
            self._grid.addWidget(_Sample(self._style, kind), row, 3 * column)
            self._grid.addWidget(label(self._style, words, "caption", "text2"), row, 3 * column + 1)
