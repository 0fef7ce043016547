"""The grille vierge as a file: without any dossier, and as a kind of PDF of an open one."""

import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from dossier_samples import CRITERIA, LYCEE, random_id
from mounts import read_only
from paliers_desktop.actions.blank_grid import blank_grid_file_name, blank_grid_octets, save_blank_grid
from paliers_desktop.actions.dossiers import create_dossier
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind
from paliers_desktop.actions.write_errors import FileNotWrittenError
from paliers_desktop.core.assessment import NO_ANSWER, Answer, Etat
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.history import Geste, Kind, answer_changes
from paliers_desktop.paths import resources_folder

FONTS = resources_folder() / "fonts"
DAY = datetime.date(2027, 3, 12)
ENTRIES = {entry.grille.id: entry for entry in load_catalogue(CRITERIA).entries}


@pytest.mark.parametrize(("type_", "words"), [("college", "colleges-lycees"), ("ecole_primaire", "ecoles")])
def test_the_name_says_which_grid_in_plain_letters(type_, words):
    grille = load_catalogue(CRITERIA).for_type(type_).grille
    assert blank_grid_file_name(grille) == f"Grille-vierge_{words}_{grille.version}.pdf"
    assert blank_grid_file_name(grille).isascii()


@pytest.mark.parametrize("key", ENTRIES)
def test_a_grid_needs_no_dossier(tmp_path, key):
    entry = ENTRIES[key]
    path = tmp_path / blank_grid_file_name(entry.grille)
    path.write_bytes(b"another file")
    save_blank_grid(entry.grille, entry.aide, FONTS, path)
    assert path.read_bytes() == blank_grid_octets(entry.grille, entry.aide, FONTS)
    assert PdfReader(path).metadata.title == f"Grille vierge · {entry.grille.titre}"


def test_where_nothing_can_be_written_the_old_file_stays(tmp_path):
    entry = next(iter(ENTRIES.values()))
    path = tmp_path / "grille.pdf"
    path.write_bytes(b"old")
    with read_only(tmp_path), pytest.raises(FileNotWrittenError):
        save_blank_grid(entry.grille, entry.aide, FONTS, path)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (PdfKind.DIALOGUE, "Dialogue-de-gestion_0940120V_creteil-2026-2027.pdf"),
        (PdfKind.GRILLE, "Grille-vierge_0940120V_creteil-2026-2027.pdf"),
    ],
)
def test_both_are_kinds_of_the_pdf_of_a_dossier(tmp_path: Path, kind, name):
    opened = create_dossier(tmp_path, LYCEE, load_catalogue(CRITERIA), DAY)
    exporting = Exporting(opened, FONTS, lambda: DAY)
    assessment = opened.dossier.load().assessment
    assert exporting.pdf_name(assessment, kind) == name
    blank = exporting.pdf_octets(assessment, PdfChoices(kind))
    key = next(iter(opened.grille.criteres))
    opened.dossier.save(Geste(random_id(), Kind.SAISIE, answer_changes(key, NO_ANSWER, Answer(Etat.OUI))))
    answered = exporting.pdf_octets(opened.dossier.load().assessment, PdfChoices(kind))
    assert (answered == blank) is (kind is PdfKind.GRILLE)
    opened.dossier.close()
    assert LYCEE.nom in (PdfReader(saved(tmp_path, answered)).pages[0].extract_text().replace("\u00a0", " "))


def saved(folder: Path, content: bytes) -> Path:
    path = folder / "relu.pdf"
    path.write_bytes(content)
    return path
