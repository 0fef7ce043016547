"""Every PDF of the program is PDF/UA-1 and PDF/A-2a, and reads in the order of its report, to outside tools."""

import itertools
import re
import subprocess
import sys
from functools import cached_property
from pathlib import Path

import page
import pikepdf
import pytest

from paliers_desktop.core.report.comparison import Comparison
from paliers_desktop.core.report.dialogue import Dialogue
from paliers_desktop.core.report.document import DocumentReport
from paliers_desktop.core.report.synthese import Synthese
from pdf_reader import read
from pdf_samples import Sample, samples
from printed_words import one_spaced, words_of

BY_NAME = {sample.name: sample for sample in samples()}


def run(*command: str | Path) -> str:
    """The output of a tool that has nothing to complain about."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode() + done.stdout.decode()
    return done.stdout.decode("utf-8")


class Made:
    """The PDF of a sample, made once."""

    def __init__(self, sample: Sample, path: Path) -> None:
        self.sample, self.path = sample, path
        path.write_bytes(sample.render())
        self.nodes = read(path).walk()

    @cached_property
    def lines(self) -> list[list[str]]:
        """The lines of each page in the order they are drawn: head and foot come first."""
        pages = run("pdftotext", "-raw", self.path, "-").split("\f")[:-1]
        return [[one_spaced(line) for line in page.splitlines() if line.strip()] for page in pages]

    @property
    def pages(self) -> list[str]:
        """The words of each page."""
        return [" ".join(lines) for lines in self.lines]

    @property
    def synthese(self) -> Synthese | None:
        """What a synthèse or a complete version prints first."""
        report = self.sample.report
        found = report.synthese if isinstance(report, DocumentReport) else report
        return found if isinstance(found, Synthese) else None


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("pdf")


@pytest.fixture(scope="module", params=BY_NAME)
def made(request, folder):
    return Made(BY_NAME[request.param], folder / f"{request.param}.pdf")


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_it_conforms(made, profile):
    verdict = page.validate_pdf(made.path, profile=profile)
    assert verdict.rules.total > 100
    assert [(failure.rule_id, failure.message) for failure in verdict.failures] == []
    assert verdict.is_compliant


def test_other_readers_have_nothing_to_complain_about(made):
    run("qpdf", "--check", made.path)
    assert run("pdftotext", "-raw", made.path, "-").strip()
    facts = run("pdfinfo", made.path)
    assert re.search(r"^Tagged: +yes$", facts, re.MULTILINE)
    fonts = run("pdffonts", made.path).splitlines()[2:]
    assert len(fonts) >= 2
    assert all(re.match(r"[A-Z]{6}\+(OpenSans|DejaVuSans)", font) for font in fonts), fonts
    assert all(re.search(r" yes yes yes +\d+ +0$", font) for font in fonts), fonts


def test_it_reads_as_its_report_in_order(made):
    """Word for word: no text is lost, none is said twice, and the words at both ends of a line stay two."""
    texts = [one_spaced(node.text) for node in made.nodes if node.role != "Figure"]
    assert [text for text in texts if text] == words_of(made.sample.report, made.sample.identity)


READ_BY_POPPLER = (
    "synthèse collège complet",
    "synthèse école textes longs",
    "version complète école palier 0",
    "dialogue collège complet",
    "relevé école vide",
    "questions collège complet",
    "grille vierge collège textes longs",
    "plan collège complet",
    "comparaison école complet",
    "feuille À conserver",
)
"""One of each kind: poppler goes through the whole page again for each element, a minute for the longest."""


@pytest.mark.parametrize("name", READ_BY_POPPLER)
def test_poppler_reads_the_same_in_order(folder, name):
    """Spaces apart: poppler tells each piece of a line that goes both ways on a line of its own."""
    made = Made(BY_NAME[name], folder / "poppler.pdf")
    read_out = struct_text(run("pdfinfo", "-struct-text", made.path))
    assert "".join(read_out.split()) == "".join("".join(words_of(made.sample.report, made.sample.identity)).split())


def struct_text(told: str) -> str:
    """The quoted texts of `pdfinfo -struct-text`, but for those inside a figure, which its words replace."""
    texts, figure = [], None
    for line in told.splitlines():
        depth = len(line) - len(line.lstrip())
        if figure is not None and depth > figure:
            continue
        figure = depth if line.lstrip().startswith("Figure") else None
        if found := re.fullmatch(r' *"(.*)"', line):
            texts.append(found[1])
    return " ".join(texts)


@pytest.mark.parametrize("name", ["relevé école vide", "questions collège complet", "feuille À conserver"])
def test_poppler_sees_the_same_elements(folder, name):
    made = Made(BY_NAME[name], folder / "poppler.pdf")
    lines = run("pdfinfo", "-struct-text", made.path).splitlines()
    roles = [line.split()[0].rstrip(":") for line in lines if re.match(r" *[A-Z]", line)]
    assert roles == [node.role for node in made.nodes]


def test_headings_never_skip_a_level_and_start_with_the_first(made):
    levels = [int(node.role[1:]) for node in made.nodes if re.fullmatch(r"H\d", node.role)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_radar_is_a_figure_told_in_words(made):
    figures = [node for node in made.nodes if node.role == "Figure"]
    report = made.sample.report
    synthese = report.synthese if isinstance(report, DocumentReport) else report
    has_radar = isinstance(synthese, Synthese | Dialogue | Comparison)
    assert [node.alt for node in figures] == ([synthese.radar_text] if has_radar else [])
    for node in figures:
        left, bottom, right, top = map(float, node.attributes["BBox"])
        assert 40 < left < right < 560
        assert 100 < bottom < top < 800


def test_every_row_of_a_table_is_headed_and_as_wide_as_its_head(made):
    for table in (node for node in made.nodes if node.role == "Table"):
        head, *bodies = table.kids
        assert [node.role for node in (head, *bodies)] == ["THead", *["TBody"] * len(bodies)]
        assert all(cell.attributes["Scope"] == "/Column" for cell in head.kids[0].kids)
        for body in bodies:
            assert_headed(body.kids, len(head.kids[0].kids))


def assert_headed(rows, width):
    held = 0
    for row in rows:
        first = row.kids[0]
        assert held or (first.role == "TH" and first.attributes["Scope"] in ("/Row", "/Column"))
        assert sum(int(cell.attributes.get("ColSpan", 1)) for cell in row.kids) == width - bool(held)
        assert held or any(node.text.strip() for node in first.walk())
        held = held - 1 if held else int(first.attributes.get("RowSpan", 1)) - 1
    assert held == 0


def test_nothing_tells_who_made_it_or_when(made):
    with pikepdf.open(made.path) as pdf:
        assert set(pdf.docinfo) <= {"/Title", "/Subject", "/Creator", "/Producer"}
        assert pdf.docinfo.Creator == pdf.docinfo.Producer == "Paliers numériques"
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert pdf.Root.Lang == "fr-FR"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert not re.search(r"dc:creator|Date|History|pikepdf|reportlab|qpdf", metadata, re.IGNORECASE)
    assert b"ReportLab" not in made.path.read_bytes()


def test_two_runs_give_the_same_bytes(made):
    assert made.sample.render() == made.path.read_bytes()


@pytest.mark.parametrize("name", ["synthèse collège complet", "questions école complet"])
def test_another_post_gives_the_same_bytes(name):
    """Another process, where sets have another order, with another clock."""
    script = (
        "import sys; from pdf_samples import samples;"
        "sys.stdout.buffer.write(next(s for s in samples() if s.name == sys.argv[1]).render())"
    )
    tests = Path(__file__).parents[2]
    there = {"PYTHONPATH": f"{tests}:{tests.parent / 'src'}", "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    done = subprocess.run([sys.executable, "-c", script, name], capture_output=True, check=True, env=there)
    assert done.stdout == BY_NAME[name].render()


def test_no_title_stays_alone_at_the_foot_of_a_page(made):
    """What is drawn last on a page is neither a heading nor the head of a table."""
    headings, others = set(), set()
    for node in made.nodes:
        (headings if re.fullmatch(r"H[2-9]", node.role) else others).add(one_spaced(node.text))
    heads = {
        " ".join(one_spaced(node.text) for node in row.walk() if node.text.strip())
        for table in made.nodes
        if table.role == "Table"
        for row in table.kids[0].kids
    }
    assert [lines[-1] for lines in made.lines if lines[-1] in (headings - others) | heads] == []


def test_the_answers_start_on_the_page_of_their_titles(made):
    if isinstance(made.sample.report, DocumentReport):
        (page_of_answers,) = [page for page in made.pages if "Réponses, critère par critère" in page]
        first = made.sample.report.domaines[0]
        _, _, after = page_of_answers.partition("Réponses, critère par critère")
        assert first.titre in after
        assert one_spaced(first.paliers[0].lines[0].texte)[:20] in after


def test_visas_are_whole_on_one_page_under_their_title(made):
    if made.synthese:
        (page_of_visas,) = [page for page in made.pages if re.search(r"\bVisas\b", page)]
        _, _, after = page_of_visas.partition("Visas")
        parts = [part for visa in made.synthese.visas for part in (visa.titre, visa.value, *visa.blanks, visa.note)]
        assert [part for part in parts if part not in after] == []
