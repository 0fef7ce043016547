"""What schools send by mistake is told for what it is, once, and named for its établissement."""

import io
import zipfile

import pytest

from dossier_samples import new_dossier
from paliers_desktop.academy.reception.reading import Unread, read_export
from paliers_desktop.academy.reception.sources.zipped import zip_pieces
from paliers_desktop.academy.reception.verdict import Word
from sent_files import DAY


def said(data):
    told = read_export(data, DAY, {})
    assert isinstance(told, Unread)
    assert told.word is Word.REFUSE_FORMAT
    assert "« .pmn.json »" in told.told.ecole
    return told.told.phrase


def document(*names):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


DOCX = document("_rels/.rels", "[Content_Types].xml", "word/document.xml")
ODT = document("mimetype", "content.xml")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "un document PDF"),
        (DOCX, "traitement de texte"),
        (ODT, "traitement de texte"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "traitement de texte"),
        (b"\x89PNG\r\n", "une image"),
        (b"\xff\xd8\xff\xe0", "une image"),
    ],
)
def test_a_wrong_file_is_told_for_what_it_is(data, words):
    assert words in said(data)


def test_so_is_the_file_of_the_application_itself(tmp_path):
    new_dossier(tmp_path / "x.paliers").close()
    assert "fichier de travail" in said((tmp_path / "x.paliers").read_bytes())


@pytest.mark.parametrize("data", [DOCX, ODT])
def test_a_document_is_one_file_alone_or_in_an_archive(data):
    (piece,) = zip_pieces(io.BytesIO(data), "grille.docx")
    assert (piece.data, piece.problem) == (data, None)
    portal = io.BytesIO()
    with zipfile.ZipFile(portal, "w") as archive:
        archive.writestr("grille.docx", data)
    (piece,) = zip_pieces(portal, "portail.zip")
    assert (piece.data, piece.problem) == (data, None)
