"""Annuler and Rétablir by the person's hand: what changed may be on another page, so it is said."""

from PySide6.QtWidgets import QWidget

from paliers_desktop.core.history import Geste
from paliers_desktop.core.report.gestes import describe_geste
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.session import Session


class Undoing:
    """`voice`: the widget in whose name it is announced."""

    def __init__(self, session: Session, voice: QWidget) -> None:
        self._session = session
        self._voice = voice

    def undo(self) -> None:
        """Take the latest geste back."""
        self._session.leave_field()  # what is being typed is the latest
        self._say("Annulé", self._session.history.to_undo)
        self._session.undo()

    def redo(self) -> None:
        """Make the latest undone geste again."""
        self._session.leave_field()
        self._say("Rétabli", self._session.history.to_redo)
        self._session.redo()

    def _say(self, what: str, geste: Geste | None) -> None:
        if geste:
            announce(self._voice, typographic(f"{what} : {describe_geste(self._session.grille, geste)}"))
