"""Arabic letters take the form of their place, and give back the letters typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.output.pdf.fonts import register_fonts
from paliers_desktop.output.rtl.arabic import joined, plain
from paliers_desktop.paths import resources_folder

FONTS = register_fonts(resources_folder() / "fonts")


def forms(text: str) -> list[str]:
    return [unicodedata.name(char).rpartition(" LETTER ")[2] for char in joined(text, FONTS.fallback)]


def test_each_letter_has_the_form_of_its_place():
    assert forms("مرحبا") == [
        "MEEM INITIAL FORM",
        "REH FINAL FORM",
        "HAH INITIAL FORM",
        "BEH MEDIAL FORM",
        "ALEF FINAL FORM",
    ]


def test_lam_and_alef_are_one_sign():
    assert joined("لا", FONTS.fallback) == "\ufefb"
    assert plain("\ufefb") == "لا"


def test_a_letter_kept_apart_does_not_join():
    """The zero-width non-joiner of Persian."""
    assert "YEH FINAL" in unicodedata.name(joined("می‌خواهم", FONTS.fallback)[1])


def test_vowels_stay():
    assert plain(joined("مُحَمَّد", FONTS.fallback)) == "مُحَمَّد"


@pytest.mark.parametrize("text", ["مرحبا بالعالم", "پچژگ", "الله", "לשון", "Œuvre"])
def test_all_of_it_can_be_drawn_and_read_as_typed(text):
    drawn = joined(text, FONTS.fallback)
    assert {char for char in drawn if ord(char) not in FONTS.fallback} == set()
    assert plain(drawn) == text


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأؤإئ aé5.\u064e\u0651"))
def test_nothing_is_lost(text):
    """Composed first, as every text drawn is."""
    text = unicodedata.normalize("NFC", text)
    assert sorted(plain(joined(text, FONTS.fallback))) == sorted(text)
