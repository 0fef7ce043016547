"""What is typed in a comment or a motif stays text, and nothing of it goes without a sentence."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui_samples import forget
from paliers_desktop.core.assessment import Etat, MotifCode
from paliers_desktop.gui.components.criterion_card import CriterionCard
from paliers_desktop.gui.components.note_field import MAX_NOTE
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.typing import CLEANED, TOO_LONG


@pytest.fixture
def other(qtbot: QtBot) -> Iterator[QWidget]:
    """Another window of the desktop."""
    made = QWidget()
    yield made
    made.close()
    forget(made)


def alt_tab(qtbot: QtBot, *windows: QWidget) -> None:
    """Bring each window in front in turn."""
    for window in windows:
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()


def test_a_comment_goes_on_after_alt_tab(
    window: MainWindow, session: Session, first: str, card: CriterionCard, other: QWidget, qtbot: QtBot
) -> None:
    card.edit_note()
    QTest.keyClicks(card.parts.note.field, "Vu avec ")
    alt_tab(qtbot, other)
    assert session.assessment.answer(first).commentaire == "Vu avec "
    alt_tab(qtbot, window)
    assert card.parts.note.field.isVisible()
    assert card.parts.note.field.hasFocus()
    QTest.keyClicks(QApplication.focusWidget(), "3 profs")
    session.leave_field()
    assert session.assessment.answer(first).commentaire == "Vu avec 3 profs"
    assert all(answer.etat is None for answer in session.assessment.answers.values())
    card.focus_answers()
    assert not card.parts.note.field.isVisible()


def test_a_motif_goes_on_after_alt_tab_where_the_caret_was(
    window: MainWindow, session: Session, first: str, card: CriterionCard, other: QWidget, qtbot: QtBot
) -> None:
    session.set_etat(first, Etat.SANS_OBJET)
    session.set_motif(first, MotifCode.AUTRE)
    field = card.parts.motif.field
    field.setFocus()
    QTest.keyClicks(field, "Internat")
    field.insert("\t")  # kept as a space in the dossier: the field itself is not touched while it is typed in
    field.setCursorPosition(0)
    QTest.keyClicks(field, "x")
    alt_tab(qtbot, other)
    assert session.assessment.answer(first).motif_texte == "xInternat "
    alt_tab(qtbot, window)
    assert field.hasFocus()
    QTest.keyClicks(QApplication.focusWidget(), "2")
    session.leave_field()
    assert session.assessment.answer(first).motif_texte == "x2Internat "
    assert session.assessment.answer(first).etat is Etat.SANS_OBJET


def test_a_comment_is_bounded_and_it_is_said(
    window: MainWindow, session: Session, first: str, card: CriterionCard
) -> None:
    card.edit_note()
    field = card.parts.note.field
    QTest.keyClicks(field, "Fin")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    QGuiApplication.clipboard().setText("x" * (MAX_NOTE - 4) + "\U0001f600" * 20_000)
    field.paste()
    kept = "x" * (MAX_NOTE - 4) + "Fin"  # what was there stays, and no character is cut in two
    assert session.assessment.answer(first).commentaire == kept
    assert window.wizard.notices.banner.text().replace("\xa0", " ") == TOO_LONG.replace("\xa0", " ")
    assert window.wizard.notices.banner.isVisible()
    field.undo()
    assert field.toPlainText() == "Fin"
    field.redo()
    QTest.keyClicks(field, "yz")
    assert field.toPlainText().count("y") == 1
    assert "z" not in field.toPlainText()
    card.focus_answers()
    assert len(session.assessment.answer(first).commentaire) == MAX_NOTE
    assert len(card.parts.note.line.text()) < 510
    assert card.parts.note.line.text().endswith("x …")


def test_a_very_long_word_of_an_old_dossier_is_shown_at_once(session: Session, first: str, card: CriterionCard) -> None:
    word = "x" * 40_000
    session.type_commentaire(first, word)
    started = time.monotonic()
    session.leave_field()
    QApplication.processEvents()
    assert time.monotonic() - started < 3  # 26 s before it was cut
    assert card.parts.note.field.toPlainText() == word
    card.edit_note()
    QTest.keyClick(card.parts.note.field, Qt.Key.Key_Backspace)
    session.leave_field()
    assert session.assessment.answer(first).commentaire == word[:-1]  # nothing else goes from it


def test_a_long_comment_can_be_read_whole_where_nothing_can_be_typed(
    session: Session, first: str, card: CriterionCard
) -> None:
    session.type_commentaire(first, "mot " * 200)
    session.leave_field()
    card.set_read_only(True)
    QTest.mouseClick(card.parts.note.line, Qt.MouseButton.LeftButton)
    assert card.parts.note.field.isVisible()
    QTest.keyClicks(card.parts.note.field, "x")
    assert card.parts.note.field.toPlainText() == "mot " * 200


HALF = "Deux\ud800 mots"
"""Half a character in the middle, as a broken program may leave in the clipboard."""


@pytest.mark.parametrize("how", ["paste", "input method"])
def test_half_a_character_in_a_motif_goes_and_it_is_said(
    window: MainWindow, session: Session, first: str, card: CriterionCard, how: str
) -> None:
    session.set_etat(first, Etat.SANS_OBJET)
    session.set_motif(first, MotifCode.AUTRE)
    card.parts.motif.field.setFocus()
    put(card.parts.motif.field, how)
    card.focus_answers()
    assert session.assessment.answer(first).motif_texte == "Deux mots"
    assert card.parts.motif.field.whole_text() == "Deux mots"
    assert window.wizard.notices.banner.text().replace("\xa0", " ") == CLEANED
    assert window.wizard.notices.banner.isVisible()


@pytest.mark.parametrize("how", ["paste", "input method"])
def test_half_a_character_in_a_name_goes_and_it_is_said(window: MainWindow, session: Session, how: str) -> None:
    window.wizard.go_step("identite")
    field = window.wizard.page("identite").form.nom.line_edit
    field.setFocus()
    field.selectAll()
    put(field, how)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert session.assessment.etablissement.nom == "Deux mots"
    assert window.wizard.notices.banner.text().replace("\xa0", " ") == CLEANED
    assert window.wizard.notices.banner.isVisible()


def put(field: QLineEdit, how: str) -> None:
    if how == "paste":
        QGuiApplication.clipboard().setText(HALF)
        field.paste()
    else:
        event = QInputMethodEvent("", [])
        event.setCommitString(HALF)
        QApplication.sendEvent(field, event)
