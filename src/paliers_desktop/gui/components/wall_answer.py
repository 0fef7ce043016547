"""One of the four answers as the room reads it: key, glyph and word, large enough at six metres."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QWidget

from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.components.answer_button import AnswerButton
from paliers_desktop.gui.components.glyphs import ETAT_TOKENS, paint_choice, paint_etat
from paliers_desktop.gui.style import Style

HEIGHT = 88
POINTS = 30
_KEY_POINTS = 22
_LEFT, _KEY, _GLYPH, _GAP = 26, 46, 38, 20


class WallAnswer(AnswerButton):
    """Same behaviour as in a card; the key stays beside the chosen answer."""

    def __init__(self, style: Style, etat: Etat, parent: QWidget | None = None) -> None:
        super().__init__(style, etat, parent)
        self.setProperty("wall", "true")
        self.setFixedHeight(style.px(HEIGHT))
        self.setMinimumWidth(self.sizeHint().width())

    def sizeHint(self) -> QSize:
        px = self._style.px
        words = QFontMetrics(self._style.font_of(POINTS, strong=True)).horizontalAdvance(self.text())
        return QSize(px(_LEFT + _KEY + _GAP + _GLYPH + _GAP + _LEFT) + words, px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        style = self._style
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_RadioButton, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        left, key, glyph, gap = (style.real(length) for length in (_LEFT, _KEY, _GLYPH, _GAP))
        self._paint_key(painter, QRectF(left, middle - style.real(25), key, style.real(50)))
        left += key + gap
        self._paint_glyph(painter, QRectF(left, middle - glyph / 2, glyph, glyph))
        left += glyph + gap
        painter.setFont(style.font_of(POINTS, strong=self.isChecked()))
        painter.setPen(style.color(self._tone()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), flags, self.text())

    def _paint_key(self, painter: QPainter, box: QRectF) -> None:
        style = self._style
        chosen = self.isChecked()
        line = style.real(2)
        painter.setPen(QPen(style.color(ETAT_TOKENS[self.etat] if chosen else "ctl"), line))
        painter.setBrush(style.color("surface"))
        half = line / 2
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), style.real(7), style.real(7))
        painter.setPen(style.color(self._tone() if chosen or self._locked else "text2"))
        painter.setFont(style.font_of(_KEY_POINTS, strong=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _paint_glyph(self, painter: QPainter, box: QRectF) -> None:
        if self.isChecked():
            paint_etat(painter, self._style, self.etat, box)
        else:
            paint_choice(painter, self.etat, self._style.color("ctl"), box)
