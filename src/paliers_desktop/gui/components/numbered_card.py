"""A card with a number in a disc and a title: one step of a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.style import Style


class NumberedCard(QFrame):
    """Add content to `column`."""

    def __init__(self, style: Style, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        disc = label(style, str(number), "small", "accent", strong=True)
        disc.setAlignment(Qt.AlignmentFlag.AlignCenter)
        disc.setProperty("disc", True)
        disc.setFixedSize(style.px(26), style.px(26))
        head = QHBoxLayout()
        head.setSpacing(style.px(10))
        head.addWidget(disc)
        head.addWidget(label(style, title, "h2"), 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(style.px(16), style.px(14), style.px(16), style.px(16))
        self.column.setSpacing(style.px(12))
        self.column.addLayout(head)
