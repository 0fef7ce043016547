"""« Preuves » and « Critères de l'établissement » in the real window: written, taken off, never counted."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dossier_samples import criteres
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.components.card_task import CardTask


@pytest.fixture
def shown(window):
    def show(step):
        window.wizard.go_step(step)
        return window.wizard.page(step)

    return show


def test_a_preuve_is_noted_from_the_help_of_its_criterion(window, shown, qtbot: QtBot):
    key = criteres()[2]
    window.wizard.go_critere(key)
    card = window.wizard.domain_page().cards[key]
    card.toggle_help()
    QTest.mouseClick(card.parts.help_box.tasks[CardTask.PREUVES], Qt.MouseButton.LeftButton)
    page = window.wizard.page(navigation.PREUVES)
    assert window.wizard.step == navigation.PREUVES
    (preuve,) = page.cards.values()
    qtbot.waitUntil(preuve.titre.line_edit.hasFocus)
    qtbot.keyClicks(preuve.titre.line_edit, "Compte rendu")
    preuve.lieu.line_edit.setFocus()
    qtbot.keyClicks(preuve.lieu.line_edit, "ENT")
    preuve.jour.line_edit.setFocus()
    qtbot.keyClicks(preuve.jour.line_edit, "12/03/2027")
    preuve.titre.line_edit.setFocus()
    (kept,) = window.session.suivi.current.preuves
    assert (kept.critere, kept.titre, kept.lieu, kept.jour) == (key, "Compte rendu", "ENT", datetime.date(2027, 3, 12))
    assert window.session.settle()
    assert window.session.dossier.journal.suivi(window.session.assessment.campagne).preuves == (kept,)
    preuve.remove.click()
    assert page.cards == {}
    window.session.undo()
    assert len(page.cards) == 1


def test_what_is_no_date_stays_in_its_field_and_is_told(window, shown, qtbot: QtBot):
    page = shown(navigation.PREUVES)
    page.show_critere(criteres()[0])
    (preuve,) = page.cards.values()
    preuve.jour.line_edit.setFocus()
    qtbot.keyClicks(preuve.jour.line_edit, "hier")
    preuve.titre.line_edit.setFocus()
    assert preuve.jour.error()
    assert preuve.jour.text() == "hier"
    assert window.session.suivi.current.preuves[0].jour is None


def test_an_empty_preuve_serves_again(window, shown):
    page = shown(navigation.PREUVES)
    for _ in range(2):
        page.show_critere(criteres()[0])
    assert len(page.cards) == 1


def test_a_criterion_of_its_own_counts_nowhere(window, shown, qtbot: QtBot):
    before = window.session.profile
    page = shown(navigation.LOCAUX)
    page.add.click()
    (card,) = page.cards.values()
    qtbot.waitUntil(card.enonce.line_edit.hasFocus)
    qtbot.keyClicks(card.enonce.line_edit, "Un club robotique existe")
    card.reponse.combo.setCurrentIndex(1)
    card.reponse.combo.activated.emit(1)
    card.commentaire.setFocus()
    qtbot.keyClicks(card.commentaire, "Le jeudi")
    assert window.session.settle()
    (kept,) = window.session.dossier.journal.suivi(window.session.assessment.campagne).locaux
    assert (kept.enonce, kept.reponse, kept.commentaire) == ("Un club robotique existe", Etat.OUI, "Le jeudi")
    assert window.session.profile == before
    card.remove.click()
    assert page.cards == {}


def test_the_help_of_a_criterion_makes_an_action(window):
    key = criteres()[40]
    window.wizard.go_critere(key)
    card = window.wizard.domain_page().cards[key]
    card.toggle_help()
    QTest.mouseClick(card.parts.help_box.tasks[CardTask.PLAN], Qt.MouseButton.LeftButton)
    assert [one.critere for one in window.session.suivi.current.actions] == [key]
    assert "Action ajoutée au plan" in window.wizard.notices.banner.text()
