"""A text that is longer than its window and holds no control: the keyboard comes into it and scrolls it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.scroll import UpDownArea


class ReadingArea(UpDownArea):
    """Up and down only; arrows, Page and Début / Fin scroll, as Qt gives them to what has the keyboard."""

    def __init__(self, content: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content.setObjectName("scrolled")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(typographic(name))
        self.setWidget(content)
