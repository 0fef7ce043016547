"""The lines of a card where something is typed: the échéance of an « en cours », whom to ask."""

import datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from paliers_desktop.core.echeance import PAST
from paliers_desktop.gui.components.aupres_row import HINT, AupresRow
from paliers_desktop.gui.components.echeance_row import EcheanceRow

TODAY = datetime.date(2026, 11, 23)
MARS = datetime.date(2027, 3, 31)


@pytest.fixture
def other(style, shown):
    return QLineEdit()


@pytest.fixture
def echeance(style, shown, other):
    row = EcheanceRow(style, lambda: TODAY)
    row.said = []
    row.echeance_edited.connect(lambda day: row.said.append(day))
    row.finished.connect(lambda: row.said.append("finished"))
    row.left.connect(lambda: row.said.append("left"))
    shown(other, row, width=500)
    return row


@pytest.fixture
def aupres(style, shown, other):
    row = AupresRow(style)
    row.set_suggestions(("Gestionnaire", "CPE"))
    row.said = []
    row.aupres_edited.connect(lambda text: row.said.append(text))
    row.finished.connect(lambda: row.said.append("finished"))
    row.left.connect(lambda: row.said.append("left"))
    shown(other, row, width=500)
    return row


def type_in(row, text: str) -> None:
    row.field.setFocus()
    QTest.keyClicks(row.field, text)


def test_a_date_is_told_as_soon_as_it_can_be_read(echeance):
    type_in(echeance, "mars 2027")
    assert echeance.said == [None] * 8 + [MARS]
    QTest.keyClick(echeance.field, Qt.Key.Key_Return)
    assert echeance.said[-1] == "finished"


def test_what_cannot_be_read_stays_and_is_told_once_the_field_is_left(echeance, other):
    type_in(echeance, "31/02/2027")
    assert echeance.sentence() == ""
    other.setFocus()
    assert echeance.said[-1] == "left"
    assert "février 2027 compte 28 jours" in echeance.sentence()
    assert "février" in echeance.field.accessibleDescription()
    echeance.show_echeance(None)  # as it is kept: no date
    assert echeance.field.text() == echeance.unread() == "31/02/2027"
    type_in(echeance, "x")
    assert echeance.sentence() == ""
    echeance.field.clear()
    QTest.keyClicks(echeance.field, "mars 2027")
    other.setFocus()
    assert (echeance.sentence(), echeance.unread()) == ("", "")


def test_enter_goes_nowhere_while_the_date_cannot_be_read(echeance):
    type_in(echeance, "bientot")
    QTest.keyClick(echeance.field, Qt.Key.Key_Return)
    assert "finished" not in echeance.said
    assert echeance.field.hasFocus()
    assert echeance.sentence().startswith("Cette date n’est pas comprise.")


def test_a_past_date_is_accepted_and_told(echeance, other):
    type_in(echeance, "12/03/2026")
    assert echeance.said[-1] == datetime.date(2026, 3, 12)
    other.setFocus()
    assert echeance.sentence() == PAST
    assert echeance.field.property("error") != "true"


def test_a_date_is_shown_in_words_and_silently(echeance):
    echeance.show_echeance(MARS)
    assert (echeance.field.text(), echeance.said) == ("mars 2027", [])
    echeance.show_echeance(datetime.date(2027, 3, 1))
    assert echeance.field.text() == "1er mars 2027"
    echeance.show_echeance(None)
    assert echeance.field.text() == ""


def test_a_date_taken_back_replaces_what_could_not_be_read(echeance, other):
    echeance.show_echeance(MARS)
    echeance.field.clear()
    type_in(echeance, "x")
    other.setFocus()
    echeance.show_echeance(None)
    assert echeance.field.text() == "x"
    echeance.show_echeance(MARS)  # « Annuler »
    assert (echeance.field.text(), echeance.sentence()) == ("mars 2027", "")


def test_a_date_being_typed_is_left_alone(echeance):
    type_in(echeance, "avril 20")
    echeance.show_echeance(MARS)
    assert echeance.field.text() == "avril 20"


def test_another_look_goes_on_with_what_cannot_be_read(echeance, style):
    echeance.restore("bientôt")
    assert echeance.unread() == "bientôt"
    assert echeance.sentence()


def test_whom_to_ask_is_typed_freely(aupres, other):
    aupres.combo.setFocus()
    QTest.keyClicks(aupres.combo, "Ge")
    assert aupres.said == ["G", "Ge"]
    assert aupres.text() == "Ge"  # nothing is added that nobody typed
    QTest.keyClick(aupres.combo, Qt.Key.Key_Return)
    other.setFocus()
    assert aupres.said[2:] == ["finished", "left"]


def test_whom_to_ask_is_picked_in_the_list(aupres):
    aupres.combo.setFocus()
    QTest.keyClick(aupres.combo, Qt.Key.Key_Down)
    assert aupres.said == ["Gestionnaire"]
    assert aupres.text() == "Gestionnaire"


def test_alt_down_opens_the_list(aupres):
    aupres.combo.setFocus()
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    event.ignore()
    QApplication.sendEvent(aupres.combo, event)
    assert event.isAccepted()
    QTest.keyClick(aupres.combo, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert aupres.combo.view().isVisible()
    aupres.combo.hidePopup()


def test_a_function_is_shown_silently_and_left_alone_while_typed(aupres, other):
    aupres.show_aupres("IEN")
    assert (aupres.text(), aupres.said) == ("IEN", [])
    aupres.combo.setFocus()
    QTest.keyClicks(aupres.combo, "x")
    aupres.show_aupres("CPE")
    assert "x" in aupres.text()


def test_the_hint_asks_for_a_function(aupres):
    assert aupres.combo.line.placeholderText().replace("\u00a0", " ") == HINT
    assert aupres.combo.accessibleDescription().replace("\u00a0", " ") == HINT


def test_read_only_lines_are_read_and_reached(aupres, echeance):
    echeance.show_echeance(MARS)
    echeance.set_read_only(True)
    type_in(echeance, "x")
    assert echeance.field.text() == "mars 2027"
    assert echeance.field.isEnabled()
    aupres.combo.clearFocus()
    aupres.show_aupres("IEN")
    aupres.set_read_only(True)
    aupres.combo.setFocus()
    QTest.keyClicks(aupres.combo, "x")
    QTest.keyClick(aupres.combo, Qt.Key.Key_Down)
    QTest.keyClick(aupres.combo, Qt.Key.Key_F4)
    assert aupres.text() == "IEN"
    assert not aupres.combo.view().isVisible()
    assert aupres.combo.isEnabled()
    assert "x" not in aupres.said
