"""What « Consigner une séance » asks: when, where, who was there by function, what was decided."""

import datetime
from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from paliers_desktop.core.held_seance import Held, HeldError, read_held
from paliers_desktop.core.report.seance_words import ROLES
from paliers_desktop.core.seance import Role
from paliers_desktop.errors import UserError
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.field import Field
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.named_group import NamedGroup
from paliers_desktop.gui.components.note_field import NoteField
from paliers_desktop.gui.listing.several.task import AskPage
from paliers_desktop.gui.style import Style

MAX_LIEU = 120


class SeancePage(AskPage):
    """`held(now)` is the séance as it was typed."""

    def __init__(self, style: Style, introduction: str, roles: Sequence[Role]) -> None:
        super().__init__(style, introduction)
        self.fields = {
            "jour": Field(style, "Jour", placeholder="12/03/2027"),
            "debut": Field(style, "Début", placeholder="14:00"),
            "fin": Field(style, "Fin", placeholder="16:00"),
        }
        self.lieu = Field(style, "Lieu", placeholder="par exemple Maison des associations")
        self.lieu.line_edit.setMaxLength(MAX_LIEU)
        self.boxes = {role: CheckBox(style, ROLES[role]) for role in roles}
        self.decisions = NoteField(style)
        self.decisions.setAccessibleName("Décisions")
        row = QHBoxLayout()
        row.setSpacing(style.px(10))
        for field in self.fields.values():
            row.addWidget(field, 1)
        self.column.addLayout(row)
        self.column.addWidget(self.lieu)
        self.column.addWidget(self._presents(style))
        self.column.addWidget(label(style, "Décisions", "caption", "text2", strong=True))
        self.column.addWidget(self.decisions)
        self.column.addStretch()

    def held(self, now: datetime.datetime) -> Held:
        """What was typed. Raises HeldError."""
        jour, debut, fin = (field.text() for field in self.fields.values())
        roles = [role for role, box in self.boxes.items() if box.isChecked()]
        return read_held((jour, debut, fin), self.lieu.text(), roles, self.decisions.toPlainText(), now)

    def focus_first(self) -> None:
        """The field that cannot be read, else the day."""
        wrong = next((field for field in self.fields.values() if field.error()), self.fields["jour"])
        wrong.focus_field()

    def show_failure(self, error: UserError | None) -> None:
        """Under the field that it is about."""
        held = error if isinstance(error, HeldError) else None
        for name, field in self.fields.items():
            field.set_error(str(held) if held and held.field == name else "")
        super().show_failure(None if held else error)

    def _presents(self, style: Style) -> NamedGroup:
        group = NamedGroup()
        group.setAccessibleName("Présents")
        boxes = FlowBox(style.px(14))
        for box in self.boxes.values():
            boxes.add(box)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(6))
        column.addWidget(label(style, "Présents, par fonction", "caption", "text2", strong=True))
        column.addWidget(boxes)
        return group
