"""The tile of the result: the palier commun in large, on its own tint."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from paliers_desktop.core.report.wording import palier_words
from paliers_desktop.gui.components.glyphs import paint_palier
from paliers_desktop.gui.style import Style

SIDE = 80


class PalierTile(QWidget):
    """Three rising bars and the number; « – » when every domaine is sans objet."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._palier: int | None = None
        self.setFixedSize(QSize(style.px(SIDE), style.px(SIDE)))

    def set_palier(self, palier: int | None) -> None:
        """Show another palier (0 to 3, None for sans objet)."""
        self._palier = palier
        self.setAccessibleName(palier_words(palier))
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
        text = style.color(f"{kind}_text")
        paint_palier(
            painter, self._palier, text, QRectF(style.real(10), style.real(28), style.real(28), style.real(28))
        )
        painter.setPen(text)
        painter.setFont(style.font("tile"))
        number = "–" if self._palier is None else str(self._palier)
        painter.drawText(box.adjusted(style.real(36), 0, 0, 0), Qt.AlignmentFlag.AlignCenter, number)
