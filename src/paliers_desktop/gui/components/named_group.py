"""Controls that belong together under one name, which screen readers say when the keyboard enters the group."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGroupBox, QWidget


class NamedGroup(QGroupBox):
    """Looks like nothing (app.qss takes its box away): only a group box has the role « group » on every system.

    Give it its accessible name; a plain widget with a name is passed over by NVDA and read as a filler over AT-SPI.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", "true")
        self.setContentsMargins(0, 0, 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Qt gives a group box room for its frame again with each style and font."""
        super().changeEvent(event)
        self.setContentsMargins(0, 0, 0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing."""
