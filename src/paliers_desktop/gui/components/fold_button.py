"""The head of a list that folds: a chevron, what the list is about, how many lines it has."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import Button
from paliers_desktop.gui.style import Style


class FoldButton(Button):
    """unfolded carries whether the list now shows."""

    unfolded = Signal(bool)

    def __init__(self, style: Style, titre: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__(style, f"{titre} · {count}", "row", icon="chevron-right", height=28, parent=parent)
        self._name = f"{titre} : {count}"
        self.open = False
        self.set_left_aligned(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        self.set_open(False)

    def set_open(self, open_: bool) -> None:
        """Show whether the list shows, without saying so."""
        self.open = open_
        self.set_icon_name("chevron-down" if open_ else "chevron-right")
        self.setAccessibleName(typographic(f"{self._name}, {'déplié' if open_ else 'replié'}"))

    def _on_clicked(self) -> None:
        self.set_open(not self.open)
        self.unfolded.emit(self.open)

    def _padding(self) -> int:
        return self.look.px(6)
