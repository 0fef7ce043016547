"""No character crashes a page nor vanishes; the fonts hold all that the program says."""

import re
import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paliers_desktop.core.report import wording
from paliers_desktop.output.pdf.fonts import FALLBACK, MISSING, register_fonts
from paliers_desktop.output.rtl.arabic import plain as typed
from paliers_desktop.output.rtl.direction import without_marks
from paliers_desktop.paths import criteria_folder, resources_folder
from report_samples import catalogue

FONTS = register_fonts(resources_folder() / "fonts")


def plain(markup: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", without_marks(markup).replace("<br/>", "\n")))


def test_the_fonts_stand_beside_their_licences():
    folder = resources_folder() / "fonts"
    assert "Apache License" in (folder / "LICENSE-OpenSans.txt").read_text("utf-8")
    assert "Bitstream" in (folder / "LICENSE-DejaVu.txt").read_text("utf-8")
    files = {path.name for path in folder.glob("*.ttf")}
    assert files == set(re.findall(r"[\w-]+\.ttf", (folder / "README.md").read_text("utf-8")))


def test_the_text_font_draws_every_sign_of_the_program():
    words = "".join(
        [*wording.ETATS.values(), *wording.TYPES.values(), *wording.FONCTIONS.values(), *wording.MOTIFS.values()]
    )
    grids = "".join(path.read_text("utf-8") for path in criteria_folder().glob("*.toml"))
    signs = set(words + grids + "œŒæÆÉÈÀÇéèêëàâçùûüîïôö«»’“”–—…•·°€½²№\u00a0") - set("\n№")
    assert {sign for sign in signs if ord(sign) not in FONTS.text} == set()


def test_markup_is_escaped_and_lines_are_kept():
    assert FONTS.verbatim("a < b & c > d\nsuite") == "a &lt; b &amp; c &gt; d<br/>suite"


def test_our_sentences_get_french_spaces_and_the_person_s_words_stay():
    assert FONTS.markup("Motif : « essai »") == "Motif\u00a0: «\u00a0essai\u00a0»"
    assert FONTS.verbatim("Motif : 'essai'") == "Motif : 'essai'"


@pytest.mark.parametrize("char", ["→", "☐", "Ω", "ש"])
def test_a_sign_the_text_font_lacks_comes_from_the_stand_in_font(char):
    markup = FONTS.verbatim(f"a{char}b")
    assert plain(markup) == f"a{char}b"
    if char != "Ω":
        assert without_marks(markup) == f'a<font name="{FALLBACK}">{char}</font>b'


@pytest.mark.parametrize("text", ["🎉", "日", "\U00013000", "\ue000"])
def test_a_sign_that_no_font_has_is_a_box(text):
    assert plain(FONTS.verbatim(f"a{text}b")) == f"a{MISSING}b"


def test_joiners_and_selectors_show_nothing_of_themselves():
    assert plain(FONTS.verbatim("👩\u200d🏫\ufe0f")) == MISSING * 2
    assert plain(FONTS.verbatim("4\u202f%")) == "4\u00a0%"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("e\u0301te\u0301", "été"),
        ("q\u0303", "q\u0303"),
        ("em\u2003et fine\u2009", "em et fine "),
        ("bien\u00adtôt", "bientôt"),
        ("\u202eabc\u202c \u200fd\u2069", "abc d"),
        ("zéro\u200blarge\ufeff", "zérolarge"),
        ("a\tb", "a b"),
        ("seul \ud800", f"seul {MISSING}"),
    ],
)
def test_what_a_keyboard_or_a_copy_may_bring_is_drawn_plainly(text, drawn):
    """Accents typed after their letter, spaces of every width, signs that only order or cut, half of a character."""
    assert plain(FONTS.verbatim(text)) == drawn


@given(st.text(st.characters()))
def test_every_visible_character_leaves_a_mark(text):
    drawn = plain(FONTS.verbatim(text))
    assert all(char == "\n" or ord(char) in FONTS.text | FONTS.fallback for char in drawn)
    composed = unicodedata.normalize("NFC", text)
    visible = [char for char in typed(drawn) if not char.isspace()]
    assert len(visible) >= sum(char.isalnum() for char in typed(composed))


def test_grids_are_read_to_be_checked():
    assert len(catalogue().grilles) == 2
