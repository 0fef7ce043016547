"""On paper, each line of Hebrew or Arabic goes from right to left, wherever it was cut; it is read as typed."""

from io import BytesIO
from itertools import groupby, pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import PageTemplate

from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.document import TaggedDocument
from paliers_desktop.output.pdf.fonts import register_fonts
from paliers_desktop.output.pdf.words import own_words
from paliers_desktop.output.rtl.paragraph import ink
from paliers_desktop.output.tagged.tags import Words
from paliers_desktop.paths import resources_folder
from pdf_reader import read

FONTS = register_fonts(resources_folder() / "fonts")
HEBREW = "שלום עולם, זה משפט ארוך (עם סוגריים) ומספר 2026 כדי לבדוק שהשורות נשברות כמו שצריך. "
ARABIC = "مرحبا بالعالم، هذه جملة طويلة (مع أقواس) والرقم 2026 لاختبار كسر الأسطر كما ينبغي. لا إله "


def document(story) -> bytes:
    made = TaggedDocument("Essai", FONTS)
    made.addPageTemplates([PageTemplate("page", [made.frame(0)])])
    return made.octets(story)


def said(content: bytes) -> list[str]:
    return [node.text for node in read(BytesIO(content)).walk() if node.text]


def letters(content: bytes) -> list[list[tuple[str, float]]]:
    """The characters of each line of the first page as drawn, in the order of the file, with their left edge."""
    page = pypdfium2.PdfDocument(content)[0]
    text = page.get_textpage()
    found = [
        (text.get_text_range(place, 1), text.get_charbox(place, loose=True)) for place in range(text.count_chars())
    ]
    drawn = [(char, box[0], round(box[1])) for char, box in found if char.strip()]
    return [[(char, left) for char, left, _ in line] for _, line in groupby(drawn, key=lambda sign: sign[2])]


@pytest.mark.parametrize("text", [HEBREW * 4, ARABIC * 4])
def test_every_line_goes_from_right_to_left(text):
    content = document(own_words(FONTS, text, style.BODY))
    lines = letters(content)
    assert len(lines) >= 3
    for line in lines:
        lefts = [left for char, left in line if char.isalpha()]
        assert all(after <= before for before, after in pairwise(lefts))  # lam and alef joined are two in one place
        assert len(set(lefts)) > 40 or line is lines[-1]
    assert " ".join("".join(said(content)).split()) == text.strip()


def test_a_number_inside_goes_from_left_to_right():
    line = letters(document([Words(FONTS.verbatim("שלום 2026 עולם"), style.BODY)]))[0]
    digits = [left for char, left in line if char.isdigit()]
    assert digits == sorted(digits)
    last_of_first_word, first_of_last_word = line[3][1], line[8][1]
    assert first_of_last_word < digits[0] < digits[-1] < last_of_first_word


def test_what_follows_starts_where_the_words_end():
    """The same width whichever way: the words after are where they would be without the order."""
    turned = letters(document([Words(FONTS.markup("Dit שלום ici"), style.BODY)]))[0]
    assert [char for char, left in sorted(turned, key=lambda sign: sign[1])] == list("Ditםולשici")
    lefts = [left for _, left in sorted(turned, key=lambda sign: sign[1])]
    assert all(2 < after - before < 16 for before, after in pairwise(lefts))


def test_a_text_cut_over_pages_keeps_its_order():
    text = HEBREW * 120
    content = document(own_words(FONTS, text, style.BODY))
    assert len(pypdfium2.PdfDocument(content)) > 1
    assert " ".join("".join(said(content)).split()) == text.strip()


def test_a_head_that_comes_back_is_read_once():
    """Drawn twice, as the head of a table is: an artifact holds nothing to read."""
    words = Words(FONTS.verbatim("שלום"), style.BODY)
    assert said(document([words, words])) == ["שלום"]


def test_a_typed_line_has_its_own_direction():
    content = document(own_words(FONTS, "Bonjour שלום.\nשלום Bonjour.", style.BODY))
    first, second = ("".join(char for char, _ in sorted(line, key=lambda sign: sign[1])) for line in letters(content))
    assert (first, second) == ("Bonjourםולש.", ".Bonjourםולש")


@settings(max_examples=40, deadline=None)
@given(st.text("שלמרأحلا بد a2().\n", max_size=200), st.integers(60, 400))
def test_whatever_the_width_all_is_read_as_typed(text, width):
    words = Words(f"<b>Mot :</b> {FONTS.verbatim(text)}", style.BODY)
    words.wrap(width, 10_000)
    assert sum(map(ink, words.lines())) >= sum(
        not char.isspace() for char in text.replace("لا", "x").replace("لأ", "x")
    )
    expected = " ".join(f"Mot : {text}".split())
    content = document([words])
    assert " ".join("".join(said(content)).split()) == expected
