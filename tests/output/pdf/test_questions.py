"""The fiche de questions, read back by outside tools: qpdf, pdftotext, pdffonts."""

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from pypdf import PdfReader

from paliers_desktop.core.assessment import Assessment, Etat, MotifCode
from paliers_desktop.core.report.questions import question_sheets
from paliers_desktop.core.typography import typographic
from paliers_desktop.output.pdf.questions import render_questions
from paliers_desktop.paths import resources_folder
from report_samples import COLLEGE, all_answered, catalogue
from strategies import situations

FONTS = resources_folder() / "fonts"
GRILLE = catalogue().for_type("college").grille
AIDE = catalogue().for_type("college").aide


def run(*command: str | Path) -> str:
    """The output of a tool that has nothing to complain about."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode() + done.stdout.decode()
    return done.stdout.decode("utf-8")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def asked(*names: str) -> Assessment:
    """The first criteria are to be verified with these people; comments and motifs must stay here."""
    assessment = all_answered(GRILLE, Etat.SANS_OBJET)
    for key, name in zip(GRILLE.reading_order, names, strict=False):
        assessment = assessment.with_answer(
            key,
            a_verifier=True,
            aupres_de=name,
            commentaire="Commentaire-secret",
            motif_code=MotifCode.AUTRE,
            motif_texte="Motif-secret",
        )
    return assessment


def printed(folder: Path, assessment: Assessment) -> Path:
    path = folder / "questions.pdf"
    path.write_bytes(render_questions(question_sheets(GRILLE, AIDE, assessment), FONTS))
    run("qpdf", "--check", path)
    return path


def pages_of(path: Path) -> list[str]:
    return run("pdftotext", path, "-").split("\f")[:-1]


def head_of(page: str) -> str:
    """Who is asked: the line after that of the établissement."""
    return [line for line in page.splitlines() if line][1]


def test_each_person_has_a_page_with_boxes_and_what_helps(tmp_path):
    path = printed(tmp_path, asked("Gestionnaire", "CPE", "", "gestionnaire"))
    pages = pages_of(path)
    assert [head_of(page) for page in pages] == ["CPE", "Gestionnaire", "Sans destinataire"]
    everything = squeezed(run("pdftotext", "-raw", path, "-"))
    for key in GRILLE.reading_order[:4]:
        for text in (GRILLE.criteres[key].texte, AIDE.critere(key).sens, AIDE.critere(key).preuve):
            assert squeezed(typographic(text)) in everything
    for page, count in zip(pages, (1, 2, 1), strict=True):
        assert "Collège des Tilleuls · 0949912N · campagne 2026-2027" in page
        assert [len(re.findall(rf"\b{word}\b", page)) for word in ("Oui", "En cours", "Non", "Sans objet")] == [
            count
        ] * 4
    assert [re.search(r"page \d sur \d", page)[0] for page in pages] == [f"page {n} sur 3" for n in (1, 2, 3)]


def test_no_comment_no_motif_and_no_other_criterion(tmp_path):
    text = run("pdftotext", "-raw", printed(tmp_path, asked("CPE")), "-")
    assert "secret" not in text
    assert not [
        key for key in GRILLE.reading_order[1:] if squeezed(typographic(GRILLE.criteres[key].texte)) in squeezed(text)
    ]


def test_a_long_list_goes_on_under_the_same_head_without_cutting_a_criterion(tmp_path):
    pages = pages_of(printed(tmp_path, asked(*["Collectivité"] * 40)))
    assert len(pages) > 5
    assert all(head_of(page) == "Collectivité" for page in pages)
    numbers = [GRILLE.numeros[key] for key in GRILLE.reading_order[:40]]
    found = [re.findall(r"^\d\.\d+$", page, re.MULTILINE) for page in pages]
    assert [number for page in found for number in page] == numbers
    for page, here in zip(pages, found, strict=True):
        assert len(re.findall(r"\bSans objet\b", page)) == len(here)  # the boxes stay with their criterion


def test_same_state_same_bytes_without_a_clock_nor_a_name(tmp_path):
    path = printed(tmp_path, asked("CPE"))
    assert path.read_bytes() == render_questions(question_sheets(GRILLE, AIDE, asked("CPE")), FONTS)
    reader = PdfReader(path)
    assert reader.metadata.title == "Paliers numériques · Fiche de questions"
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
    assert not reader.metadata.author


def test_every_font_is_embedded(tmp_path):
    lines = run("pdffonts", printed(tmp_path, asked("CPE → œuvre"))).splitlines()[2:]
    assert len(lines) >= 3
    assert all(re.search(r" yes yes yes +\d+ +0$", line) for line in lines), lines


def test_a_very_long_name_stays_inside(tmp_path):
    assessment = replace(asked("x" * 3000), etablissement=replace(COLLEGE, nom="Lycée des métiers " * 30))
    assert len(pages_of(printed(tmp_path, assessment))) == 1


def test_nobody_asked_is_no_document():
    with pytest.raises(ValueError, match="no criterion"):
        render_questions(question_sheets(GRILLE, AIDE, asked()), FONTS)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(situations())
def test_no_text_nor_shape_of_grid_crashes_the_pdf(situation):
    grille, assessment = situation
    key = grille.reading_order[0]
    sheets = question_sheets(grille, AIDE, assessment.with_answer(key, a_verifier=True))
    assert render_questions(sheets, FONTS).startswith(b"%PDF-")
