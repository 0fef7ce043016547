"""The one table of keys (ux/guide.md §5), each in words: shortcuts, tooltips and the sheet are made of it."""

import re
from enum import Enum, StrEnum
from typing import NamedTuple

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from paliers_desktop.core.assessment import Etat


class Gesture(Enum):
    """What a key asks for."""

    OUI = "oui"
    EN_COURS = "en cours"
    NON = "non"
    SANS_OBJET = "sans objet"
    CLEAR = "clear"
    COMMENT = "comment"
    FLAG = "flag"
    HELP = "help"
    ARROWS = "arrows"
    SPACE = "space"
    ENTER = "enter"
    ESCAPE = "escape"
    TAB = "tab"
    NEXT_UNANSWERED = "next unanswered"
    PREVIOUS_UNANSWERED = "previous unanswered"
    NEXT_CRITERE = "next critere"
    PREVIOUS_CRITERE = "previous critere"
    NEXT_STEP = "next step"
    PREVIOUS_STEP = "previous step"
    SEARCH = "search"
    NEXT_ZONE = "next zone"
    PREVIOUS_ZONE = "previous zone"
    UNDO = "undo"
    REDO = "redo"
    EXPORT = "export"
    PROJECT = "project"
    NEW = "new"
    OPEN = "open"
    ZOOM_IN = "zoom in"
    ZOOM_OUT = "zoom out"
    ZOOM_NORMAL = "zoom normal"
    SHEET = "sheet"
    PAGES = "pages"
    ENDS = "ends"
    SAVE_PDF = "save pdf"
    PRINT = "print"


class Group(StrEnum):
    """The parts of the sheet, in order."""

    ANSWER = "Répondre au critère actif"
    MOVE = "Se déplacer"
    DOSSIER = "L’établissement"
    WINDOW = "La fenêtre"
    PREVIEW = "Dans l’aperçu d’un PDF"


class Keys(NamedTuple):
    """One line of the table: `keys` are shown and accepted, `also` only accepted, for keyboards that need them.

    Each is a QKeySequence in its portable form. own: the control that has the keyboard takes it, by Qt or by itself.
    """

    gesture: Gesture
    group: Group
    words: str
    keys: tuple[str, ...]
    also: tuple[str, ...] = ()
    own: bool = False


_A, _M, _D, _W, _P = Group

TABLE = (
    Keys(Gesture.OUI, _A, "Oui", ("1",), ("&",)),
    Keys(Gesture.EN_COURS, _A, "En cours", ("2",), ("É",)),
    Keys(Gesture.NON, _A, "Non", ("3",), ('"',)),
    Keys(Gesture.SANS_OBJET, _A, "Sans objet, puis le motif : 1 à 4", ("4",), ("'",)),
    Keys(Gesture.ENTER, _A, "Après le motif : critère suivant", ("Return",), ("Enter",), own=True),
    Keys(Gesture.CLEAR, _A, "Effacer la réponse", ("Del", "0"), ("À",)),
    Keys(Gesture.ARROWS, _A, "Choisir la réponse voisine", ("Left", "Right"), ("Up", "Down"), own=True),
    Keys(Gesture.SPACE, _A, "Choisir la réponse, ou l’effacer", ("Space",), own=True),
    Keys(Gesture.COMMENT, _A, "Écrire un commentaire", ("C",)),
    Keys(Gesture.ESCAPE, _A, "Quitter le commentaire", ("Esc",), own=True),
    Keys(Gesture.FLAG, _A, "À vérifier : marquer ou retirer", ("V",)),
    Keys(Gesture.HELP, _A, "Ouvrir ou fermer l’aide du critère", ("A",)),
    Keys(Gesture.NEXT_UNANSWERED, _M, "Prochain critère sans réponse", ("N",)),
    Keys(Gesture.PREVIOUS_UNANSWERED, _M, "Critère sans réponse précédent", ("Shift+N",)),
    Keys(Gesture.NEXT_CRITERE, _M, "Critère suivant", ("Alt+Down",)),
    Keys(Gesture.PREVIOUS_CRITERE, _M, "Critère précédent", ("Alt+Up",)),
    Keys(Gesture.NEXT_STEP, _M, "Domaine ou étape d’après", ("Ctrl+PgDown",)),
    Keys(Gesture.PREVIOUS_STEP, _M, "Domaine ou étape d’avant", ("Ctrl+PgUp",)),
    Keys(Gesture.SEARCH, _M, "Chercher un critère", ("Ctrl+F",)),
    Keys(Gesture.TAB, _M, "Groupe ou bouton suivant, précédent", ("Tab", "Shift+Tab"), own=True),
    Keys(Gesture.NEXT_ZONE, _M, "Zone suivante de la fenêtre", ("F6",)),
    Keys(Gesture.PREVIOUS_ZONE, _M, "Zone précédente", ("Shift+F6",)),
    Keys(Gesture.UNDO, _D, "Annuler", ("Ctrl+Z",)),
    Keys(Gesture.REDO, _D, "Rétablir", ("Ctrl+Y", "Ctrl+Shift+Z")),
    Keys(Gesture.EXPORT, _D, "Vérifier et exporter", ("Ctrl+E",)),
    Keys(Gesture.NEW, _D, "Nouvel établissement", ("Ctrl+N",)),
    Keys(Gesture.OPEN, _D, "Ouvrir un établissement", ("Ctrl+O",)),
    Keys(Gesture.PROJECT, _W, "Projeter", ("F11",)),
    # « + » is Maj and « = » on AZERTY and QWERTY keyboards alike; 0 is Maj and « à » on an AZERTY one.
    Keys(Gesture.ZOOM_IN, _W, "Agrandir, jusqu’à 200 %", ("Ctrl++",), ("Ctrl+=", "Ctrl+Shift++")),
    Keys(Gesture.ZOOM_OUT, _W, "Réduire, jusqu’à 100 %", ("Ctrl+-",)),
    Keys(Gesture.ZOOM_NORMAL, _W, "Revenir à 100 %", ("Ctrl+0",), ("Ctrl+À", "Ctrl+Shift+0")),
    Keys(Gesture.SHEET, _W, "Raccourcis clavier", ("F1", "?")),
    Keys(Gesture.PAGES, _P, "Avancer, reculer dans les pages", ("PgDown", "PgUp"), own=True),
    Keys(Gesture.ENDS, _P, "Première, dernière page", ("Home", "End"), own=True),
    Keys(Gesture.SAVE_PDF, _P, "Enregistrer le PDF", ("Ctrl+S",)),
    Keys(Gesture.PRINT, _P, "Imprimer", ("Ctrl+P",)),
)

