"""Where a file goes: the emplacement on one line, and the button that chooses another."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import secondary_button
from paliers_desktop.gui.components.labels import ElidedLabel, label
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.style import Style

HEIGHT = 34


class PlaceRow(QWidget):
    """`folder` is the emplacement shown; choose_asked() by « Choisir… »."""

    choose_asked = Signal()

    def __init__(self, style: Style, title: str, folder: Path) -> None:
        super().__init__()
        self.words = ElidedLabel(style, "", "small", mode=Qt.TextElideMode.ElideMiddle)
        self.choose = secondary_button(style, "Choisir…", icon="folder-open", height=HEIGHT)
        self.choose.clicked.connect(self.choose_asked)
        frame = surface("sunken")
        frame.setMinimumHeight(style.px(HEIGHT))
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(style.px(12), 0, style.px(12), 0)
        inside.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(style.px(8))
        row.addWidget(frame, 1)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(4))
        column.addWidget(label(style, title, "caption", "text2", strong=True))
        column.addLayout(row)
        self.show_folder(folder)

    def show_folder(self, folder: Path) -> None:
        """Show another emplacement."""
        self.folder = folder
        self.words.set_text(str(folder))
        self.choose.setAccessibleName(typographic(f"Choisir l’emplacement, maintenant : {folder}"))
