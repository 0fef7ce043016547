"""« Document PDF » on the export page: each kind saved in one gesture or looked at first, with what was ticked only."""

import re
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from academy_samples import ACADEMIE, campagne_file, taken
from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etablissement, Etat, TypeEtablissement
from paliers_desktop.core.report.releve import SeancesInReport
from paliers_desktop.exchange.reperes_document import sign_reperes
from paliers_desktop.gui.apercu.window import PreviewWindow
from paliers_desktop.gui.export.pdf_words import KINDS, about
from reperes_samples import groupe, reperes

LYCEE = Etablissement("0940120V", "Lycée des Essais", TypeEtablissement.LYCEE, "Créteil")
NAMES = {
    PdfKind.SYNTHESE: "Synthese_0940120V_creteil-2026-2027.pdf",
    PdfKind.COMPLET: "Version-complete_0940120V_creteil-2026-2027.pdf",
    PdfKind.DIALOGUE: "Dialogue-de-gestion_0940120V_creteil-2026-2027.pdf",
    PdfKind.GRILLE: "Grille-vierge_0940120V_creteil-2026-2027.pdf",
}
SECRET = "Secret-commentaire"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window, workplace, place):
    """The export page of a lycée with one answer and one comment."""
    window.file.enter(workplace.create(place, LYCEE))
    session = window.session
    first = session.grille.reading_order[0]
    session.set_etat(first, Etat.OUI)
    session.type_commentaire(first, SECRET)
    session.leave_field()
    window.wizard.go_step(navigation.EXPORT)
    yield window.wizard.page(navigation.EXPORT)
    window.session.settle()


@pytest.fixture
def options(page):
    return page.sign.pdf_options


def text_of(path: Path) -> str:
    return subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True).stdout.decode()


def test_every_kind_has_words():
    assert set(KINDS) == set(PdfKind)
    assert about(PdfKind.SYNTHESE, TypeEtablissement.LYCEE) == "À joindre au projet d’établissement."
    assert about(PdfKind.SYNTHESE, TypeEtablissement.ECOLE_PRIMAIRE) == "À joindre au projet d’école."


@pytest.mark.parametrize("kind", PdfKind)
def test_a_kind_is_saved_in_one_gesture_and_opened_if_asked(page, options, window, place, tmp_path, qtbot, kind):
    opened = []
    window.dialogs.open_file = opened.append
    options.kind.combo.setFocus()
    for _ in range(list(PdfKind).index(kind)):
        qtbot.keyClick(options.kind.combo, Qt.Key.Key_Down)
    path = tmp_path / "choisi.pdf"
    window.dialogs.answers = [path, True]
    qtbot.mouseClick(page.sign.pdf, LEFT)
    assert window.dialogs.asked == [
        f"Exporter le PDF: {place / NAMES[kind]}",
        "Le PDF est enregistré. [Fermer] [Ouvrir]",
    ]
    assert opened == [path]
    assert path.read_bytes() == window.file.exporting().pdf_octets(window.session.assessment, PdfChoices(kind))


def test_the_preview_shows_what_would_be_saved(page, options, window, qtbot):
    options.kind.select(PdfKind.COMPLET)
    QTest.mouseClick(page.sign.preview, LEFT)
    (preview,) = window.findChildren(PreviewWindow)
    assert preview.windowTitle().replace("\u00a0", " ") == "Aperçu : version complète"
    qtbot.waitUntil(lambda: bool(preview.view.sheets), timeout=10_000)
    assert preview._octets == window.file.exporting().pdf_octets(window.session.assessment, options.choices)
    preview.reject()
    qtbot.waitUntil(lambda: not window.findChildren(PreviewWindow))
    assert page.sign.preview.hasFocus() or window.isActiveWindow()


def test_comments_are_joined_only_to_the_complete_version_and_only_if_ticked(page, options, window, tmp_path, qtbot):
    assert not options.comments.isVisible()
    options.kind.select(PdfKind.COMPLET)
    assert options.comments.isVisible()
    assert not options.comments.isChecked()
    path = tmp_path / "choisi.pdf"
    for ticked in (False, True):
        options.comments.setChecked(ticked)
        assert options._comments_why.isVisible() is ticked  # the caution
        window.dialogs.answers = [path, False]
        qtbot.mouseClick(page.sign.pdf, LEFT)
        assert (SECRET in text_of(path)) is ticked
    options.kind.select(PdfKind.SYNTHESE)
    assert not options.choices.with_comments
    assert not options._comments_why.isVisible()


