"""What a single key does to the active criterion of a page."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.domain_page import DomainPage
from paliers_desktop.gui.keys import Command, command_of, etat_of
from paliers_desktop.gui.session import Session
from paliers_desktop.storage.preferences import Preferences

READING = (Command.HELP, Command.NEXT_UNANSWERED, Command.PREVIOUS_UNANSWERED)
"""What a dossier in a read-only place still allows."""


class KeyGestures(QObject):
    """Asks the session and the card; what leads elsewhere is told by signals."""

    next_critere_asked = Signal()
    next_unanswered_asked = Signal()
    previous_unanswered_asked = Signal()

    def __init__(self, session: Session, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._preferences = preferences

    def obey(self, event: QKeyEvent, page: DomainPage | None) -> bool:
        """Do what the key asks for; False for a key that asks for nothing here."""
        if not self._preferences.single_key:
            return False
        etat, command = etat_of(event), command_of(event)
        if page is None or not page.shows(page.active):
            return self._leave_for_unanswered(command)
        if self._session.read_only and command not in READING:
            return False
        if etat is not None:
            self._answer(page, etat)
        elif command is not None:
            self._do(page, command)
        return etat is not None or command is not None

    def _leave_for_unanswered(self, command: Command | None) -> bool:
        """N leads to a criterion from any page."""
        if command is Command.NEXT_UNANSWERED:
            self.next_unanswered_asked.emit()
        elif command is Command.PREVIOUS_UNANSWERED:
            self.previous_unanswered_asked.emit()
        return command in (Command.NEXT_UNANSWERED, Command.PREVIOUS_UNANSWERED)

    def _answer(self, page: DomainPage, etat: Etat) -> None:
        self._session.set_etat(page.active, etat)
        if etat is Etat.SANS_OBJET:
            page.cards[page.active].focus_motif()
        elif self._preferences.advance:
            self.next_critere_asked.emit()

    def _do(self, page: DomainPage, command: Command) -> None:
        card = page.cards[page.active]
        {
            Command.CLEAR: lambda: self._session.set_etat(page.active, None),
            Command.COMMENT: card.edit_note,
            Command.FLAG: card.toggle_flag,
            Command.HELP: card.toggle_help,
            Command.NEXT_UNANSWERED: self.next_unanswered_asked.emit,
            Command.PREVIOUS_UNANSWERED: self.previous_unanswered_asked.emit,
        }[command]()
