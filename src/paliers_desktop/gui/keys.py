"""Which gesture a key is (ux/guide.md §5): the unshifted top row of an AZERTY keyboard counts as digits."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from paliers_desktop.core.assessment import Etat

_DIGITS = {
    Qt.Key.Key_1: Etat.OUI,
    Qt.Key.Key_Ampersand: Etat.OUI,
    Qt.Key.Key_2: Etat.EN_COURS,
    Qt.Key.Key_Eacute: Etat.EN_COURS,
    Qt.Key.Key_3: Etat.NON,
    Qt.Key.Key_QuoteDbl: Etat.NON,
    Qt.Key.Key_4: Etat.SANS_OBJET,
    Qt.Key.Key_Apostrophe: Etat.SANS_OBJET,
}


class Command(Enum):
    """A single key outside text fields, but the four answers."""

    CLEAR = "clear"
    COMMENT = "comment"
    FLAG = "flag"
    HELP = "help"
    NEXT_UNANSWERED = "next unanswered"
    PREVIOUS_UNANSWERED = "previous unanswered"


_COMMANDS = {
    Qt.Key.Key_Delete: Command.CLEAR,
    Qt.Key.Key_0: Command.CLEAR,
    Qt.Key.Key_Agrave: Command.CLEAR,
    Qt.Key.Key_C: Command.COMMENT,
    Qt.Key.Key_V: Command.FLAG,
    Qt.Key.Key_A: Command.HELP,
    Qt.Key.Key_N: Command.NEXT_UNANSWERED,
}


def etat_of(event: QKeyEvent) -> Etat | None:
    """The answer that a key gives, None for any other key."""
    return _DIGITS.get(Qt.Key(event.key())) if _plain(event) else None


def command_of(event: QKeyEvent) -> Command | None:
    """The command that a key gives, None for any other key."""
    command = _COMMANDS.get(Qt.Key(event.key()))
    if command is Command.NEXT_UNANSWERED and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
        return Command.PREVIOUS_UNANSWERED
    return command if _plain(event) else None


def _plain(event: QKeyEvent) -> bool:
    """No modifier but the keypad's; Maj is needed for digits on AZERTY and changes nothing."""
    allowed = Qt.KeyboardModifier.KeypadModifier
    if event.key() in (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        allowed |= Qt.KeyboardModifier.ShiftModifier
    return not event.modifiers() & ~allowed
