"""A key drawn as a cap (« Ctrl F »), beside what it does."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from paliers_desktop.gui.components.glyphs import paint_key
from paliers_desktop.gui.style import Style

HEIGHT = 20


class KeyCap(QWidget):
    """Only read; the shortcut itself belongs to the window."""

    def __init__(self, style: Style, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._key = key
        words = style.metrics("micro", strong=True).horizontalAdvance(key)
        self.setFixedSize(QSize(max(style.px(HEIGHT), words + style.px(12)), style.px(HEIGHT)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key(painter, self._style, self._key, QRectF(self.rect()))
