"""Texts that break programs, from the dossier to every file that leaves it: what was stored is what others read."""

import csv
import datetime
import io
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from dossier_samples import CRITERIA, LYCEE, answer_geste, criteres
from libreoffice import Office, legible, printed, read_sheets
from naughty import CLEANED, KEPT, LONG
from paliers_desktop.actions.dossiers import OpenDossier, create_dossier, open_dossier
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.other_formats import OtherFormat
from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind
from paliers_desktop.actions.rebuilding import gather, rebuild
from paliers_desktop.actions.transmitted import read_transmitted
from paliers_desktop.core.assessment import Answer, Etat, MotifCode
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.text import clean_text
from paliers_desktop.output.cell_text import neutralised
from paliers_desktop.paths import resources_folder
from transmitted_samples import transmit_open

DAY = datetime.date(2027, 3, 12)
TEXTS = tuple(clean_text(text, multiline=True)[0] for text in (*KEPT.values(), *CLEANED.values(), LONG))
ALL = "\n".join(TEXTS)
"""In one comment, of the first criterion: a document shows few of them."""
COMMENTED = dict(zip(criteres(), (ALL, *TEXTS), strict=False))
MOTIFS = dict(zip(criteres()[len(COMMENTED) :], TEXTS, strict=False))
DRAWN = tuple(clean_text(text)[0] for name, text in KEPT.items() if name not in ("arabic and hebrew", "emoji"))
"""Without what is drawn from right to left, and what our fonts have no picture for: tests of the PDF tell those."""


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> OpenDossier:
    """Each text as a comment and as a motif, written, closed and opened again."""
    made = create_dossier(tmp_path_factory.mktemp("cle"), LYCEE, load_catalogue(CRITERIA), DAY)
    comments = (answer_geste(key, Answer(Etat.EN_COURS, commentaire=text)) for key, text in COMMENTED.items())
    motifs = (answer_geste(key, Answer(Etat.SANS_OBJET, MotifCode.AUTRE, text)) for key, text in MOTIFS.items())
    made.dossier.save(*comments, *motifs)
    made.dossier.close()
    opened = open_dossier(made.dossier.path)
    yield opened
    opened.dossier.close()


@pytest.fixture(scope="module")
def written(stored: OpenDossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every file, with the texts."""
    folder = tmp_path_factory.mktemp("sorties")
    exporting = Exporting(stored, resources_folder() / "fonts", lambda: DAY)
    assessment = stored.state.assessment
    exporting.write_pdf(assessment, folder / "rapport.pdf", PdfChoices(PdfKind.COMPLET, with_comments=True))
    for kind in OtherFormat:
        suffix = Path(exporting.other_name(kind, assessment)).suffix
        exporting.write_other(kind, assessment, folder / f"reponses{suffix}", with_texts=True)
    return folder


def test_the_dossier_keeps_each_text(stored: OpenDossier) -> None:
    answers = stored.state.assessment.answers
    assert {key: answers[key].commentaire for key in COMMENTED} == COMMENTED
    assert {key: answers[key].motif_texte for key in MOTIFS} == MOTIFS


def test_the_signed_file_and_the_dossier_made_again_from_it_keep_each_text(stored: OpenDossier, tmp_path: Path) -> None:
    file = transmit_open(stored, tmp_path / "envois", join_texts=True)
    made = rebuild(gather([read_transmitted(file, load_catalogue(CRITERIA))]), tmp_path)
    made.dossier.close()
    assert made.state.assessment.answers == stored.state.assessment.answers


def test_the_csv_keeps_each_text(written: Path) -> None:
    content = (written / "reponses.csv").read_bytes().decode("utf-8-sig")
    cells = {cell for row in csv.reader(io.StringIO(content, newline=""), delimiter=";") for cell in row}
    assert [text for text in map(neutralised, TEXTS) if text not in cells] == []


def test_libreoffice_reads_each_text_in_the_spreadsheet(written: Path, tmp_path: Path) -> None:
    (read,) = Office(tmp_path).convert("fods", written / "reponses.ods")
    cells = {squeezed(cell.value) for rows in read_sheets(read).values() for row in rows for cell in row}
    assert [text for text in map(neutralised, TEXTS) if squeezed(text) not in cells] == []


def test_libreoffice_reads_each_comment_in_the_document(written: Path, tmp_path: Path) -> None:
    (read,) = Office(tmp_path).convert("fodt", written / "reponses.odt")
    text = squeezed("".join(ElementTree.parse(read).getroot().itertext()))
    assert [comment for comment in TEXTS if squeezed(comment) not in text] == []


def test_poppler_reads_each_text_in_the_pdf(written: Path) -> None:
    text = legible(printed(written / "rapport.pdf"))
    assert [words for words in DRAWN if legible(words) not in text] == []


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
