"""« Autres formats » on the export page: one gesture per file, by mouse or keyboard, and « Ouvrir » afterwards."""

import pytest
from PySide6.QtCore import Qt

from mounts import read_only
from paliers_desktop.actions.other_formats import OtherFormat
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etablissement, Etat, TypeEtablissement

LYCEE = Etablissement("0940120V", "Lycée des Essais", TypeEtablissement.LYCEE, "Créteil")
NAMES = {
    OtherFormat.VOLET_ODT: "Volet-numerique_0940120V_creteil-2026-2027.odt",
    OtherFormat.REPONSES_ODS: "Reponses_0940120V_creteil-2026-2027.ods",
    OtherFormat.REPONSES_CSV: "Reponses_0940120V_creteil-2026-2027.csv",
}


@pytest.fixture
def page(window, workplace, place):
    """The export page of a lycée with one answer."""
    window.file.enter(workplace.create(place, LYCEE))
    window.session.set_etat(window.session.grille.reading_order[0], Etat.OUI)
    window.wizard.go_step(navigation.EXPORT)
    yield window.wizard.page(navigation.EXPORT)
    window.session.settle()


@pytest.mark.parametrize("kind", OtherFormat)
def test_the_file_is_written_where_the_person_says_and_opened_if_asked(page, window, place, tmp_path, qtbot, kind):
    opened = []
    window.dialogs.open_file = opened.append
    path = tmp_path / "choisi"
    window.dialogs.answers = [path, True, path, False]
    link = page.sign.formats.links[kind]
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert window.dialogs.asked[-2].endswith(f": {place / NAMES[kind]}")
    assert window.dialogs.asked[-1] == "Le fichier est enregistré. [Fermer] [Ouvrir]"
    assert opened == [path]
    before = path.read_bytes()
    assert before[:2] == (b"\xef\xbb" if kind is OtherFormat.REPONSES_CSV else b"PK")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened == [path]
    assert path.read_bytes() == before


def test_giving_up_writes_nothing(page, window, tmp_path, qtbot):
    window.dialogs.answers = [None]
    qtbot.mouseClick(page.sign.formats.links[OtherFormat.VOLET_ODT], Qt.MouseButton.LeftButton)
    assert not window.dialogs.told


def test_a_failure_is_told_in_a_sentence(page, window, tmp_path, qtbot):
    folder = tmp_path / "scelle"
    folder.mkdir()
    window.dialogs.answers = [folder / "Volet.odt"]
    with read_only(folder):
        qtbot.mouseClick(page.sign.formats.links[OtherFormat.VOLET_ODT], Qt.MouseButton.LeftButton)
    (told,) = window.dialogs.told
    assert "« Volet.odt » n’a pas pu être écrit" in told
    assert "lecture seule" in told


def test_comments_go_along_only_if_ticked_and_the_box_shows_only_if_there_are_any(page, window, tmp_path, qtbot):
    formats = page.sign.formats
    assert formats.textes.isHidden()
    key = window.session.grille.reading_order[0]
    window.session.type_commentaire(key, "Secret-commentaire")
    window.session.leave_field()
    assert not formats.textes.isHidden()
    assert not formats.textes.isChecked()
    path = tmp_path / "choisi.csv"
    for ticked in (False, True):
        formats.textes.setChecked(ticked)
        window.dialogs.answers = [path, False]
        qtbot.mouseClick(formats.links[OtherFormat.REPONSES_CSV], Qt.MouseButton.LeftButton)
        assert ("Secret-commentaire" in path.read_text("utf-8-sig")) is ticked


def test_another_zoom_keeps_the_tick(page, window):
    page.sign.formats.textes.setChecked(True)
    window.appearance.set_zoom(125)
    fresh = window.wizard.page(navigation.EXPORT)
    assert fresh is not page
    assert fresh.sign.formats.textes.isChecked()


def test_each_link_tells_what_it_gives_and_is_reached_by_tab_after_the_pdf(page, qtbot):
    formats = page.sign.formats
    names = [link.accessibleName() for link in formats.links.values()]
    assert names == ["Volet numérique (ODT)…", "Réponses (ODS)…", "Réponses (CSV)…"]
    assert all(link.accessibleDescription() for link in formats.links.values())
    page.sign.preview.setFocus()
    for link in formats.links.values():
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        assert page.window().focusWidget() is link
