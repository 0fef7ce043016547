"""A line in which a day is typed freely, shown again in words."""

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from paliers_desktop.core.echeance import EcheanceError, parse_day
from paliers_desktop.core.report.wording import date_in_words
from paliers_desktop.gui.components.field import Field
from paliers_desktop.gui.components.typing_focus import holds_keyboard
from paliers_desktop.gui.style import Style


class DayField(Field):
    """day_edited carries a date, or None, at each change by the person; judged: the text was looked at as a whole.

    What is not a date stays in the field, is told once the field is left, and counts as no date.
    """

    day_edited = Signal(object)
    judged = Signal()

    def __init__(self, style: Style, title: str, parent: QWidget | None = None) -> None:
        super().__init__(style, title, placeholder="20/11/2026", parent=parent)
        self._day: datetime.date | None = None
        self.edited.connect(self._on_typed)
        self.submitted.connect(self.judge)
        self.left.connect(self.judge)

    @property
    def day(self) -> datetime.date | None:
        """The date that the text says, None when it says none."""
        try:
            return parse_day(self.text())
        except EcheanceError:
            return None

    @property
    def fault(self) -> str:
        """Why the text is no date, "" when it is one or empty."""
        try:
            parse_day(self.text())
        except EcheanceError as error:
            return str(error)
        return ""

    def show_day(self, day: datetime.date | None) -> None:
        """Show a date without saying so; a text being typed, or that is no date, is left alone."""
        if holds_keyboard(self.line_edit):
            return
        if day != self._day or not self.fault:
            self._day = day
            self.set_text(date_in_words(day) if day else "")
        self.judge()

    def clear(self) -> None:
        """No date, and no text."""
        self._day = None
        self.set_text("")
        self.judge()

    def take_over(self, other: "DayField") -> None:
        """Go on with a text that is no date, in another look."""
        if other.fault:
            self._day = other._day
            self.set_text(other.text())
            self.judge()

    def judge(self) -> None:
        """Say what is wrong with the text."""
        self.set_error(self.fault)
        self.judged.emit()

    def _on_typed(self) -> None:
        self.set_error("")
        self._day = self.day
        self.day_edited.emit(self._day)
