"""Whether the head has read the synthesis, and when: declared on the export page, transmitted, never a condition."""

import datetime

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from paliers_desktop.core.assessment import Relecture, TypeEtablissement
from paliers_desktop.core.echeance import EcheanceError, parse_day
from paliers_desktop.core.report.relecture import NEVER_BLOCKS, day_note, question
from paliers_desktop.core.report.wording import date_in_words
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.field import Field
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.named_group import NamedGroup
from paliers_desktop.gui.components.radio_button import RadioButton
from paliers_desktop.gui.components.typing_focus import holds_keyboard
from paliers_desktop.gui.style import Style

WIDEST = 300


class RelectureCard(QFrame):
    """chosen: « Pas encore » or « Oui »; day_edited carries a date, or None, at each change by the person; left.

    What is not a date stays in the field, is told once the field is left, and counts as no date.
    """

    chosen = Signal(bool)
    day_edited = Signal(object)
    left = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self._campagne, self._today = "", datetime.date.min
        self._day: datetime.date | None = None
        self._question = label(style, "", "body", strong=True, wrap=True)
        self.not_yet = RadioButton(style, "Pas encore")
        self.done = RadioButton(style, "Oui, le …")
        self.done.setAccessibleName("Oui")
        self._choices = QButtonGroup(self)
        self.group = NamedGroup()
        self.day = Field(style, "Date de la relecture", placeholder="20/11/2026")
        self._note = label(style, "", "caption", "text2", wrap=True)
        self._lay_out(style)
        self._choices.buttonClicked.connect(self._on_chosen)
        self.day.edited.connect(self._on_typed)
        self.day.submitted.connect(self._judge)
        self.day.line_edit.installEventFilter(self)

    def show_relecture(
        self, relecture: Relecture, type_: TypeEtablissement, campagne: str, today: datetime.date
    ) -> None:
        """Show what is declared, without saying so; a date being typed, or that cannot be read, is left alone."""
        self._campagne, self._today = campagne, today
        self._question.setText(question(type_))
        self.group.setAccessibleName(self._question.text())
        (self.done if relecture.relu else self.not_yet).setChecked(True)
        self.day.setVisible(relecture.relu)
        if not relecture.relu:
            self._day = None
            self.day.set_text("")
        elif not holds_keyboard(self.day.line_edit) and (relecture.relu_le != self._day or not self._fault()):
            self._day = relecture.relu_le
            self.day.set_text(date_in_words(relecture.relu_le) if relecture.relu_le else "")
        if not holds_keyboard(self.day.line_edit):
            self._judge()

    def set_read_only(self, read_only: bool) -> None:
        """What is declared can be read, not changed."""
        for choice in (self.not_yet, self.done):
            choice.setEnabled(not read_only)
        self.day.line_edit.setReadOnly(read_only)

    def take_over(self, other: "RelectureCard") -> None:
        """Go on with a text that is no date, in a card of another look."""
        if other._fault():
            self._day = other._day
            self.day.set_text(other.day.text())
            self._judge()

    def note(self) -> str:
        """What is said of the date, "" when nothing is."""
        return self._note.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field: only then is it said what is wrong."""
        if watched is self.day.line_edit and event.type() == QEvent.Type.FocusOut:
            self._judge()
            self.left.emit()
        return False

    def _on_chosen(self) -> None:
        self.chosen.emit(self.done.isChecked())

    def _on_typed(self) -> None:
        self._tell()
        self._day = self._read()
        self.day_edited.emit(self._day)

    def _read(self) -> datetime.date | None:
        try:
            return parse_day(self.day.text())
        except EcheanceError:
            return None

    def _fault(self) -> str:
        try:
            parse_day(self.day.text())
        except EcheanceError as error:
            return str(error)
        return ""

    def _judge(self) -> None:
        day = self._read()
        self._tell(self._fault(), day_note(day, self._today, self._campagne) if day else "")

    def _tell(self, fault: str = "", note: str = "") -> None:
        self.day.set_error(fault)
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
