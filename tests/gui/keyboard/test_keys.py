"""The table of keys: nothing twice, every gesture once, read on any keyboard, and drawn as people name keys."""

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.keyboard.keys import (
    ETATS,
    TABLE,
    Gesture,
    caps,
    gesture_of,
    is_single,
    key_cap,
    key_hint,
    line_of,
    menu_words,
    shortcuts_of,
)

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, CTRL, ALT, KEYPAD = (
    Modifier.NoModifier,
    Modifier.ShiftModifier,
    Modifier.ControlModifier,
    Modifier.AltModifier,
    Modifier.KeypadModifier,
)


def read(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> Gesture | None:
    return gesture_of(QKeyEvent(QEvent.Type.KeyPress, key, held))


def test_every_gesture_has_one_line() -> None:
    assert sorted(line.gesture.value for line in TABLE) == sorted(gesture.value for gesture in Gesture)


def test_no_key_asks_for_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for line in TABLE for key in (*line.keys, *line.also))
    assert not {key: count for key, count in keys.items() if count > 1 or not key}


@pytest.mark.parametrize(
    ("key", "gesture"),
    [
        (Key.Key_1, Gesture.OUI),
        (Key.Key_Ampersand, Gesture.OUI),
        (Key.Key_2, Gesture.EN_COURS),
        (Key.Key_Eacute, Gesture.EN_COURS),
        (Key.Key_3, Gesture.NON),
        (Key.Key_QuoteDbl, Gesture.NON),
        (Key.Key_4, Gesture.SANS_OBJET),
        (Key.Key_Apostrophe, Gesture.SANS_OBJET),
        (Key.Key_0, Gesture.CLEAR),
        (Key.Key_Agrave, Gesture.CLEAR),
        (Key.Key_Delete, Gesture.CLEAR),
        (Key.Key_C, Gesture.COMMENT),
        (Key.Key_V, Gesture.FLAG),
        (Key.Key_A, Gesture.HELP),
        (Key.Key_N, Gesture.NEXT_UNANSWERED),
        (Key.Key_Question, Gesture.SHEET),
        (Key.Key_5, None),
        (Key.Key_Space, None),
        (Key.Key_F1, None),
    ],
)
def test_a_single_key_is_read(key: Qt.Key, gesture: Gesture | None) -> None:
    assert read(key) is gesture
    assert read(key, KEYPAD) is gesture
    assert read(key, CTRL) is None
    assert read(key, ALT) is None


def test_maj_only_counts_where_it_says_something_else() -> None:
    assert read(Key.Key_1, SHIFT) is Gesture.OUI  # the top row of an AZERTY keyboard
    assert read(Key.Key_Question, SHIFT) is Gesture.SHEET
    assert read(Key.Key_N, SHIFT) is Gesture.PREVIOUS_UNANSWERED
    assert read(Key.Key_Ampersand, SHIFT) is None  # the 7 of a QWERTY keyboard
    assert read(Key.Key_C, SHIFT) is None
    assert read(Key.Key_Delete, SHIFT) is None


@pytest.mark.parametrize(
    ("keys", "drawn"),
    [
        ("Ctrl+Shift+Z", ("Ctrl", "Maj", "Z")),
        ("Ctrl++", ("Ctrl", "+")),
        ("Ctrl+-", ("Ctrl", "−")),
        ("Ctrl+PgDown", ("Ctrl", "Page ↓")),
        ("Del", ("Suppr",)),
        ("?", ("?",)),
    ],
)
def test_caps_are_those_of_a_french_keyboard(keys: str, drawn: tuple[str, ...]) -> None:
    assert caps(keys) == drawn


def test_no_cap_is_in_english() -> None:
    drawn = {cap for line in TABLE for key in line.keys for cap in caps(key)}
    assert not drawn & {"Shift", "Del", "Space", "Return", "Esc", "PgUp", "PgDown", "Left", "Right", "Up", "Down"}


def test_buttons_and_menus_name_the_first_key() -> None:
    assert key_cap(Gesture.UNDO) == "Ctrl Z"
    assert key_hint(Gesture.REDO) == "Ctrl+Y"
    assert menu_words("Raccourcis clavier", Gesture.SHEET) == "Raccourcis clavier\tF1"


def test_a_shortcut_takes_no_key_that_a_text_field_needs() -> None:
    assert [keys.toString() for keys in shortcuts_of(Gesture.SHEET)] == ["F1"]
    assert shortcuts_of(Gesture.COMMENT) == []
    for line in TABLE:
        for keys in shortcuts_of(line.gesture):
            assert line.own or not is_single(keys.toString())


def test_the_four_answers_are_the_digits() -> None:
    assert [line_of(gesture).keys for gesture in ETATS] == [("1",), ("2",), ("3",), ("4",)]


def test_the_guide_for_people_tells_every_key() -> None:
    """What the sheet draws is also in the guide, so that it cannot be forgotten there."""
    guide = (Path(__file__).parents[3] / "docs/guide-utilisateur.md").read_text("utf-8")
    told = typographic(guide.partition("### Au clavier")[2].partition("###")[0]).replace("\xa0", " ")
    missing = []
    for line in TABLE:
        for key in line.keys:
            shown = "+".join(caps(key)).replace("−", "-").replace("Page ↓", "Page suivante")
            shown = shown.replace("Page ↑", "Page précédente").replace("←", "flèches").replace("→", "flèches")
            if not re.search(rf"(?<![\w+]){re.escape(shown)}(?!\w)", told):
                missing.append(shown)
    assert not missing
