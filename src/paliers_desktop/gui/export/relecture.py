"""Whether the head has read the synthesis, and when: declared on the export page, transmitted, never a condition."""

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from paliers_desktop.core.assessment import Relecture, TypeEtablissement
from paliers_desktop.core.report.relecture import NEVER_BLOCKS, day_note, question
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.day_field import DayField
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.named_group import NamedGroup
from paliers_desktop.gui.components.radio_button import RadioButton
from paliers_desktop.gui.style import Style

WIDEST = 300


class RelectureCard(QFrame):
    """chosen: « Pas encore » or « Oui »; day_edited carries a date, or None, at each change by the person; left."""

    chosen = Signal(bool)
    day_edited = Signal(object)
    left = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self._campagne, self._today = "", datetime.date.min
        self._question = label(style, "", "body", strong=True, wrap=True)
        self.not_yet = RadioButton(style, "Pas encore")
        self.done = RadioButton(style, "Oui, le …")
        self.done.setAccessibleName("Oui")
        self._choices = QButtonGroup(self)
        self.group = NamedGroup()
        self.day = DayField(style, "Date de la relecture")
        self._note = label(style, "", "caption", "text2", wrap=True)
        self._lay_out(style)
        self._choices.buttonClicked.connect(self._on_chosen)
        self.day.day_edited.connect(self._on_typed)
        self.day.judged.connect(self._tell)
        self.day.left.connect(self.left)

    def show_relecture(
        self, relecture: Relecture, type_: TypeEtablissement, campagne: str, today: datetime.date
    ) -> None:
        """Show what is declared, without saying so; a date being typed, or that cannot be read, is left alone."""
        self._campagne, self._today = campagne, today
        self._question.setText(question(type_))
        self.group.setAccessibleName(self._question.text())
        (self.done if relecture.relu else self.not_yet).setChecked(True)
        self.day.setVisible(relecture.relu)
        if relecture.relu:
            self.day.show_day(relecture.relu_le)
        else:
            self.day.clear()

    def set_read_only(self, read_only: bool) -> None:
        """What is declared can be read, not changed."""
        for choice in (self.not_yet, self.done):
            choice.setEnabled(not read_only)
        self.day.line_edit.setReadOnly(read_only)

    def take_over(self, other: "RelectureCard") -> None:
        """Go on with a text that is no date, in a card of another look."""
        self.day.take_over(other.day)

    def note(self) -> str:
        """What is said of the date, "" when nothing is."""
        return self._note.text()

    def _on_chosen(self) -> None:
        self.chosen.emit(self.done.isChecked())

    def _on_typed(self, day: datetime.date | None) -> None:
        self._say("")
        self.day_edited.emit(day)

    def _tell(self) -> None:
        """What is to be known of a date that was read."""
        day = self.day.day
        self._say(day_note(day, self._today, self._campagne) if day else "")

    def _say(self, note: str) -> None:
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if note:
            self.day.line_edit.setAccessibleDescription(typographic(note))

    def _lay_out(self, style: Style) -> None:
        choices = QVBoxLayout(self.group)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(style.px(6))
        for choice in (self.not_yet, self.done):
            choice.setMinimumHeight(style.px(26))
            self._choices.addButton(choice)
            choices.addWidget(choice)
        self.day.line_edit.setMaximumWidth(style.px(WIDEST))
        self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(16), style.px(12), style.px(16), style.px(14))
        column.setSpacing(style.px(8))
        column.addWidget(self._question)
        column.addWidget(self.group)
        column.addWidget(self.day)
        column.addWidget(self._note)
        column.addWidget(label(style, NEVER_BLOCKS, "small", "text2", wrap=True))
