"""One of the four answers: a radio button whose box is drawn by app.qss and whose glyph is painted here."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.gui.components.glyphs import ETAT_TOKENS, paint_choice, paint_etat, paint_key
from paliers_desktop.gui.style import Style, restyle

_WIDTHS = {Etat.OUI: 76, Etat.EN_COURS: 108, Etat.NON: 78, Etat.SANS_OBJET: 122}
"""Least widths: the room of the semibold word."""

_HEIGHT = 34
_GLYPH = 18
_LEFT = 10
_GAP = 8


class AnswerButton(QRadioButton):
    """An answer; its box keeps the same size at rest, chosen, active and read-only."""

    def __init__(self, style: Style, etat: Etat, parent: QWidget | None = None) -> None:
        super().__init__(ETATS[etat], parent)
        self.etat = etat
        self._style = style
        self._key = str(list(Etat).index(etat) + 1)
        self._active = False
        self._locked = False
        self.setProperty("etat", etat.value)
        self.setAccessibleName(f"{ETATS[etat]}, {self._key} sur 4")
        self.setFixedHeight(style.px(_HEIGHT))
        self.setMinimumWidth(self.sizeHint().width())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(style.font("body"))

    def set_active(self, active: bool) -> None:
        """Show the key cap in place of the glyph, when not chosen."""
        self._active = active
        self.update()

    def set_locked(self, locked: bool) -> None:
        """Read-only: the answer can be reached and read, not changed."""
        self._locked = locked
        restyle(self, locked="true" if locked else "false")

    def sizeHint(self) -> QSize:
        """The guide's width, or more when the font in use is wider than the one it was drawn with."""
        words = self._style.metrics("body", strong=True).horizontalAdvance(self.text())
        needed = words + self._style.px(_LEFT + _GLYPH + _GAP + 12)
        return QSize(max(self._style.px(_WIDTHS[self.etat]), needed), self._style.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole box is the target, not only the word."""
        return self.rect().contains(pos)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._locked:
            event.accept()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if self._locked and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select, *arrows):
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box by app.qss, then glyph and word at places that no state changes.

        Qt ignores font-weight under :checked, and forgets a font set after a widget was polished: the weight is
        chosen here.
        """
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_RadioButton, option, painter, self)
        side = self._style.px(_GLYPH)
        left = self._style.px(_LEFT)
        self._paint_glyph(painter, QRectF(left, (self.height() - side) // 2, side, side))
        word = QRectF(left + side + self._style.px(_GAP), 0, self.width(), self.height())
        painter.setFont(self._style.font("body", strong=self.isChecked()))
        painter.setPen(self._style.color(self._tone()))
        painter.drawText(word, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def _paint_glyph(self, painter: QPainter, box: QRectF) -> None:
        if self.isChecked():
            paint_etat(painter, self._style, self.etat, box)
        elif self._active and not self._locked:
            paint_key(painter, self._style, self._key, box)
        else:
            paint_choice(painter, self.etat, self._style.color("ctl"), box)

    def _tone(self) -> str:
        if self.isChecked():
            return ETAT_TOKENS[self.etat]
        return "text3" if self._locked else "text"
