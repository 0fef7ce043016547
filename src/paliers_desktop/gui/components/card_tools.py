"""The tools of a criterion card: Aide (when there is one), Commentaire, À vérifier."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QWidget

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
        self._gap = style.px(6)
        row.setSpacing(self._gap)
        for button in self.buttons():
            row.addWidget(button)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.help.hide()
        self._room = 1 << 20
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
        self._fold()

    def set_compact(self, compact: bool) -> None:
        """Icons only, except « À vérifier » when it is on."""
        self._compact = compact
        self._fold()

    def fit(self, room: int) -> None:
        """Give up words, then all of them, until the tools are no wider than `room` pixels."""
        self._room = room
        self._fold()

    def set_read_only(self, read_only: bool) -> None:
        """Only the help can still be asked for."""
        self.note.setEnabled(not read_only)
        self.flag.setEnabled(not read_only)

    def minimumSizeHint(self) -> QSize:
        """Three icons: the words never force the card to be wider than the window."""
        return QSize(self._width(self._all_folded), self.flag.maximumHeight())

    def _fold(self) -> None:
        """The most words that the room allows."""
        choices = [self._none_folded, self._all_but_flag_folded, self._all_folded]
        if self._compact:
            choices = choices[1:]
        chosen = next((folded for folded in choices if self._width(folded) <= self._room), self._all_folded)
        for button in self.buttons():
            button.set_icon_only(chosen(button))

    def _width(self, folded: Callable[[Button], bool]) -> int:
        shown = [button for button in self.buttons() if not button.isHidden()]
        return sum(b.width_when(folded(b)) for b in shown) + max(0, len(shown) - 1) * self._gap

    def _none_folded(self, _button: Button) -> bool:
        return False

    def _all_but_flag_folded(self, button: Button) -> bool:
        return button is not self.flag or not button.isChecked()

    def _all_folded(self, _button: Button) -> bool:
        return True

    def _on_note(self) -> None:
        self.note.setChecked(self._noted)  # it tells whether there is a comment, not whether it was clicked
        self.note_wanted.emit()
