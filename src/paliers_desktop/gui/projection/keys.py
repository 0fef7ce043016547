"""Which gesture of the projection a key is (ux/guide.md §5), beside the four answers."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.typography import NO_BREAK_SPACE
from paliers_desktop.gui.keyboard.keys import ETATS, Gesture, gesture_of, without


class Deed(Enum):
    """A single key of the projection."""

    CLEAR = "clear"
    FLAG_AND_GO = "flag and go"
    FLAG = "flag"
    AVIS = "avis"
    HELP = "help"
    NEXT_UNANSWERED = "next unanswered"
    KEYS = "keys"


_OF_THE_PROGRAM = {
    Gesture.CLEAR: Deed.CLEAR,
    Gesture.FLAG: Deed.FLAG,
    Gesture.HELP: Deed.HELP,
    Gesture.NEXT_UNANSWERED: Deed.NEXT_UNANSWERED,
    Gesture.SHEET: Deed.KEYS,
}
_OWN = {Qt.Key.Key_R: Deed.FLAG_AND_GO, Qt.Key.Key_D: Deed.AVIS}
_INDIFFERENT = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier

SHEET = (
    ("1  2  3  4", "Oui, En cours, Non, Sans objet"),
    ("Suppr  0", "effacer la réponse"),
    ("←  →", "changer de critère"),
    ("N", "prochain sans réponse"),
    ("A", "aide ; ↑ ↓ en tournent les pages"),
    ("R", "à vérifier, puis critère suivant"),
    ("V", "à vérifier : marquer ou retirer"),
    ("D", "avis partagés"),
    ("Ctrl Z  Ctrl Y", "annuler, rétablir"),
    ("Échap  F11", "quitter la projection"),
)
"""The sheet « ? »: keys, and what they do. Page ↑ and Page ↓ change the criterion as the arrows do."""


def etat_of(event: QKeyEvent) -> Etat | None:
    """The answer that a key gives, None for any other key."""
    gesture = gesture_of(event)
    return ETATS.get(gesture) if gesture else None


def deed_of(event: QKeyEvent) -> Deed | None:
    """What a key asks for, None for any other key."""
    gesture = gesture_of(event)
    if gesture in _OF_THE_PROGRAM:
        return _OF_THE_PROGRAM[gesture]
    return None if without(event.modifiers(), _INDIFFERENT) else _OWN.get(Qt.Key(event.key()))


def cap_words(keys: str) -> list[str]:
    """The caps of a line of the sheet; « Ctrl Z » stays on one."""
    return [cap.replace(" ", NO_BREAK_SPACE) for cap in keys.split("  ")]
