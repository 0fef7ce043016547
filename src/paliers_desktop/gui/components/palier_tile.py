"""The tile of the result: the palier commun in large, on its own tint."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.glyphs import paint_palier
from paliers_desktop.gui.style import Style

SIDE = 80


class PalierTile(QWidget):
    """Three rising bars and the number; « Vers le palier 1 » or « Sans objet » in words."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._palier: int | None = None
        self._words = ""
        self.setFixedSize(QSize(style.px(SIDE), style.px(SIDE)))

    def show_palier(self, palier: int | None, words: str) -> None:
        """Show a palier from 1 to 3 as a number; else its words (« Vers le palier 1 », « À situer »)."""
        self._palier = palier
        self._words = words
        self.setAccessibleName(f"Palier {palier}" if palier else words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        style = self._style
        kind = f"p{self._palier or 0}"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(style.color(f"{kind}_line"), style.real(1)))
        painter.setBrush(style.color(f"{kind}_fill"))
        edge = style.real(0.5)
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(box, style.real(8), style.real(8))
        painter.setPen(style.color(f"{kind}_text"))
        if self._palier:
            self._paint_number(painter, box)
        else:
            painter.setFont(style.font("small", strong=True))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            margin = style.real(8)
            painter.drawText(box.adjusted(margin, 0, -margin, 0), flags, typographic(self._words))

    def _paint_number(self, painter: QPainter, box: QRectF) -> None:
        style = self._style
        left, top, side = style.real(10), style.real(28), style.real(28)
        paint_palier(painter, self._palier, painter.pen().color(), QRectF(left, top, side, side))
        painter.setFont(style.font("tile"))
        painter.drawText(box.adjusted(style.real(36), 0, 0, 0), Qt.AlignmentFlag.AlignCenter, str(self._palier))
