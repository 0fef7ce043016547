"""The fiche dialogue de gestion on paper: one page whatever it says, full of what it can hold."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from pypdf import PdfReader

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.report.dialogue import Dialogue, dialogue
from paliers_desktop.core.report.preuve import level_of_proof
from paliers_desktop.core.report.signature import NO_SIGNATURE, signature
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.dialogue import render_dialogue
from paliers_desktop.output.pdf.dialogue_story import DialogueStory, fitted_dialogue
from paliers_desktop.output.pdf.fitting import height_of
from paliers_desktop.output.pdf.fonts import register_fonts
from pdf_samples import CASES, EMPREINTE, FONTS, GRIDS, LAST_CHANGE, LONG_NAME, assessment_of
from report_samples import catalogue
from strategies import situations

AIDE = catalogue().for_type("college").aide


def page_of(grid: str, case: str, *, besoin: bool = False, commun: bool = True) -> Dialogue:
    """With the longest sentences about a signature: the least room is left."""
    files = catalogue().for_type(GRIDS[grid].type)
    assessment = assessment_of(files.grille, grid, case)
    for key in files.grille.reading_order if besoin else ():
        assessment = assessment.with_answer(key, besoin=True)
    told = signature(EMPREINTE, LAST_CHANGE, level_of_proof(code_libre=True))
    return dialogue(files.grille, files.aide, assessment, last_change=LAST_CHANGE, signature=told, commun=commun)


def pages(path: Path, page: Dialogue) -> int:
    path.write_bytes(render_dialogue(page, FONTS))
    return len(PdfReader(path).pages)


@pytest.mark.parametrize("besoin", [False, True])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("grid", GRIDS)
def test_it_is_one_page_and_each_list_has_a_start(tmp_path, grid, case, besoin):
    page = page_of(grid, case, besoin=besoin)
    assert pages(tmp_path / "fiche.pdf", page) == 1
    shown = fitted_dialogue(page, register_fonts(FONTS))
    for whole, cut in zip((page.steps, *page.demandes), (shown.steps, *shown.demandes), strict=True):
        assert cut.lines == whole.lines[: len(cut.lines)]
        assert bool(cut.lines) == bool(whole.lines)
        assert len(cut.lines) + cut.cut == len(whole.lines)


def test_the_longest_name_and_function_and_commune_still_make_one_page(tmp_path):
    files = catalogue().for_type("ecole_primaire")
    base = assessment_of(files.grille, "école", "palier 0").with_relecture(relu=True, relu_le=LAST_CHANGE)
    widest = replace(base.etablissement, nom="MW" * 150, commune=LONG_NAME[:120])
    told = signature(EMPREINTE, LAST_CHANGE, level_of_proof(code_libre=True))
    assessment = replace(base, etablissement=widest)
    page = dialogue(files.grille, files.aide, assessment, last_change=LAST_CHANGE, signature=told)
    assert pages(tmp_path / "fiche.pdf", page) == 1


@pytest.mark.parametrize("case", CASES)
def test_no_list_could_be_longer(case):
    """What is cut is cut for want of room: one more line of the list that is cut would not hold."""
    fonts = register_fonts(FONTS)
    whole = page_of("collège", case)
    shown = fitted_dialogue(whole, fonts)
    assert height(shown, fonts) <= style.FIRST_FRAME_HEIGHT
    assert whole.steps.lines != shown.steps.lines
    longer = replace(shown, steps=whole.steps.first(len(shown.steps.lines) + 1))
    assert height(longer, fonts) > style.FIRST_FRAME_HEIGHT - 4


def height(page: Dialogue, fonts) -> float:
    story = DialogueStory(page, fonts)
    return height_of([*story.around(1), *story.lists()])


def test_a_short_fiche_has_more_lines_to_write_on(tmp_path):
    files = catalogue().for_type("college")
    empty = Assessment(GRIDS["collège"], "creteil-2026-2027", {})
    page = dialogue(files.grille, files.aide, empty, last_change=None, signature=NO_SIGNATURE)
    short = replace(page, steps=page.steps.first(0), demandes=tuple(one.first(0) for one in page.demandes))
    assert lines_of(page) < lines_of(short)
    assert pages(tmp_path / "fiche.pdf", short) == 1


def lines_of(page: Dialogue) -> float:
    """The height of the lines to write on, in points."""
    fonts = register_fonts(FONTS)
    flowables = DialogueStory(fitted_dialogue(page, fonts), fonts).flowables()
    (lines,) = [one for one in flowables if type(one).__name__ == "Line"]
    return lines.wrap(style.WIDTH, 0)[1]


def test_what_the_page_says_is_on_paper(tmp_path):
    path = tmp_path / "fiche.pdf"
    page = page_of("collège", "complet")
    path.write_bytes(render_dialogue(page, FONTS))
    read = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    text = " ".join(read.stdout.decode().replace("\u00a0", " ").split())
    for words in (
        "Fiche pour le dialogue de gestion",
        "Points à décider",
        "Réponse donnée",
        "Échéance",
        EMPREINTE,
        "page 1 sur 1",
    ):
        assert words in text
    assert "voir la version complète" in text
    assert page.headline in text


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(situations())
def test_no_text_nor_shape_of_grid_crashes_the_page(situation):
    grille, assessment = situation
    page = dialogue(grille, AIDE, assessment, last_change=LAST_CHANGE, signature=NO_SIGNATURE)
    assert render_dialogue(page, FONTS).startswith(b"%PDF-")
