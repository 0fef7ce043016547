"""Repères on the result page: nothing until ticked, then a band, a territory, words and an equal table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from academy_samples import ACADEMIE, THIEF, campagne_file, taken
from dossier_samples import LYCEE
from gui_samples import open_new
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.report.reperes import reperes_report
from paliers_desktop.exchange.reperes_document import sign_reperes
from paliers_desktop.gui.academie.words import what_situates
from reperes_samples import groupe, reperes

RANKING = ("moyenne", "dessus", "dessous", "rang", "mieux", "retard", "meilleur", "inférieur", "supérieur")


@pytest.fixture
def post(workplace, tmp_path):
    """A post where the académie's key was compared."""
    taken(workplace.campagnes, campagne_file(tmp_path))
    return workplace


@pytest.fixture
def page(post, window, place):
    """The result of a new lycée."""
    open_new(window, place)
    window.wizard.go_step(navigation.RESULTAT)
    return window.wizard.page(navigation.RESULTAT)


def signed(tmp_path, key=ACADEMIE, **changes):
    path = tmp_path / "reperes.pmnp.json"
    path.write_bytes(sign_reperes(reperes(**changes), key))
    return path


def imported(window, page, path):
    """What is said once the file is chosen on the export page; then back to the result."""
    window.wizard.go_step(navigation.EXPORT)
    window.dialogs.answers = [(path,)]
    window.wizard.page(navigation.EXPORT).transmit.import_asked.emit()
    window.wizard.go_step(navigation.RESULTAT)
    return window.dialogs.told[-1]


def drawn(page):
    """What of the repères the radar draws."""
    bande = page.radar._geometry.bande
    return [] if bande is None else [name for name in ("parts", "edges", "medians") if getattr(bande, name)]


def cells(table):
    return [[table.item(line, column).text() for column in range(4)] for line in range(table.rowCount())]


def test_nothing_is_shown_before_the_academie_sent_some(page):
    assert not page.reperes.isVisible()
    assert not page.reperes_card.isVisible()


def test_imported_they_are_offered_and_still_off(window, page, tmp_path):
    assert imported(window, page, signed(tmp_path)) == " ".join(what_situates("creteil-2026-2027"))
    assert page.reperes.box.isVisible()
    assert not page.reperes.box.isChecked()
    assert not page.reperes_card.isVisible()
    assert "Repères" not in page.radar.accessibleDescription()


def test_ticked_they_are_drawn_told_and_written_alike(window, page, tmp_path, qtbot):
    imported(window, page, signed(tmp_path))
    qtbot.mouseClick(page.reperes.box, Qt.MouseButton.LeftButton, pos=page.reperes.box.rect().center())
    assert page.reperes_card.isVisible()
    assert drawn(page) == ["parts", "edges", "medians"]
    session = window.session
    report = reperes_report(session.grille, session.reperes.shown(session.grille, session.assessment))
    assert page.reperes.territoire.currentText() == "Ensemble des territoires publiés"
    assert "61 lycées de l’ensemble des territoires publiés" in page.radar.accessibleDescription()
    assert cells(page.reperes_card.table)[0] == ["Pilotage, impulsion et organisation", "0 à 2", "1", "61"]
    assert len(cells(page.reperes_card.table)) == len(report.rows) == 6
    texts = " ".join(one.text() for one in page.reperes_card.findChildren(QLabel))
    assert "61 lycées" in texts
    assert not any(word in texts.lower() for word in RANKING)
    page.reperes.box.click()
    assert not page.reperes_card.isVisible()
    assert "Repères" not in page.radar.accessibleDescription()
    assert drawn(page) == []


def test_another_territory_says_what_is_not_published(window, page, tmp_path, qtbot):
    imported(window, page, signed(tmp_path))
    page.reperes.box.click()
    page.reperes.territoire.setFocus()
    qtbot.keyClick(page.reperes.territoire, Qt.Key.Key_Down)
    assert page.reperes.territoire.currentText() == "Département 77"
    assert cells(page.reperes_card.table)[2] == ["Ressources", "non publié", "non publié", ""]
    assert "19 lycées du département 77" in page.radar.accessibleDescription()


def test_by_the_keyboard_alone(window, page, tmp_path, qtbot):
    imported(window, page, signed(tmp_path))
    page.reperes.box.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.reperes.box, Qt.Key.Key_Space)
    assert page.reperes_card.isVisible()
    table = page.reperes_card.table
    table.setFocus(Qt.FocusReason.TabFocusReason)
    table.setCurrentCell(0, 0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentRow() == 1


def test_they_follow_another_look_and_are_off_at_the_next_opening(window, page, tmp_path, post):
    imported(window, page, signed(tmp_path))
    page.reperes.box.click()
    page.reperes.territoire.activated.emit(2)
    window.appearance.set_zoom(150)
    again = window.wizard.page(navigation.RESULTAT)
    assert again is not page
    assert again.reperes.box.isChecked()
    assert again.reperes.territoire.currentText() == "Département 94"
    path = window.session.dossier.path
    window.show_home()
    window.file.open_path(path)
    window.wizard.go_step(navigation.RESULTAT)
    last = window.wizard.page(navigation.RESULTAT)
    assert last.reperes.box.isVisible()
    assert not last.reperes.box.isChecked()


def test_those_of_another_key_or_of_nobody_here_change_nothing(window, page, tmp_path):
    assert "empreinte" in imported(window, page, signed(tmp_path, THIEF))
    assert not page.reperes.isVisible()
    other = (groupe(None, 40, TypeEtablissement.COLLEGE),)
    imported(window, page, signed(tmp_path, groupes=other))
    assert not page.reperes.isVisible()


def test_the_wall_never_shows_them(window, page, tmp_path, qtbot):
    imported(window, page, signed(tmp_path))
    page.reperes.box.click()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: window.stage.projector.window is not None)
    wall = window.stage.projector.window
    assert wall is not None
    assert "Repères" not in " ".join(one.text() for one in wall.findChildren(QLabel))
    assert "Repères" not in " ".join(one.accessibleDescription() for one in wall.findChildren(QLabel))
    wall.close()


def test_only_one_territory_asks_no_choice(window, page, tmp_path):
    imported(window, page, signed(tmp_path, groupes=(groupe(None, 40, LYCEE.type),)))
    page.reperes.box.click()
    assert not page.reperes.territoire.isVisible()
    assert page.reperes_card.isVisible()
