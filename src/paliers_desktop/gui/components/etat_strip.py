"""One glyph per criterion, side by side: a group of answers at a glance."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.gui.components.glyphs import paint_etat
from paliers_desktop.gui.style import Style

_SIDE = 16
_GAP = 4


class EtatStrip(QWidget):
    """Read by screen readers as the list of the words."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._etats: tuple[Etat | None, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_etats(self, etats: Sequence[Etat | None]) -> None:
        """Show these answers, in this order."""
        self._etats = tuple(etats)
        words = ", ".join(ETATS[etat] for etat in self._etats)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        count = len(self._etats)
        return QSize(count * self._style.px(_SIDE) + max(0, count - 1) * self._style.px(_GAP), self._style.px(_SIDE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side, pitch = self._style.px(_SIDE), self._style.px(_SIDE) + self._style.px(_GAP)
        top = (self.height() - side) // 2
        for index, etat in enumerate(self._etats):
            paint_etat(painter, self._style, etat, QRectF(index * pitch, top, side, side))
