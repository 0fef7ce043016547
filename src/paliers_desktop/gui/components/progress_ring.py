"""A ring that fills clockwise from 12 o'clock around the icon of a domaine."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from paliers_desktop.gui.style import Style

_SIDE = 38
_STROKE = 3.2
_ICON = 18


class ProgressRing(QWidget):
    """`done` of `total`, always beside the same words (« 6 sur 9 »), which screen readers get from here too."""

    def __init__(self, style: Style, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._icon = icon
        self._done, self._total = 0, 0
        self.setFixedSize(style.px(_SIDE), style.px(_SIDE))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: int, total: int) -> None:
        """Show how much is done."""
        self._done, self._total = done, total
        self.setAccessibleName(f"{done} sur {total}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._style.px(_SIDE), self._style.px(_SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = self._style.real(_STROKE)
        inset = stroke / 2 + self._style.real(0.4)
        circle = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(self._style.color("track"), stroke))
        painter.drawEllipse(circle)
        accent = self._style.color("accent")
        if self._total and self._done >= self._total:
            painter.setPen(QPen(accent, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawEllipse(circle)
        elif self._total and self._done:
            painter.setPen(QPen(accent, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(circle, 90 * 16, -round(360 * 16 * self._done / self._total))
        side = self._style.px(_ICON)
        corner = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        painter.drawPixmap(corner, self._style.pixmap(self._icon, _ICON, "text2"))