def test_without_any_comment_none_is_offered(page, options, window):
    options.kind.select(PdfKind.COMPLET)
    window.session.undo()
    assert not options.comments.isVisible()


def test_the_palier_commun_is_shown_unless_unticked(page, options, window, tmp_path, qtbot):
    assert options.commun.isChecked()
    said = []
    for shown in (True, False):
        options.commun.setChecked(shown)
        path = tmp_path / f"{shown}.pdf"
        window.dialogs.answers = [path, False]
        qtbot.mouseClick(page.sign.pdf, LEFT)
        asked = PdfChoices(PdfKind.SYNTHESE, commun=shown)
        assert path.read_bytes() == window.file.exporting().pdf_octets(window.session.assessment, asked)
        said.append(re.sub(r"\s+", " ", text_of(path)))
    assert said[0] != said[1]
    assert len(said[0]) > len(said[1])


def test_a_blank_grid_has_nothing_to_choose(page, options):
    options.kind.select(PdfKind.GRILLE)
    shown = (options.commun, options.comments, options.seances, options.noms)
    assert not any(box.isVisible() for box in shown)
    assert options.choices == PdfChoices(PdfKind.GRILLE)


def test_another_look_keeps_what_is_chosen(page, options, window):
    window.session.seances.begin()
    window.session.seances.end()
    options.kind.select(PdfKind.COMPLET)
    options.commun.setChecked(False)
    for box in (options.comments, options.seances, options.noms):
        box.setChecked(True)
    window.appearance.set_zoom(125)
    fresh = window.wizard.page(navigation.EXPORT)
    assert fresh is not page
    kept = PdfChoices(PdfKind.COMPLET, commun=False, with_comments=True, seances=SeancesInReport.FULL)
    assert fresh.sign.pdf_options.choices == kept


def test_another_opening_forgets_what_was_chosen(page, options, window):
    options.kind.select(PdfKind.COMPLET)
    options.commun.setChecked(False)
    options.comments.setChecked(True)
    path = window.session.dossier.path
    window.session.settle()
    window.show_home()
    window.open_path(path)
    window.wizard.go_step(navigation.EXPORT)
    assert window.wizard.page(navigation.EXPORT).sign.pdf_options.choices == PdfChoices()


def test_a_screen_reader_hears_what_the_document_is_for(options):
    combo = options.kind.combo
    assert combo.accessibleName().replace("\u00a0", " ") == "Document PDF"
    options.kind.select(PdfKind.GRILLE)
    assert combo.accessibleDescription() == "Sans réponse, pour préparer une réunion sur papier."
    assert options.comments.accessibleDescription()


@pytest.fixture
def situated(window, workplace, options, page, tmp_path):
    """The académie's repères are on this post, for this établissement."""
    taken(workplace.campagnes, campagne_file(tmp_path))
    path = tmp_path / "reperes.pmnp.json"
    etablissement = window.session.assessment.etablissement
    groupes = (groupe(None, 61, etablissement.type), groupe("Département 94", 42, etablissement.type))
    campagne = window.session.assessment.campagne
    path.write_bytes(sign_reperes(reperes(campagne=campagne, groupes=groupes), ACADEMIE))
    window.dialogs.answers = [(path,)]
    page.transmit.import_asked.emit()
    assert "importés" in window.dialogs.told[-1]
    return options


def test_reperes_are_offered_only_once_there_are_some(options, window):
    assert not options.reperes.isVisible()


def test_reperes_are_in_the_pdf_only_if_ticked_with_their_effectif(situated, page, window, tmp_path, qtbot):
    options = situated
    assert options.reperes.isVisible()
    assert not options.reperes.isChecked()
    window.session.reperes.choose("Département 94")
    window.session.reperes.turn(on=True)  # seen on the page is not printed
    said = []
    for ticked in (False, True):
        options.reperes.setChecked(ticked)
        path = tmp_path / f"{ticked}.pdf"
        window.dialogs.answers = [path, False]
        qtbot.mouseClick(page.sign.pdf, LEFT)
        said.append(re.sub(r"\s+", " ", text_of(path)))
    assert "Repères de l’académie" not in said[0]
    assert "42 lycées du département 94." in said[1]
    assert "42 lycées du département 94" in options._reperes_why.text()


def test_reperes_are_not_asked_of_what_has_no_room_for_them(situated):
    situated.reperes.setChecked(True)
    assert situated.choices.reperes is not None
    for kind in (PdfKind.DIALOGUE, PdfKind.GRILLE):
        situated.kind.select(kind)
        assert not situated.reperes.isVisible()
        assert situated.choices.reperes is None
