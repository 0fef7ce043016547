"""A bar of 6 px, always beside the words that say the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from paliers_desktop.gui.style import Style

_HEIGHT = 6


class ProgressBar(QWidget):
    """`done` of `total`, from the left."""

    def __init__(self, style: Style, parent: QWidget | None = None, *, height: int = _HEIGHT) -> None:
        super().__init__(parent)
        self._style = style
        self._done, self._total = 0, 0
        self.setFixedHeight(style.px(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: int, total: int) -> None:
        """Show how much is done."""
        self._done, self._total = done, total
        self.setAccessibleName(f"{done} sur {total}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._style.px(104), self.maximumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_bar(QPainter(self), self._style, QRectF(self.rect()), self._done, self._total)


def paint_bar(painter: QPainter, style: Style, box: QRectF, done: int, total: int) -> None:
    """A bar that fills `box`, also for lists that paint their cells."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = box.height() / 2
    painter.setBrush(style.color("track"))
    painter.drawRoundedRect(box, radius, radius)
    if total and done:
        width = max(box.width() * min(done / total, 1.0), box.height())
        painter.setBrush(style.color("accent"))
        painter.drawRoundedRect(QRectF(box.left(), box.top(), width, box.height()), radius, radius)
