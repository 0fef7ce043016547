"""A choice in a list, with the chevron of the other controls."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from paliers_desktop.gui.style import Style

_HEIGHT = 34


class ComboBox(QComboBox):
    """`name` is what screen readers say: a combo box otherwise gives its value as its name."""

    def __init__(self, style: Style, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setFont(style.font("small"))
        self.setFixedHeight(style.px(_HEIGHT))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past a list must not change its value."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._style.px(16)
        corner = QPoint(self.width() - side - self._style.px(10), (self.height() - side) // 2)
        picture = self._style.pixmap("chevron-down", 16, "text2" if self.isEnabled() else "text3")
        painter = QPainter(self)
        painter.drawPixmap(corner, picture)
