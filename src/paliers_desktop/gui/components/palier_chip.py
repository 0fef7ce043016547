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
        left, glyph, gap, right = _measures(self._style, self._palier, mini=self._mini)
        height = self._style.px(20 if self._mini else 24)
        words = self.fontMetrics().horizontalAdvance(self.words())
        return QSize(max(left + glyph + gap + words + right, height), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_chip(painter, self._style, self._palier, QRectF(self.rect()), self.words(), mini=self._mini)


def chip_width(style: Style, palier: int | None) -> int:
    """The width of a chip of 24 px, for lists that paint their cells."""
    left, glyph, gap, right = _measures(style, palier)
    return left + glyph + gap + style.metrics("caption", strong=True).horizontalAdvance(palier_words(palier)) + right


def paint_chip(
    painter: QPainter, style: Style, palier: int | None, box: QRectF, words: str, *, mini: bool = False
) -> None:
    """A chip that fills `box`, its words in the painter's font."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill, line, text = _tokens(palier)
    stroke = style.px(1)
    painter.setPen(QPen(style.color(line), stroke))
    painter.setBrush(style.color(fill))
    inset = stroke / 2
    outline = box.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)
    left, glyph, gap, _right = _measures(style, palier, mini=mini)
    colour = style.color(text)
    if glyph:
        top = box.top() + round((box.height() - glyph) / 2 - style.real(0.5))
        paint_palier(painter, palier, colour, QRectF(box.left() + left, top, glyph, glyph))
    painter.setPen(colour)
    place = box.adjusted(left + glyph + gap, 0, 0, 0)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _measures(style: Style, palier: int | None, *, mini: bool = False) -> tuple[int, int, int, int]:
    """Room at the left, side of the glyph, gap, room at the right."""
    px = style.px
    glyph = 0 if palier is None else px(12 if mini else 13)
    gap = 0 if palier is None else px(5 if mini else 7)
    return px(6 if mini else 9), glyph, gap, px(6 if mini else 10)


def _tokens(palier: int | None) -> tuple[str, str, str]:
    if palier is None:
        return "so_bg", "so", "so"
    return f"p{palier}_fill", f"p{palier}_line", f"p{palier}_text"
