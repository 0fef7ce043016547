"""What the window shows first when it starts with an établissement: that it is being opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.style import Style


class OpeningPage(QWidget):
    """painted, once: connect it queued, and the person sees the window before what takes longer begins."""

    painted = Signal()

    def __init__(self, style: Style, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_painted = False
        column = QVBoxLayout(self)
        column.addWidget(label(style, f"Ouverture de « {name} »…", "h2", "text2"), 0, Qt.AlignmentFlag.AlignCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()
