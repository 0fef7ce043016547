"""Where a séance was held and who was there: a place, roles, and names if someone insists."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.core.report.seance_words import ROLES
from paliers_desktop.core.seance import Role, Seance
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.field import Field
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.named_group import NamedGroup
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.components.typing_focus import holds_keyboard
from paliers_desktop.gui.seances.noms import SeanceNoms
from paliers_desktop.gui.style import Style

MAX_LIEU = 120


class SeanceAbout(QWidget):
    """« Lieu », « Présents », « Noms (facultatif) » of one séance at a time."""

    lieu_edited = Signal(str)
    left = Signal()
    lieu_shortened = Signal(int)
    """More than so many characters: the end was not taken."""
    presents_chosen = Signal(object)
    """The roles now ticked, in the order of Role."""

    def __init__(self, style: Style, keep_noms: Callable[[str, str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lieu = Field(style, "Lieu", placeholder="par exemple CDI")
        self.lieu.line_edit.setMaxLength(MAX_LIEU)
        self.lieu.line_edit.shortened.connect(lambda: self.lieu_shortened.emit(MAX_LIEU))
        self.lieu.edited.connect(self.lieu_edited)
        self.lieu.line_edit.editingFinished.connect(self.left)
        self.noms = SeanceNoms(style, keep_noms)
        self._presents = NamedGroup()
        self._presents.setAccessibleName("Présents")
        boxes = FlowBox(style.px(14))
        self.boxes = {role: CheckBox(style, words) for role, words in ROLES.items()}
        for box in self.boxes.values():
            box.clicked.connect(self._on_clicked)
            boxes.add(box)
        group = QVBoxLayout(self._presents)
        group.setContentsMargins(0, 0, 0, 0)
        group.setSpacing(style.px(6))
        group.addWidget(label(style, "Présents", "caption", "text2", strong=True))
        group.addWidget(boxes)
        card = surface("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(style.px(16), style.px(14), style.px(16), style.px(14))
        inside.setSpacing(style.px(14))
        for part in (self.lieu, self._presents, self.noms):
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_seance(self, seance: Seance, offered: tuple[Role, ...], *, read_only: bool, other: bool) -> None:
        """Show a séance, `other` than the one shown before or the same, of which a field being typed is left alone."""
        if other or not holds_keyboard(self.lieu.line_edit):
            self.lieu.set_text(seance.lieu)
        self.lieu.line_edit.setReadOnly(read_only)
        for role, box in self.boxes.items():
            box.setChecked(role in seance.presents)
            box.setVisible(role in offered)
            box.setEnabled(not read_only)
        self.noms.show_noms(seance.id, seance.noms, read_only=read_only)

    def _on_clicked(self) -> None:
        self.presents_chosen.emit(tuple(role for role, box in self.boxes.items() if box.isChecked()))
