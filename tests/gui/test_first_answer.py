"""From first start to the first answer: at most four actions beside typing the identity (clicks, or keys that are
no text and do not go from a field to the next)."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui_samples import wait_for_list
from paliers_desktop.core.assessment import Etat, TypeEtablissement
from paliers_desktop.gui.listing.new_page import NewPage
from paliers_desktop.gui.main_window import MainWindow

ACTIONS = 4
Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@dataclass
class Person:
    """Counts what is done beside typing."""

    window: MainWindow
    done: list[str] = field(default_factory=list)

    def click(self, button: QWidget) -> None:
        self.done.append(f"click {button.accessibleName()}")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.done.append(f"press {key.name}")
        QTest.keyClick(self.focus, key, held)

    def identify(self) -> None:
        """Type the code, go to the next field, type the name; the code has the keyboard already."""
        page = self.window.findChild(NewPage)
        assert page.form.uai.line_edit is self.focus
        QTest.keyClicks(self.focus, "0940120v")
        while not page.form.nom.line_edit.hasFocus():
            QTest.keyClick(self.focus, Key.Key_Tab)
        QTest.keyClicks(self.focus, "Lycee Branly")

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def first_etat(self) -> Etat | None:
        wizard = self.window.wizard
        assert wizard is not None
        assert wizard.session.assessment.etablissement.type is TypeEtablissement.LYCEE
        return wizard.session.assessment.answer(wizard.session.grille.reading_order[0]).etat


@pytest.fixture
def person(window: MainWindow, home: object, qtbot: QtBot) -> Person:
    wait_for_list(window, qtbot)
    return Person(window)


def test_by_keyboard(person: Person) -> None:
    person.press(Key.Key_N, CTRL)
    person.identify()
    person.press(Key.Key_Return)
    person.press(Key.Key_1)
    assert person.first_etat() is Etat.OUI
    assert len(person.done) <= ACTIONS


def test_by_mouse(person: Person) -> None:
    buttons = person.window.home.findChildren(QAbstractButton)
    person.click(next(b for b in buttons if b.isVisible() and b.accessibleName() == "Nouvel établissement"))
    person.identify()
    person.click(person.window.findChild(NewPage).start)
    page = person.window.wizard.domain_page()
    person.click(page.cards[page.active].answers.button(Etat.OUI))
    assert person.first_etat() is Etat.OUI
    assert len(person.done) <= ACTIONS
