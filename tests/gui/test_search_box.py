"""Search from the top bar: found as one types, gone to by Entrée, said when nothing is found."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit


@pytest.fixture
def wizard(window):
    window.open_demo()
    yield window.wizard
    window.session.settle()


def type_words(qtbot, wizard, words):
    qtbot.keyClick(wizard, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = wizard.search.field
    assert isinstance(field, QLineEdit)
    field.clear()
    qtbot.keyClicks(field, words)
    return wizard.search


def test_entree_leads_to_the_first_criterion_found(qtbot, wizard):
    box = type_words(qtbot, wizard, "videoprojection")
    numbers = [wizard.session.grille.numeros[key] for key in box.found()]
    assert numbers == ["6.3", "6.4"]
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert wizard.step == "equipement"
    assert wizard.session.grille.numeros[wizard.domain_page().active] == "6.3"
    assert box.field.text() == ""


def test_a_comment_is_found_and_said_to_be_one(qtbot, wizard):
    box = type_words(qtbot, wizard, "janvier et en avril")
    assert [wizard.session.grille.numeros[key] for key in box.found()] == ["2.4"]
    assert "dans le commentaire" in box.completer.model().index(0, 0).data()


def test_nothing_found_is_a_sentence(qtbot, wizard):
    box = type_words(qtbot, wizard, "zythum")
    assert box.found() == ()
    shown = box.completer.model().index(0, 0).data()
    assert shown == "Aucun critère ne contient «\u00a0zythum\u00a0»."


def test_letters_typed_in_the_search_answer_nothing(qtbot, wizard):
    before = wizard.session.assessment
    type_words(qtbot, wizard, "n1c2v3")
    assert wizard.session.assessment == before


def test_words_left_in_the_search_never_look_like_a_filter(qtbot, wizard):
    box = type_words(qtbot, wizard, "formation")
    qtbot.keyClick(box.completer.popup(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not box.completer.popup().isVisible())
    qtbot.keyClick(box.field, Qt.Key.Key_Tab)
    assert box.field.text() == ""


def test_what_is_found_stays_inside_the_window(qtbot, wizard, window):
    box = type_words(qtbot, wizard, "tablette")
    popup = box.completer.popup()
    assert popup.isVisible()
    left, right = (popup.mapToGlobal(popup.rect().topLeft()).x(), popup.mapToGlobal(popup.rect().topRight()).x())
    edge = window.mapToGlobal(window.rect().topRight()).x()
    assert window.mapToGlobal(window.rect().topLeft()).x() <= left
    assert right <= edge
    assert popup.mapToGlobal(popup.rect().topLeft()).y() >= box.mapToGlobal(box.rect().bottomLeft()).y() - 4
