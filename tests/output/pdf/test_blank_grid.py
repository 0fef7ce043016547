"""The grille vierge on paper: every row whole, no title alone, boxes that a pen can tick."""

import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.report.blank_grid import BlankGrid, blank_grid
from paliers_desktop.output.pdf.blank_grid import render_blank_grid
from paliers_desktop.output.pdf.handwriting import AnswerBoxes
from pdf_samples import FONTS, LONG_NAME
from report_samples import COLLEGE, catalogue
from strategies import grilles

TYPES = ("college", "ecole_primaire")


def grid_for(type_: str, assessment: Assessment | None = None) -> BlankGrid:
    files = catalogue().for_type(type_)
    return blank_grid(files.grille, files.aide, assessment)


def written(folder: Path, grid: BlankGrid) -> Path:
    path = folder / "grille.pdf"
    path.write_bytes(render_blank_grid(grid, FONTS))
    return path


def pages_of(path: Path) -> list[str]:
    read = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return read.stdout.decode().replace("\u00a0", " ").split("\f")[:-1]


@pytest.mark.parametrize("type_", TYPES)
def test_a_sensible_number_of_pages(tmp_path, type_):
    assert 5 <= len(pages_of(written(tmp_path, grid_for(type_)))) <= 7


@pytest.mark.parametrize("type_", TYPES)
def test_each_criterion_keeps_its_four_answers_on_its_page(tmp_path, type_):
    pages = pages_of(written(tmp_path, grid_for(type_)))
    numbers = [re.findall(r"^ *(\d\.\d+) ", page, re.MULTILINE) for page in pages]
    assert [number for here in numbers for number in here] == list(catalogue().for_type(type_).grille.numeros.values())
    for page, here in zip(pages, numbers, strict=True):
        assert len(re.findall(r"Oui +En cours +Non +Sans objet", page)) == len(here)
        assert re.search(r"^ *N° +Critère +Réponse et note", page, re.MULTILINE)


@pytest.mark.parametrize("type_", TYPES)
def test_no_title_stays_alone_at_the_foot_of_a_page(tmp_path, type_):
    grid = grid_for(type_)
    titles = {part.titre for domaine in grid.domaines for part in domaine.paliers}
    titles |= {domaine.titre for domaine in grid.domaines} | {"N° Critère Réponse et note"}
    for page in pages_of(written(tmp_path, grid)):
        content = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        foot = next(place for place, line in enumerate(content) if re.search(r"page \d+ sur \d+", line))
        assert content[foot - 1] not in titles


def test_boxes_are_large_enough_for_a_pen_and_inside_their_column(tmp_path):
    boxes = []
    with pikepdf.open(written(tmp_path, grid_for("college"))) as pdf:
        for page in pdf.pages:
            found = pikepdf.parse_content_stream(page, "re")
            boxes += [tuple(map(float, operands)) for operands, _ in found if float(operands[2]) == float(operands[3])]
    assert len(boxes) == 4 * 58
    assert all(width >= 10 for _, _, width, _ in boxes)


def test_a_line_for_a_note_is_high_enough_to_write_on():
    with_note, without = AnswerBoxes(200, 21), AnswerBoxes(200, 0)
    assert with_note.wrap(200, 0)[1] - without.wrap(200, 0)[1] >= 20


def test_the_longest_name_stays_in_the_head(tmp_path):
    long = Assessment(replace(COLLEGE, nom=LONG_NAME), "creteil-2026-2027", {})
    first, *others = pages_of(written(tmp_path, grid_for("college", long)))
    assert "Comment remplir" in first
    assert re.search(r"^ *1\.1 ", first, re.MULTILINE)
    assert len(others) <= 6


def test_the_head_of_every_page_and_the_foot_say_what_it_is(tmp_path):
    version = catalogue().for_type("college").grille.version
    pages = pages_of(written(tmp_path, grid_for("college")))
    for number, page in enumerate(pages, 1):
        assert f"page {number} sur {len(pages)}" in page
        assert f"Grille collèges et lycées, version {version}" in page
        assert "rille vierge" in page


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grilles())
def test_no_shape_of_grid_crashes_the_pages(grille):
    assert render_blank_grid(blank_grid(grille, catalogue().entries[0].aide), FONTS).startswith(b"%PDF-")
