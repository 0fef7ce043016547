"""The synthesis on paper, to outside tools: conform, whole, its figures told in words, its masked groups untold."""

import datetime
import re
import subprocess

import page
import pytest
from PIL import Image, ImageStat

from paliers_desktop.academy.synthesis.diffusion import Diffusion
from paliers_desktop.academy.synthesis.filled import Par
from paliers_desktop.academy.synthesis.paper import NOTHING_TOLD, SILENT, paper
from paliers_desktop.academy.synthesis.synthesis import RESTREINTE, synthesis
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.output.pdf.bars import NAMES, NOTES
from paliers_desktop.output.pdf.statistics import NOT_TOLD, Bar, Chapter, Part, Statistics, render_statistics
from paliers_desktop.output.pdf.statistics_story import MOST_BARS
from paliers_desktop.paths import resources_folder
from pdf_reader import read
from printed_words import drawn, one_spaced
from synthesis_samples import grids, years

DAY = datetime.date(2027, 1, 20)
NOTE = re.compile(r"effectif \d+ · réponse \d+ %|avant, effectif \d+|maintenant, réponse \d+ %")
FONTS = resources_folder() / "fonts"
COLLEGE = (TypeEtablissement.COLLEGE,)


def told(diffusion: Diffusion, schools: int = 40, par: Par = Par.BASSIN) -> Statistics:
    known = grids()
    seen, since = years(schools, diffusion, COLLEGE, par)
    return paper(seen, known, synthesis(seen, known, "Paliers, 2026-2027", DAY, since), since)


class Made:
    """The document of a diffusion, made once."""

    def __init__(self, folder, diffusion: Diffusion) -> None:
        self.diffusion, self.told = diffusion, told(diffusion)
        self.path = folder / f"{diffusion}.pdf"
        self.path.write_bytes(render_statistics(self.told, FONTS))
        self.nodes = read(self.path).walk()

    @property
    def parts(self):
        return [part for chapter in self.told.chapters for part in chapter.parts]


def run(*command) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode() + done.stdout.decode()
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="module", params=Diffusion)
def made(request, tmp_path_factory):
    return Made(tmp_path_factory.mktemp("statistics"), request.param)


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_it_conforms(made, profile):
    verdict = page.validate_pdf(made.path, profile=profile)
    assert [(failure.rule_id, failure.message) for failure in verdict.failures] == []
    assert verdict.is_compliant


def test_other_readers_have_nothing_to_complain_about(made):
    run("qpdf", "--check", made.path)
    assert "Tagged:          yes" in run("pdfinfo", made.path)
    pages = run("pdftotext", "-raw", made.path, "-").split("\f")[:-1]
    assert len(pages) > 1
    for words in pages:
        assert (RESTREINTE in words.replace("\u00a0", " ")) is made.diffusion.restreinte


def test_every_figure_is_placed_told_in_words_and_followed_by_its_equal_table(made):
    read_in_order = [node for node in made.nodes if node.role in ("Figure", "Table")]
    charted = [part for part in made.parts if part.bars]
    assert len(charted) in (6, 12)  # with or without what the evolution tells
    figures = [rank for rank, node in enumerate(read_in_order) if node.role == "Figure"]
    assert [read_in_order[rank].alt for rank in figures] == [part.alt for part in charted]
    for rank, part in zip(figures, charted, strict=True):
        left, bottom, right, top = map(float, read_in_order[rank].attributes["BBox"])
        assert 40 < left < right < 560
        assert 60 < bottom < top < 800
        table = read_in_order[rank + 1]
        lines = [[one_spaced(cell.text) for cell in row.kids] for row in table.walk() if row.role == "TR"]
        for bar, line in zip(part.bars, lines[1:], strict=True):
            assert line[-5:] == list(map(str, bar.parts)) if bar.parts else line[1] in (NOT_TOLD, "0")
            assert line[0] == bar.name or not bar.name


def test_it_reads_every_word_of_its_tables_in_order(made):
    expected = [
        drawn(cell)
        for part in made.parts
        for table in part.tables
        for line in (table.headers, *table.lines)
        for cell in line
    ]
    assert [one_spaced(node.text) for node in made.nodes if node.role in ("TH", "TD")] == expected


def test_what_is_masked_has_no_bar(made):
    bars = [bar for part in made.parts for bar in part.bars]
    silent = [bar for bar in bars if bar.words == SILENT]
    assert all(not bar.parts and not bar.note for bar in silent)
    assert bool(silent) is not made.diffusion.restreinte
    assert {len(bar.parts) for bar in bars if bar.parts} == {5}
    assert all(NOTE.fullmatch(bar.note) for bar in bars if bar.parts)


def draw(bars: tuple[Bar, ...], path) -> None:
    part = Part("Titre", bars=bars, alt="Cinq parts égales.")
    path.write_bytes(render_statistics(Statistics("T", "S", "", "l", "g", "e", (Chapter("C", parts=(part,)),)), FONTS))


def test_the_places_are_told_apart_without_colour(tmp_path):
    """In grey, no two of the five parts of a bar have the same look."""
    path = tmp_path / "bar.pdf"
    draw((Bar("Tous", (1, 1, 1, 1, 1)),), path)
    (figure,) = (node for node in read(path).walk() if node.role == "Figure")
    left, _, right, top = (2 * float(side) for side in figure.attributes["BBox"])
    run("pdftoppm", "-r", "144", "-gray", "-png", "-singlefile", path, tmp_path / "bar")
    width = (right - left - 2 * (NAMES + NOTES)) / 5
    with Image.open(tmp_path / "bar.png") as image:
        middle = image.height - int(top) + 16
        looks = [
            ImageStat.Stat(image.convert("L").crop((int(x) + 4, middle - 6, int(x + width / 3), middle + 6))).mean[0]
            for x in (left + 2 * NAMES + rank * width for rank in range(5))
        ]
    assert all(abs(one - other) > 8 for rank, one in enumerate(looks) for other in looks[:rank]), looks


def test_many_territories_take_several_figures(tmp_path):
    path = tmp_path / "many.pdf"
    draw(tuple(Bar(f"Circonscription {rank} " * 9, (rank, 1, 0, 0, 2)) for rank in range(2 * MOST_BARS + 1)), path)
    figures = [node for node in read(path).walk() if node.role == "Figure"]
    assert [node.alt for node in figures] == [f"Cinq parts égales. ({rank} sur 3)" for rank in (1, 2, 3)]
    run("qpdf", "--check", path)


def test_a_type_of_which_nothing_is_published_says_so():
    (chapter,) = (one for one in told(Diffusion.OBSERVATOIRE, 8).chapters if one.titre == "Collège")
    assert chapter.sentences == (NOTHING_TOLD,)
    assert not chapter.parts


def test_the_same_statistics_give_the_same_bytes(tmp_path, made):
    bars = (Bar("Département 77", (1, 2, 0, 4, 1), note="effectif 8"), Bar("Ensemble", words=SILENT, strong=True))
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    for path in (first, again):
        draw(bars, path)
    assert first.read_bytes() == again.read_bytes()
    assert b"ReportLab" not in made.path.read_bytes()
