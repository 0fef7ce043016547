import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.text import clean_text, is_clean

LAST = "".join(chr(plane | 0xFFFE) + chr(plane | 0xFFFF) for plane in range(0, 0x110000, 0x10000))
NONCHARACTER = re.compile(f"[\ufdd0-\ufdef{LAST}]")
anything = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("raw", "kept", "removed"),
    [
        ("Collège Œuvré", "Collège Œuvré", False),
        ("e\u0301cole", "école", False),
        ("a\x00b\x07c", "abc", True),
        ("a\x7f\x9fb", "ab", True),
        ("lone \ud800 one", "lone  one", True),
        ("\udc00", "", True),
        ("fin\ufffe \ufdd0de\U0001ffff", "fin de", True),
        ("pair \ud83d\ude00", "pair 😀", False),
        ("deux\nlignes\tici", "deux lignes ici", False),
        ("", "", False),
    ],
)
def test_single_line(raw, kept, removed):
    assert clean_text(raw) == (kept, removed)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_line_end_becomes_one(end):
    assert clean_text(f"a{end}b", multiline=True) == ("a\nb", False)
    assert clean_text(f"a{end}b") == ("a b", False)


def test_removing_between_a_letter_and_its_accent_still_gives_nfc():
    assert clean_text("e\x00\u0301") == ("é", True)


@given(anything, st.booleans())
def test_the_result_is_clean_and_cleaning_twice_changes_nothing(raw, multiline):
    text, _ = clean_text(raw, multiline=multiline)
    assert is_clean(text, multiline=multiline)
    assert unicodedata.is_normalized("NFC", text)
    assert text.encode().decode() == text
    assert multiline or "\n" not in text
    assert clean_text(text, multiline=multiline) == (text, False)


@given(anything)
def test_removed_tells_whether_a_character_was_lost(raw):
    text, removed = clean_text(raw, multiline=True)
    if is_clean(raw, multiline=True) and "\r" not in raw and not NONCHARACTER.search(raw):
        assert not removed
        ends = str.maketrans("\x0b\x0c\x85\u2028\u2029", "\n\n\n\n\n")
        assert text == unicodedata.normalize("NFC", raw.translate(ends))


@pytest.mark.parametrize("raw", ["\x00", "a\x1b[2J", "\ud800", "\x85"])
def test_is_clean_refuses(raw):
    assert not is_clean(raw)


@pytest.mark.parametrize("end", ["\n", "\u2028", "\u2029"])
def test_a_line_end_is_clean_only_in_a_text_of_several_lines(end):
    assert is_clean(f"a{end}b", multiline=True)
    assert not is_clean(f"a{end}b")
