"""The empreinte of a signed file, to be compared with a PDF: eight groups of four, never broken inside a group."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.style import Style


class EmpreinteBox(QWidget):
    """A sunken box on two lines; the text can be selected."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = label(style, "", "code")
        self._digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = surface("sunken")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(style.px(12), style.px(7), style.px(12), style.px(7))
        inside.setSpacing(style.px(2))
        inside.addWidget(label(style, "Empreinte", "caption", "text2", strong=True))
        inside.addWidget(self._digits)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(box)

    @property
    def empreinte(self) -> str:
        """The groups on one line, as they are copied."""
        return " ".join(self._digits.text().split())

    def show_empreinte(self, empreinte: str) -> None:
        """Show eight groups of four."""
        groups = empreinte.split()
        self._digits.setText("\n".join((" ".join(groups[:4]), " ".join(groups[4:]))))
        self._digits.setAccessibleName(f"Empreinte {empreinte}")
