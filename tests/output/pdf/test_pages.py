"""The pages of a PDF as pictures and words: against poppler, which reads the same file by itself."""

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from paliers_desktop.output.pdf.pages import PagePart, PdfPages
from pdf_samples import samples


@pytest.fixture(scope="module")
def octets() -> bytes:
    return next(sample for sample in samples() if sample.name == "relevé collège complet").render()


@pytest.fixture
def pages(octets):
    opened = PdfPages(octets)
    yield opened
    opened.close()


def picture(part: PagePart) -> Image.Image:
    return Image.frombytes("RGB", (part.width, part.height), part.pixels, "raw", "BGRX", part.stride)


def test_a_page_is_drawn_as_another_reader_draws_it(pages: PdfPages, octets: bytes, tmp_path: Path):
    (tmp_path / "one.pdf").write_bytes(octets)
    command = ["pdftoppm", "-r", "96", "-f", "1", "-l", "1", "-png", "one.pdf"]
    drawn = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True).stdout
    expected = Image.open(BytesIO(drawn)).convert("L")
    mine = picture(pages.part(0, pages.pixels(0, 96))).convert("L")
    assert mine.size == expected.size
    assert ImageStat.Stat(mine).stddev[0] > 20  # not a blank page
    assert ImageStat.Stat(ImageChops.difference(mine, expected)).mean[0] < 6
    assert ImageStat.Stat(ImageChops.difference(Image.new("L", mine.size, 255), expected)).mean[0] > 8


def test_lines_drawn_apart_are_those_of_the_whole_page(pages: PdfPages):
    whole = pages.pixels(0, 96)
    parts = [pages.part(0, whole, top, 200) for top in range(0, whole[1], 200)]
    assert [part.height for part in parts][-1] == whole[1] % 200
    joined = Image.new("RGB", whole)
    for rank, part in enumerate(parts):
        joined.paste(picture(part), (0, rank * 200))
    difference = ImageChops.difference(joined, picture(pages.part(0, whole)))
    assert max(most for _least, most in difference.getextrema()) <= 1


def test_a_finer_resolution_gives_a_larger_picture_of_the_same(pages: PdfPages):
    small, large = (picture(pages.part(0, pages.pixels(0, dpi))) for dpi in (96, 192))
    assert abs(large.width - 2 * small.width) <= 1
    reduced = large.resize(small.size).convert("L")
    assert ImageStat.Stat(ImageChops.difference(reduced, small.convert("L"))).mean[0] < 4


def test_the_words_are_those_of_the_page(pages: PdfPages, octets: bytes, tmp_path: Path):
    (tmp_path / "one.pdf").write_bytes(octets)
    for index in range(pages.count):
        command = ["pdftotext", "-f", str(index + 1), "-l", str(index + 1), "-raw", "one.pdf", "-"]
        expected = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True).stdout.decode()
        assert sorted(words(pages.text(index))) == sorted(words(expected))
        assert len(words(expected)) > 10
    assert "\r" not in pages.text(0)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_the_size_is_that_of_the_paper(pages: PdfPages):
    assert [round(side) for side in pages.size(0)] == [595, 842]
    assert pages.pixels(0, 72) == (596, 842)


def test_what_is_no_pdf_is_refused():
    with pytest.raises(ValueError, match="no PDF"):
        PdfPages(b"nothing")


def test_closing_twice_is_nothing(octets: bytes):
    opened = PdfPages(octets)
    opened.text(0)
    opened.close()
    opened.close()
