"""What the académie says on the export page: until when, where to, a message to paste, and its answer to each file."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from academy_samples import THIEF, campagne_file, new_version, recu_file
from campagne_samples import GRILLES
from dossier_samples import LYCEE
from dropping import dropped
from gui_samples import CODE, rows
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.recu import Verdict
from paliers_desktop.exchange.envelope import claimed_identity
from recu_samples import recu


@pytest.fixture
def page(window, workplace, place):
    """The export page of a lycée with one answer."""
    window.file.enter(workplace.create(place, LYCEE))
    session = window.session
    session.set_etat(session.grille.reading_order[0], Etat.OUI)
    window.wizard.go_step(navigation.EXPORT)
    yield window.wizard.page(navigation.EXPORT)
    window.session.settle()


def take(page, window, path, *answers):
    window.dialogs.answers = list(answers)
    page.transmitting.importing.take(path)


def export(page, window, place):
    """Sign what the page shows; the file."""
    page.sign.code.set_text(CODE)
    page.code.check()
    window.dialogs.answers = [True, place]
    page.export_signed()
    return page._written


def answer(page, window, path, **changes):
    """Import the académie's receipt for that file."""
    content = recu(identite=claimed_identity(path.read_bytes()), **changes)
    take(page, window, recu_file(path.parent, content))


def words(widget):
    return widget.text().replace("\xa0", " ")


def test_the_card_says_where_the_campagne_comes_from_then_until_when_and_gives_the_message(
    page, window, tmp_path, place
):
    card = page.transmit
    assert card._nothing.isVisible()
    assert not card.message.isVisible()
    assert not page._deadline.isVisible()
    window.dialogs.answers = [(campagne_file(tmp_path),), True]
    card.import_file.click()
    assert not card._nothing.isVisible()
    assert words(card._deadline) == words(page._deadline) == "Date limite de dépôt : 15 janvier 2027."
    assert words(card._where) == "Par courriel à paliers@exemple.fr,\nou sur le portail de l’académie."
    written = export(page, window, place)
    QGuiApplication.clipboard().clear()
    card.message.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("À\xa0: paliers@exemple.fr\nObjet\xa0: ")
    assert written.name in copied
    assert page.last.empreinte.empreinte in copied
    assert card._copied.isVisible()


def test_neither_the_deadline_nor_a_refused_key_prevents_from_exporting(page, window, tmp_path, place):
    past = datetime.date(2026, 11, 20)
    take(page, window, campagne_file(tmp_path, ouverture=past, cloture=past), True)
    take(page, window, campagne_file(tmp_path, THIEF), False)
    assert "Vous pouvez encore exporter" in words(page._deadline)
    assert export(page, window, place).is_file()


def test_another_version_of_the_grid_is_said_and_nothing_changes(page, window, tmp_path):
    before = window.session.grille.sha256
    take(page, window, campagne_file(tmp_path, grilles=tuple(map(new_version, GRILLES))), True)
    assert "version 2026.2" in page.transmit._remark.text()
    assert window.session.grille.sha256 == before
    assert rows(window.session.dossier.path, "SELECT count(*) FROM grilles") == [(1,)]


def test_each_file_has_its_answer_and_is_written_again(page, window, tmp_path, place):
    take(page, window, campagne_file(tmp_path), True)
    first = export(page, window, place)
    assert not page.last._answer.isVisible()
    window.session.set_etat(window.session.grille.reading_order[1], Etat.OUI)
    second = export(page, window, place)
    answer(page, window, second, numero=7)
    answer(page, window, first, numero=8, verdict=Verdict.REVISION_ANCIENNE)
    assert words(page.last._answer) == "Reçu et retenu"
    assert words(page.last.files) == "Fichiers transmis (2)…"
    page.last.files.click()
    shown = QApplication.activeModalWidget()
    lines = [shown.list.item(rank).text().replace("\xa0", " ") for rank in range(shown.list.count())]
    assert lines == [
        "Révision 2 · 23 novembre 2026 · provisoire\nReçu et retenu",
        "Révision 1 · 23 novembre 2026 · provisoire\nReçu : une révision plus récente compte",
    ]
    assert shown.empreinte.empreinte == page.last.empreinte.empreinte
    shown.list.setCurrentRow(1)
    assert "n° 8" in shown.sentences.text()
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    window.dialogs.answers = [elsewhere]
    shown.again.click()
    assert (elsewhere / first.name).read_bytes() == first.read_bytes()
    shown.close()


def test_the_list_follows_what_is_dropped_on_it_and_escape_closes(page, window, tmp_path, place, qtbot):
    path = export(page, window, place)
    page.last.files.click()
    shown = QApplication.activeModalWidget()
    qtbot.waitUntil(shown.list.hasFocus)
    receipt = recu_file(tmp_path, recu(identite=claimed_identity(path.read_bytes())))
    dropped(shown, receipt)
    qtbot.waitUntil(lambda: "Reçu et retenu (non vérifié)" in shown.list.item(0).text())
    assert "Non vérifié" in shown.sentences.text()
    assert words(page.last._answer) == "Reçu et retenu (non vérifié)"
    stops = []
    for _ in range(5):
        stops.append(shown.focusWidget())
        qtbot.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
    assert stops[0] is shown.list is shown.focusWidget()
    assert stops[1].accessibleName() == "Fichier choisi"
    assert stops[2:] == [shown.again, shown.import_file, shown.close_button]
    with qtbot.waitSignal(shown.finished):
        qtbot.keyClick(shown.list, Qt.Key.Key_Escape)


def test_a_receipt_is_there_again_after_reopening(page, window, tmp_path, place):
    take(page, window, campagne_file(tmp_path), True)
    answer(page, window, export(page, window, place))
    path = window.session.dossier.path
    window.show_home()
    window.open_path(path)
    window.wizard.go_step(navigation.EXPORT)
    assert words(window.wizard.page(navigation.EXPORT).last._answer) == "Reçu et retenu"


def test_a_receipt_dropped_on_the_page_for_another_school_says_which(page, window, tmp_path, qtbot):
    dropped(page, recu_file(tmp_path, recu(uai="0931228E")))
    qtbot.waitUntil(lambda: bool(window.dialogs.told))
    assert window.dialogs.told[0].startswith("Cet accusé de réception concerne 0931228E, et non 0940120V.")


def test_once_the_file_says_everything_the_campagne_can_be_closed(page, window, place):
    """Not while it is provisional, nor once an answer changed since."""
    session = window.session
    export(page, window, place)
    assert page.last.close_campagne.isHidden()
    session.set_etats(session.grille.reading_order, Etat.OUI)
    assert page.last.close_campagne.isHidden()
    window.dialogs.answers = [place]
    page.export_signed()
    assert not page.last.close_campagne.isHidden()
    page.last.close_campagne.click()
    assert window.wizard.step == navigation.ANNEES
    session.set_etat(session.grille.reading_order[0], Etat.NON)
    window.wizard.go_step(navigation.EXPORT)
    assert page.last.close_campagne.isHidden()
