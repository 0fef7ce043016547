"""The tools of a criterion card: Aide (when there is one), Commentaire, À vérifier."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from paliers_desktop.gui.components.buttons import Button, tool_button
from paliers_desktop.gui.style import Style


class CardTools(QWidget):
    """Says what was asked for; what is on is told by the card."""

    help_toggled = Signal(bool)
    note_wanted = Signal()
    flag_toggled = Signal(bool)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.help = tool_button(style, "Aide", "circle-question-mark", checkable=True)
        self.note = tool_button(style, "Commentaire", "message-square", checkable=True)
        self.flag = tool_button(style, "À vérifier", "flag", checkable=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(6))
        for button in self.buttons():
            row.addWidget(button)
        self.help.hide()
        self._noted = False
        self._compact = False
        self.help.clicked.connect(self.help_toggled)
        self.note.clicked.connect(self._on_note)
        self.flag.clicked.connect(self.flag_toggled)

    def buttons(self) -> tuple[Button, Button, Button]:
        """The three of them, in reading order."""
        return self.help, self.note, self.flag

    def show_state(self, *, noted: bool, flagged: bool) -> None:
        """Tint what is on."""
        self._noted = noted
        self.note.setChecked(noted)
        self.flag.setChecked(flagged)
        self._fold(self.note)
        self._fold(self.flag)

    def set_compact(self, compact: bool) -> None:
        """Icons only, except what is on (its word stays)."""
        self._compact = compact
        for button in self.buttons():
            self._fold(button)

    def set_read_only(self, read_only: bool) -> None:
        """Only the help can still be asked for."""
        self.note.setEnabled(not read_only)
        self.flag.setEnabled(not read_only)

    def _fold(self, button: Button) -> None:
        button.set_icon_only(self._compact and not button.isChecked())

    def _on_note(self) -> None:
        self.note.setChecked(self._noted)  # it tells whether there is a comment, not whether it was clicked
        self.note_wanted.emit()
