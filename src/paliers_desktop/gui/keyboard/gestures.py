"""What a single key does to the active criterion of a page."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.domaine.page import DomainPage
from paliers_desktop.gui.keyboard.keys import ETATS, Gesture, gesture_of
from paliers_desktop.gui.keyboard.settings import KeySettings
from paliers_desktop.gui.session import Session

READING = (Gesture.HELP,)
"""What a dossier in a read-only place still allows."""


class KeyGestures(QObject):
    """Asks the session and the card; what leads elsewhere is told by signals."""

    next_critere_asked = Signal()
    next_unanswered_asked = Signal()
    previous_unanswered_asked = Signal()
    sheet_asked = Signal()

    def __init__(self, session: Session, settings: KeySettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._anywhere: dict[Gesture, Callable[[], None]] = {
            Gesture.NEXT_UNANSWERED: self.next_unanswered_asked.emit,
            Gesture.PREVIOUS_UNANSWERED: self.previous_unanswered_asked.emit,
            Gesture.SHEET: self.sheet_asked.emit,
        }

    def obey(self, event: QKeyEvent, page: DomainPage | None) -> bool:
        """Do what the key asks for; False for a key that asks for nothing here."""
        gesture = gesture_of(event) if self._settings.single_key else None
        if gesture is None:
            return False
        if gesture in self._anywhere:
            self._anywhere[gesture]()
            return True
        if page is None or not page.shows(page.active) or (self._session.read_only and gesture not in READING):
            return False
        if gesture in ETATS:
            self._answer(page, ETATS[gesture])
        else:
            self._do(page, gesture)
        return True

    def _answer(self, page: DomainPage, etat: Etat) -> None:
        self._session.set_etat(page.active, etat)
        if etat is Etat.SANS_OBJET:
            page.cards[page.active].focus_motif()
        elif self._settings.advance:
            self.next_critere_asked.emit()

    def _do(self, page: DomainPage, gesture: Gesture) -> None:
        card = page.cards[page.active]
        {
            Gesture.CLEAR: lambda: self._session.set_etat(page.active, None),
            Gesture.COMMENT: card.edit_note,
            Gesture.FLAG: card.toggle_flag,
            Gesture.HELP: card.toggle_help,
        }[gesture]()
