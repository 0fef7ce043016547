"""The four answers to one criterion, as one keyboard stop: it says what was chosen, it decides nothing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.answer_button import AnswerButton
from paliers_desktop.gui.components.named_group import NamedGroup
from paliers_desktop.gui.style import Style

_GAP = 6
_MODIFIERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class AnswerGroup(NamedGroup):
    """Oui, En cours, Non, Sans objet; a second click or Espace on the chosen one clears it.

    answered carries an Etat, or None when the answer was cleared; it follows what the person does, not set_etat.
    """

    answered = Signal(object)

    def __init__(
        self,
        style: Style,
        parent: QWidget | None = None,
        *,
        make: Callable[[Style, Etat, QWidget], AnswerButton] = AnswerButton,
        gap: int = _GAP,
    ) -> None:
        """`make` draws an answer; `gap`: px between two of them."""
        super().__init__(parent)
        self._style = style
        self._silent = False
        self._read_only = False
        self._two_by_two = False
        self._group = QButtonGroup(self)
        self._buttons = {etat: make(style, etat, self) for etat in Etat}
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(style.px(gap))
        for button in self._buttons.values():
            self._group.addButton(button)
            button.toggled.connect(self._on_toggled)
            button.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_two_by_two(False)
        self._keep_one_stop()

    @property
    def etat(self) -> Etat | None:
        """What is chosen now."""
        return next((etat for etat, button in self._buttons.items() if button.isChecked()), None)

    def button(self, etat: Etat) -> AnswerButton:
        """The button of an answer."""
        return self._buttons[etat]

    def set_etat(self, etat: Etat | None) -> None:
        """Show an answer without saying so."""
        if etat == self.etat:
            return
        self._silent = True
        if etat is None:
            self._uncheck()
        else:
            self._buttons[etat].setChecked(True)
        self._silent = False
        self._keep_one_stop()

    def choose(self, etat: Etat | None) -> None:
        """Choose an answer (None clears) as the person would: says so when it changes something."""
        if etat == self.etat or self._read_only:
            return
        self.set_etat(etat)
        self.answered.emit(etat)

    def set_active(self, active: bool) -> None:
        """Show the key caps 1 2 3 4: the digits go to this criterion."""
        for button in self._buttons.values():
            button.set_active(active)

    def set_read_only(self, read_only: bool) -> None:
        """Answers can be read and reached, not changed."""
        self._read_only = read_only
        for button in self._buttons.values():
            button.set_locked(read_only)

    def set_two_by_two(self, two_by_two: bool) -> None:
        """Two rows of two wide answers in a narrow window, one row of four otherwise."""
        self._two_by_two = two_by_two
        columns = 2 if two_by_two else 4
        for index, button in enumerate(self._buttons.values()):
            self._layout.removeWidget(button)
            policy = QSizePolicy.Policy.Expanding if two_by_two else QSizePolicy.Policy.Fixed
            button.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
            self._layout.addWidget(button, index // columns, index % columns)
        for column in range(5):
            self._layout.setColumnStretch(column, int(two_by_two and column < 2) or int(column == 4 and not two_by_two))

    def set_question(self, text: str, position: str) -> None:
        """What the answers are about, for screen readers: the criterion, then « Critère 2 sur 13 »."""
        self.setAccessibleName(typographic(text))
        self.setAccessibleDescription(typographic(position))

    def focus_answers(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """Give the keyboard to the chosen answer, or to the first."""
        self._buttons[self.etat or Etat.OUI].setFocus(reason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before the radio button sees it: a second click or Espace clears, an arrow moves and chooses."""
        if not isinstance(event, QInputEvent) or not isinstance(watched, AnswerButton) or self._read_only:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._step(event):
            self._move(watched, self._step(event))
            return True
        if not watched.isChecked():
            return False
        if self._is_second_click(watched, event) or _is_space(event):
            self.choose(None)
            watched.setDown(False)
            return True
        return False

    def _step(self, event: QKeyEvent) -> int:
        """How far an arrow key goes in the group, 0 for any other key."""
        row = 2 if self._two_by_two else 1
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: row, Qt.Key.Key_Up: -row}
        return 0 if event.modifiers() & _MODIFIERS else steps.get(Qt.Key(event.key()), 0)

    def _move(self, button: AnswerButton, step: int) -> None:
        """Qt moves without choosing while nothing is chosen: the guide wants arrows to choose."""
        etats = list(Etat)
        target = etats[(etats.index(button.etat) + step) % len(etats)]
        self.choose(target)
        self._buttons[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _is_second_click(self, button: AnswerButton, event: QEvent) -> bool:
        return (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
            and button.isDown()
            and button.hitButton(event.position().toPoint())
        )

    def _on_toggled(self, checked: bool) -> None:
        if checked and not self._silent:
            self._keep_one_stop()
            self.answered.emit(self.etat)

    def _keep_one_stop(self) -> None:
        """Tab enters the group at the chosen answer, or at the first, and leaves it at once."""
        stop = self.etat or Etat.OUI
        for etat, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if etat is stop else Qt.FocusPolicy.ClickFocus)

    def _uncheck(self) -> None:
        """An exclusive group refuses to be empty: lift the rule for the time of it."""
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)


def _is_space(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Space
