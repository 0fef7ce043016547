"""When an « en cours » is to be in place: a date typed freely, shown again in words."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from paliers_desktop.core.echeance import PAST, EcheanceError, echeance_words, parse_echeance
from paliers_desktop.core.paris import paris_today
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.text_line import TextLine
from paliers_desktop.gui.components.typed_row import TypedRow
from paliers_desktop.gui.components.typing_focus import holds_keyboard
from paliers_desktop.gui.style import Style, restyle

TITLE = "Échéance (facultative)"
PLACEHOLDER = "12/03/2027 ou mars 2027"


class EcheanceRow(TypedRow):
    """echeance_edited carries a date, or None, on each change by the person; finished on Entrée; left: keyboard gone.

    What cannot be read stays in the field, is told once the field is left, and counts as no date.
    """

    echeance_edited = Signal(object)
    finished = Signal()
    left = Signal()

    def __init__(
        self, style: Style, today: Callable[[], datetime.date] = paris_today, parent: QWidget | None = None
    ) -> None:
        self.field = TextLine()
        super().__init__(style, TITLE, self.field, parent)
        self._today = today
        self._shown: datetime.date | None = None
        self._told = ("", "")
        self.field.setFont(style.font("small"))
        self.field.setPlaceholderText(typographic(PLACEHOLDER))
        self.field.setAccessibleName(typographic(TITLE))
        self.field.typed.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_entered)
        self.field.installEventFilter(self)

    def show_echeance(self, day: datetime.date | None) -> None:
        """Show a date without saying so; a text being typed, or that could not be read, is left alone."""
        if holds_keyboard(self.field):
            return
        if day != self._shown or not self._fault():
            self._shown = day
            self.field.setText(echeance_words(day) if day else "")
        self._judge()

    def unread(self) -> str:
        """A text that is no date, "" otherwise: another look goes on with it."""
        return self.field.text() if self._fault() else ""

    def restore(self, typed: str) -> None:
        """Go on with a text that is no date."""
        self.field.setText(typed)
        self._judge()

    def set_read_only(self, read_only: bool) -> None:
        """The date can be read, not changed."""
        self.field.setReadOnly(read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field: only then is it said what is wrong."""
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self._judge()
            self.left.emit()
        return False

    def _on_typed(self, _text: str) -> None:
        self._tell()
        self._shown = self._read()
        self.echeance_edited.emit(self._shown)

    def _on_entered(self) -> None:
        self._judge()
        if not self._fault():
            self.finished.emit()

    def _read(self) -> datetime.date | None:
        try:
            return parse_echeance(self.field.text())
        except EcheanceError:
            return None

    def _fault(self) -> str:
        try:
            parse_echeance(self.field.text())
        except EcheanceError as error:
            return str(error)
        return ""

    def _judge(self) -> None:
        """Say what is wrong with the text, or that the date is past."""
        day = self._read()
        self._tell(self._fault(), PAST if day and day < self._today() else "")

    def _tell(self, fault: str = "", note: str = "") -> None:
        if (fault, note) == self._told:
            return
        self._told = (fault, note)
        self.say(fault=fault, note=note)
        self.field.setAccessibleDescription(typographic(fault or note))
        restyle(self.field, error="true" if fault else "false")
