"""The palier chip: number, three rising bars and tint, always together."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from paliers_desktop.core.report.wording import palier_words
from paliers_desktop.gui.components.glyphs import paint_palier
from paliers_desktop.gui.style import Style


class PalierChip(QWidget):
    """A pill of 24 px (mini 20); `set_bare(True)` keeps the bars and the number, for the narrow rail."""

    def __init__(self, style: Style, mini: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._mini = mini
        self._bare = False
        self._palier: int | None = 0
        self.setFont(style.font("caption", strong=True))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_palier(0)

    def set_palier(self, palier: int | None) -> None:
        """Show a palier, 0 to 3, or None for a domaine without applicable criterion."""
        self._palier = palier
        self.setAccessibleName(palier_words(palier))
        self.setToolTip(palier_words(palier) if self._bare else "")
        self.updateGeometry()
        self.update()

    def set_bare(self, bare: bool) -> None:
        """Show bars and number only (the words go to the tooltip)."""
        self._bare = bare
        self.set_palier(self._palier)

    def words(self) -> str:
        """What is written in the chip."""
        if self._bare:
            return "–" if self._palier is None else str(self._palier)
        return palier_words(self._palier)

    def sizeHint(self) -> QSize:
        left, glyph, gap, right = self._measures()
        height = self._style.px(20 if self._mini else 24)
        words = self.fontMetrics().horizontalAdvance(self.words())
        return QSize(max(left + glyph + gap + words + right, height), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, line, text = self._tokens()
        stroke = self._style.px(1)
        painter.setPen(QPen(self._style.color(line), stroke))
        painter.setBrush(self._style.color(fill))
        inset = stroke / 2
        outline = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)
        left, glyph, gap, _right = self._measures()
        colour = self._style.color(text)
        if glyph:
            box = QRectF(left, round((self.height() - glyph) / 2 - self._style.real(0.5)), glyph, glyph)
            paint_palier(painter, self._palier, colour, box)
        painter.setPen(colour)
        painter.setFont(self.font())
        words = QRectF(left + glyph + gap, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.words())

    def _measures(self) -> tuple[int, int, int, int]:
        """Room at the left, side of the glyph, gap, room at the right."""
        px = self._style.px
        glyph = 0 if self._palier is None else px(12 if self._mini else 13)
        gap = 0 if self._palier is None else px(5 if self._mini else 7)
        return px(7 if self._mini else 9), glyph, gap, px(8 if self._mini else 10)

    def _tokens(self) -> tuple[str, str, str]:
        if self._palier is None:
            return "so_bg", "so", "so"
        return f"p{self._palier}_fill", f"p{self._palier}_line", f"p{self._palier}_text"
