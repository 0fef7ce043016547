"""What the commission does to the criterion on the wall: answers, marks, and what the séance notes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.history import Geste
from paliers_desktop.core.report.gestes import describe_geste
from paliers_desktop.gui.notice_bar import READ_ONLY
from paliers_desktop.gui.session import Session

NO_LONGER = "Ce changement ne peut plus être repris ici."
DISCUSSED_MS = 5000
"""A criterion counts as discussed once it has been on the wall that long, or is acted on."""


class Deeds(QObject):
    """Everything is about the criterion given by `watch`; nothing is done while there is none."""

    told = Signal(str)
    """A few words about what was just undone or redone."""
    refused = Signal(str)
    """Why nothing was changed."""

    def __init__(self, session: Session, discussed_ms: int = DISCUSSED_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._critere = ""
        self._timer = QTimer(self, singleShot=True, interval=discussed_ms)
        self._timer.timeout.connect(self.discuss)
        session.answer_changed.connect(self._on_answer)

    def watch(self, critere_id: str) -> None:
        """Another criterion is on the wall; "" when none is."""
        self._critere = critere_id
        if critere_id:
            self._timer.start()
        else:
            self._timer.stop()

    def begin(self) -> None:
        """A séance is under way from now on."""
        if not self._session.read_only:
            self._session.seances.begin()

    def discuss(self) -> None:
        """Note that the criterion was discussed."""
        self._timer.stop()
        if self._critere and not self._session.read_only:
            self.begin()
            self._session.seances.discuss(self._critere)

    def answer(self, etat: Etat | None) -> None:
        """Give the criterion an answer; None clears it."""
        if self._may_change():
            self.discuss()
            self._session.set_etat(self._critere, etat)

    def set_a_verifier(self, on: bool) -> bool:
        """Mark the criterion « à vérifier », or take the mark off; False when nothing may change."""
        if not self._may_change():
            return False
        self.discuss()
        if self.a_verifier != on:
            self._session.set_a_verifier(self._critere, on)
        return True

    def toggle_a_verifier(self) -> None:
        """Take the mark off, or put it."""
        self.set_a_verifier(not self.a_verifier)

    def toggle_avis(self) -> None:
        """Note « avis partagés », or take it back."""
        if self._may_change():
            self.discuss()
            self._session.seances.set_avis_partages(self._critere, not self.avis_partages)

    @property
    def a_verifier(self) -> bool:
        """Whether the criterion is marked."""
        return bool(self._critere) and self._session.assessment.answer(self._critere).a_verifier

    @property
    def avis_partages(self) -> bool:
        """Whether the séance under way notes that opinions differ on the criterion."""
        return bool(self._critere) and self._session.seances.avis_partages(self._critere)

    def undo(self) -> None:
        """Take the latest geste back, and name it: what the presenter is typing, where that is the latest."""
        self._session.leave_field()
        self._again(self._session.history.to_undo, self._session.undo, "Annulé", "Rien à annuler")

    def redo(self) -> None:
        """Make the latest undone geste again, and name it."""
        self._session.leave_field()
        self._again(self._session.history.to_redo, self._session.redo, "Rétabli", "Rien à rétablir")

    def _again(self, geste: Geste | None, act: Callable[[], None], verb: str, nothing: str) -> None:
        session = self._session
        if session.read_only:
            self.refused.emit(READ_ONLY)
            return
        act()
        if geste is None:
            self.told.emit(nothing)
        elif geste in (session.history.to_undo, session.history.to_redo):
            self.told.emit(f"{verb} : {describe_geste(session.grille, geste)}")
        else:
            self.refused.emit(NO_LONGER)

    def _may_change(self) -> bool:
        if self._critere and self._session.read_only:
            self.refused.emit(READ_ONLY)
        return bool(self._critere) and not self._session.read_only

    def _on_answer(self, critere_id: str) -> None:
        """Also what the presenter does in the other window."""
        if critere_id == self._critere and self._timer.isActive():
            self.discuss()
