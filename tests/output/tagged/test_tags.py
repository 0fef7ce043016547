"""Words keep their spaces at the ends of lines, and go to their element once, wherever they are cut."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.document import TaggedDocument
from paliers_desktop.output.pdf.fonts import register_fonts
from paliers_desktop.output.tagged.canvas import TaggedCanvas
from paliers_desktop.output.tagged.structure import Leaf
from paliers_desktop.output.tagged.tags import Words
from paliers_desktop.paths import resources_folder
from pdf_reader import read

FONTS = register_fonts(resources_folder() / "fonts")


def lines_of(words: Words, width: float) -> list[str]:
    words.wrap(width, 800)
    words.drawOn(TaggedCanvas(BytesIO(), initialFontName=style.BODY.fontName), 0, 0)
    return words.lines()


def test_a_line_ends_with_the_space_where_it_was_cut():
    assert lines_of(Words("un deux trois", style.BODY), 30) == ["un ", "deux ", "trois"]
    assert lines_of(Words("<b>un</b> deux trois", style.BODY), 30) == ["un ", "deux ", "trois"]
    assert lines_of(Words("un<br/>deux", style.BODY), 300) == ["un ", "deux"]


def test_a_word_cut_because_it_is_long_gets_no_space():
    lines = lines_of(Words("x" * 40, style.BODY), 60)
    assert len(lines) > 2
    assert "".join(lines) == "x" * 40


def test_a_piece_that_continues_ends_with_a_space():
    assert lines_of(Words("un", style.BODY, continues=True), 300) == ["un "]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("abcé", min_size=1, max_size=30), min_size=1, max_size=60), st.booleans(), st.integers(40, 400))
def test_cut_anywhere_a_text_is_read_whole_in_one_element(words, bold, height):
    text = " ".join(words)
    paragraph = Words(f"<b>{text[:1]}</b>{text[1:]}" if bold else text, style.BODY)
    paragraph.wrap(60, 800)
    parts = paragraph.split(60, height) or [paragraph]
    canvas = TaggedCanvas(BytesIO(), initialFontName=style.BODY.fontName)
    read_so = ""
    for part in parts:
        part.wrap(60, 800)
        part.drawOn(canvas, 0, 0)
        canvas.showPage()
        read_so += "".join(part.lines())
    assert read_so == text
    assert paragraph.element.kids == [Leaf(number, 0) for number in range(len(parts))]


@pytest.mark.parametrize("count", [1, 300])
def test_what_comes_back_is_not_read_again(tmp_path, count):
    """The same heading of a table on every page, once in the structure."""
    from reportlab.platypus import PageTemplate

    from paliers_desktop.output.pdf.tables import lined_table

    document = TaggedDocument("Essai", FONTS)
    document.addPageTemplates(PageTemplate("page", [document.frame(0)]))
    rows = [[Words(words, style.CELL) for words in ("N°", "Texte")]]
    rows += [[Words(str(number), style.CELL), Words("texte", style.CELL)] for number in range(count)]
    path = tmp_path / "essai.pdf"
    path.write_bytes(document.octets([lined_table(rows, (40, 200))]))
    texts = [node.text for node in read(path).walk() if node.text]
    assert texts == ["N°", "Texte", *(part for number in range(count) for part in (str(number), "texte"))]
