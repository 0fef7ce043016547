"""The bar at the foot: is it saved, what « Annuler » takes back, and the way on."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Geste
from paliers_desktop.core.paris import paris_now
from paliers_desktop.core.report.gestes import describe_geste
from paliers_desktop.gui.components.buttons import ghost_button, primary_button, secondary_button
from paliers_desktop.gui.components.saved_state import SavedState
from paliers_desktop.gui.components.surfaces import separator
from paliers_desktop.gui.keyboard.keys import Gesture, key_cap, key_hint
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.saving.saver import SavingState
from paliers_desktop.gui.saving.words import SavingWords
from paliers_desktop.gui.style import Style


class BottomBar(QFrame):
    """Saved state and undo at the left, « Prochain sans réponse », previous and next step at the right."""

    undo_asked = Signal()
    unanswered_asked = Signal()
    previous_asked = Signal()
    next_asked = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None, *, now: Callable[[], datetime] = paris_now) -> None:
        """`now`: the time on clocks."""
        super().__init__(parent)
        self._style = style
        self._reflow = Reflow.WIDE
        self._undo_words = ""
        self.setProperty("surface", "bottom")
        self.setFixedHeight(style.px(54))
        self.saved = SavedState(style)
        self._saving = SavingWords(self.saved, now)
        self.undo = ghost_button(style, "Rien à annuler", icon="undo-2")
        self.unanswered = secondary_button(style, "Prochain sans réponse", icon="list")
        self.previous = secondary_button(style, "Précédent", icon="chevron-left")
        self.next = primary_button(style, "Suivant", trailing="chevron-right")
        self.undo.set_key(key_cap(Gesture.UNDO), key_hint(Gesture.UNDO))
        self.previous.set_key("", key_hint(Gesture.PREVIOUS_STEP))
        self.next.set_key("", key_hint(Gesture.NEXT_STEP))
        self.set_single_keys(True)
        self.undo.clicked.connect(self.undo_asked)
        self.unanswered.clicked.connect(self.unanswered_asked)
        self.previous.clicked.connect(self.previous_asked)
        self.next.clicked.connect(self.next_asked)
        self._line = separator(style, vertical=True)
        self._line.setFixedHeight(style.px(20))
        row = QHBoxLayout(self)
        row.setContentsMargins(style.px(16), style.px(1), style.px(16), 0)
        row.setSpacing(style.px(10))
        for widget in (self.saved, self._line, self.undo):
            row.addWidget(widget)
        row.addStretch()
        for widget in (self.unanswered, self.previous, self.next):
            row.addWidget(widget)

    def show_saving(self, state: SavingState) -> None:
        """Say truthfully whether everything is on disk."""
        self._saving.show(state)

    def show_undo(self, grille: Grille, geste: Geste | None) -> None:
        """Name what « Annuler » would take back."""
        self._undo_words = f"Annuler : {describe_geste(grille, geste)}" if geste else "Rien à annuler"
        self.undo.setEnabled(geste is not None)
        self._show_undo_words()

    def show_steps(self, previous: str, next_: str) -> None:
        """Name the neighbouring steps; "" hides the button."""
        self.previous.setVisible(bool(previous))
        self.next.setVisible(bool(next_))
        self.previous.set_text(previous)
        self.next.set_text(next_)

    def set_single_keys(self, on: bool) -> None:
        """Show the keys that act alone, or not while they are turned off."""
        gesture = Gesture.NEXT_UNANSWERED
        self.unanswered.set_key(key_cap(gesture) if on else "", key_hint(gesture) if on else "")

    def set_reflow(self, reflow: Reflow) -> None:
        """Icons alone where room is short."""
        self._reflow = reflow
        narrow = reflow is Reflow.NARROW
        for button in (self.undo, self.previous, self.next):
            button.set_icon_only(narrow)
        self.next.set_icon_name("chevron-right" if narrow else "")
        self.unanswered.set_text("Sans réponse" if narrow else "Prochain sans réponse")
        self._line.setVisible(not narrow)
        self._show_undo_words()

    def _show_undo_words(self) -> None:
        short = self._reflow is Reflow.MEDIUM and self.undo.isEnabled()
        self.undo.set_text("Annuler" if short else self._undo_words)
        self.undo.set_tip(self._undo_words)