ETATS = {
    Gesture.OUI: Etat.OUI,
    Gesture.EN_COURS: Etat.EN_COURS,
    Gesture.NON: Etat.NON,
    Gesture.SANS_OBJET: Etat.SANS_OBJET,
}
"""The gestures that answer."""

_CAPS = {
    "Shift": "Maj", "Del": "Suppr", "Space": "Espace", "Return": "Entrée", "Esc": "Échap", "PgDown": "Page ↓",
    "PgUp": "Page ↑", "Down": "↓", "Up": "↑", "Home": "Début", "End": "Fin", "Left": "←", "Right": "→", "-": "−",
}  # fmt: skip
_BETWEEN = re.compile(r"\+(?!$)")
_FIRST_NOT_PRINTED = 0x01000000  # Qt.Key: what comes after has no character
_MODIFIERS = Qt.KeyboardModifier
_SHIFTED = (*range(Qt.Key.Key_0, Qt.Key.Key_5), Qt.Key.Key_Question)
"""Maj is needed for them on some keyboards, and changes nothing."""


def line_of(gesture: Gesture) -> Keys:
    """The line of the table for a gesture."""
    return _LINES[gesture]


def shortcuts_of(gesture: Gesture) -> list[QKeySequence]:
    """What a shortcut of the window listens to: the keys that no text field would take for a character."""
    line = line_of(gesture)
    return [QKeySequence(keys) for keys in (*line.keys, *line.also) if not is_single(keys)]


def is_single(keys: str) -> bool:
    """Whether this is one key alone (or a capital), which means something else in a text field."""
    pressed = _combination(keys)
    held = without(pressed.keyboardModifiers(), _MODIFIERS.ShiftModifier)
    return not held and (pressed.key() < _FIRST_NOT_PRINTED or pressed.key() == Qt.Key.Key_Delete)


def gesture_of(event: QKeyEvent) -> Gesture | None:
    """What a single key asks for, None for any other key."""
    held = without(event.modifiers(), _MODIFIERS.KeypadModifier)
    if event.key() in _SHIFTED:
        held = without(held, _MODIFIERS.ShiftModifier)
    return _SINGLES.get(QKeyCombination(held, Qt.Key(event.key())).toCombined())


def without(held: Qt.KeyboardModifier, some: Qt.KeyboardModifier) -> Qt.KeyboardModifier:
    """What is held beside some modifiers.

    Not `held & ~some`: on Windows, where Qt counts them in signed integers, Python's inverse of Maj loses Ctrl and Alt.
    """
    return held ^ (held & some)


def caps(keys: str) -> tuple[str, ...]:
    """How a portable key sequence reads on a French keyboard: « Ctrl », « Maj », « Z »."""
    return tuple(_CAPS.get(part, part) for part in _BETWEEN.split(keys))


def key_cap(gesture: Gesture) -> str:
    """The first keys of a gesture as a cap shows them: « Ctrl Z »."""
    return " ".join(caps(line_of(gesture).keys[0]))


def key_hint(gesture: Gesture) -> str:
    """The same as a tooltip names it: « Ctrl+Z »."""
    return "+".join(caps(line_of(gesture).keys[0]))


def menu_words(words: str, gesture: Gesture) -> str:
    """A line of a menu, with the key at the right."""
    return f"{words}\t{key_hint(gesture)}"


def _combination(keys: str) -> QKeyCombination:
    return QKeySequence(keys)[0]  # type: ignore[index]  # missing in PySide6's stubs


_LINES = {line.gesture: line for line in TABLE}
_SINGLES = {
    _combination(keys).toCombined(): line.gesture
    for line in TABLE
    if not line.own
    for keys in (*line.keys, *line.also)
    if is_single(keys)
}
