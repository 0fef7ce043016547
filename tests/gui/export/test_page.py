"""The export page follows the session, lets a code be corrected, and survives another look."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gui_samples import CODE
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etablissement, Etat, TypeEtablissement

LYCEE = Etablissement("0940120V", "Lycée des Essais", TypeEtablissement.LYCEE, "Créteil")


@pytest.fixture
def page(window, workplace, place):
    """The export page of a lycée with one answer."""
    window.file.enter(workplace.create(place, LYCEE))
    session = window.session
    session.set_etat(session.grille.reading_order[0], Etat.OUI)
    window.wizard.go_step(navigation.EXPORT)
    yield window.wizard.page(navigation.EXPORT)
    window.session.settle()


def test_what_is_previewed_is_what_would_leave(page, window):
    assert page.preview._count.text() == "1 réponse sur 58"
    window.session.undo()
    assert page.preview._count.text() == "0 réponse sur 58"


def test_a_wrong_last_character_can_be_corrected_alone(page, qtbot):
    field = page.sign.code.line_edit
    field.setFocus()
    qtbot.keyClicks(field, CODE[:-1] + "T")
    assert page.sign.code.error()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == CODE[:-1]
    qtbot.keyClicks(field, CODE[-1])
    assert not page.sign.code.error()


def test_another_zoom_keeps_code_and_tick(page, window):
    page.sign.code.set_text(CODE)
    page.preview.join.setChecked(True)
    window.appearance.set_zoom(125)
    fresh = window.wizard.page(navigation.EXPORT)
    assert fresh is not page
    assert fresh.sign.code.text() == CODE
    assert fresh.preview.join.isChecked()


def test_a_whole_code_and_every_transmitted_value_are_seen_on_a_projector(page, window, qtbot):
    window.resize(1024, 696)
    qtbot.waitUntil(lambda: window.width() == 1024)
    page.sign.code.set_text(CODE)
    field = page.sign.code.line_edit
    needed = field.fontMetrics().horizontalAdvance(CODE) + 4
    qtbot.waitUntil(lambda: field.contentsRect().width() >= needed)  # once the columns are arranged
    for value in page.preview._fields.findChildren(QLabel):
        assert value.height() >= value.heightForWidth(value.width()) or not value.wordWrap()
        assert "…" not in value.text()


def primary(page):
    """The buttons of the card that are the main action."""
    return [button for button in (page.sign.export, page.sign.pdf) if button.property("kind") == "primary"]


def filled(button):
    """The colour inside a button, as drawn."""
    return button.grab().toImage().pixelColor(6, button.height() // 2).name()


def test_once_the_answers_left_the_pdf_is_what_comes_next_until_one_changes(page, window, place):
    assert primary(page) == [page.sign.export]
    before = filled(page.sign.export), filled(page.sign.pdf)
    page.sign.code.set_text(CODE)
    page.code.check()
    window.dialogs.answers = [True, place]
    page.export_signed()
    assert page.sign.done.isVisible()
    assert primary(page) == [page.sign.pdf]
    assert (filled(page.sign.pdf), filled(page.sign.export)) == before
    window.appearance.set_zoom(125)
    fresh = window.wizard.page(navigation.EXPORT)
    assert primary(fresh) == [fresh.sign.pdf]
    window.session.set_etat(window.session.grille.reading_order[0], Etat.NON)
    assert primary(fresh) == [fresh.sign.export]
