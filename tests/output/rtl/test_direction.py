"""Hebrew and Arabic in the order in which they are seen, as another implementation of UAX #9 has it."""

import subprocess
import sys

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.output.rtl.direction import holds_rtl, isolated, levels, visual, without_marks

HEBREW = "שלום עולם"


def seen(line: str) -> str:
    signs = [{"ch": char, "level": level} for char, level in zip(without_marks(line), levels(line), strict=True)]
    return "".join(sign["ch"] for sign in visual(signs))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Collège", "Collège"),
        ("שלום", "םולש"),
        ("שלום 2026", "2026 םולש"),
        ("שלום (טוב).", ".(בוט) םולש"),
        ("שלום Lycée 5 טוב", "בוט Lycée 5 םולש"),
        ("Nous disons שלום עולם.", "Nous disons םלוע םולש."),
        ("مدرسة ٢٠٢٦", "٢٠٢٦ ةسردم"),
    ],
)
def test_a_person_s_own_words_follow_their_first_letter(line, expected):
    assert seen(isolated(line, whole=True)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("שלום · 2026-2027 · Collège", "םולש · 2026-2027 · Collège"),
        ("Collège שלום עולם · 0949912N", "Collège םלוע םולש · 0949912N"),
        ("« שלום » (בוקר טוב) puis", "« םולש » (בוט רקוב) puis"),
        ("Dit שלום (טוב) כן ici", "Dit ןכ (בוט) םולש ici"),
        ("Dit שלום (טוב) ici", "Dit (בוט) םולש ici"),
        ("מדרסה 5", "5 הסרדמ"),
    ],
)
def test_in_a_sentence_of_ours_a_name_moves_nothing_around_it(line, expected):
    assert seen(isolated(line, whole=False)) == expected


def test_what_comes_before_the_words_of_a_person_stays_before_them():
    assert seen("Commentaire : " + isolated("שלום עולם.", whole=True)) == "Commentaire : .םלוע םולש"


def test_a_text_without_such_letters_is_left_as_it_is():
    assert not holds_rtl("Œuvre d’été → 🎉 日本 Ω")
    assert isolated("Œuvre d’été", whole=True) == "Œuvre d’été"


@given(st.text("שלאבמر عם٣aé5 2.,:-!/+%€\u05b8\u0651", min_size=1), st.sampled_from(["א", "a"]))
def test_it_agrees_with_the_other_implementation(text, first):
    """Brackets aside, which it pairs and we keep apart before."""
    line = f"{first}{text}.{first}"
    base = "LR"[first == "א"]
    signs = [{"ch": char, "level": level} for char, level in zip(line, levels(line), strict=True)]
    assert "".join(sign["ch"] for sign in visual(signs)) == get_display(line, base_dir=base)


@given(st.text(st.sampled_from("שלמ()[]«»aé 5.")), st.booleans())
def test_no_character_is_lost(line, whole):
    marked = isolated(line, whole)
    assert without_marks(marked) == line
    assert len(levels(marked)) == len(line)
    assert sorted(seen(marked).translate(str.maketrans(")]»", "([«"))) == sorted(
        line.translate(str.maketrans(")]»", "([«"))
    )


def test_the_libraries_are_loaded_for_a_text_that_needs_them_only():
    script = (
        "import sys; from pathlib import Path; from paliers_desktop.output.pdf.fonts import register_fonts;"
        "from paliers_desktop.output.rtl import paragraph; from paliers_desktop.paths import resources_folder;"
        "fonts = register_fonts(resources_folder() / 'fonts'); fonts.markup('Œuvre → été');"
        "assert not {'bidi', 'arabic_reshaper'} & set(sys.modules);"
        "fonts.markup('مرحبا'); assert 'arabic_reshaper' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
