"""Each line of the table of keys, sent to the real window: what the sheet promises is what happens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.apercu.conftest import draw
from gui_samples import wait_for_list
from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.aide.key_sheet import KeySheet
from paliers_desktop.gui.apercu.document import PdfDocument
from paliers_desktop.gui.apercu.window import PreviewWindow
from paliers_desktop.gui.components.criterion_card import CriterionCard
from paliers_desktop.gui.domaine.page import DomainPage
from paliers_desktop.gui.keyboard.keys import ETATS, TABLE, Gesture, Keys
from paliers_desktop.gui.listing.new_page import NewPage
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.wizard import Wizard

START = "FOR-04"
"""2.3: neither the first nor the last of its domaine."""
Press = Callable[[], None]


class Desk:
    """The window with the demonstration open, and a key to press in it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def wizard(self) -> Wizard:
        assert self.window.wizard is not None
        return self.window.wizard

    @property
    def session(self) -> Session:
        return self.wizard.session

    @property
    def page(self) -> DomainPage:
        page = self.wizard.domain_page()
        assert page is not None
        return page

    @property
    def card(self) -> CriterionCard:
        return self.page.cards[START]

    @property
    def focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None, "the keyboard is nowhere"
        return focus

    def etat(self) -> Etat | None:
        return self.session.assessment.answer(START).etat

    def begin(self) -> None:
        """An open établissement, at a criterion without answer nor mark, its answers focused."""
        if self.window.wizard is None:
            self.window.open_demo()
        self.session.set_etat(START, None)
        self.session.set_a_verifier(START, False)
        self.wizard.go_critere(START)
        assert self.card.answers.isAncestorOf(self.focus)


def answers(etat: Etat) -> Callable[[Desk, Press], None]:
    def check(desk: Desk, press: Press) -> None:
        press()
        assert desk.etat() is etat
        if etat is Etat.SANS_OBJET:
            assert desk.card.parts.motif.isAncestorOf(desk.focus)
        else:
            assert desk.page.active == navigation.next_critere(desk.session.grille, START)

    return check


def clears(desk: Desk, press: Press) -> None:
    desk.session.set_etat(START, Etat.NON)
    press()
    assert desk.etat() is None


def goes_on_after_the_motif(desk: Desk, press: Press) -> None:
    QTest.keyClick(desk.focus, "4")
    QTest.keyClick(desk.focus, "2")
    press()
    assert desk.page.active != START


def chooses_the_neighbour(desk: Desk, press: Press) -> None:
    press()
    assert desk.etat() in (Etat.EN_COURS, Etat.SANS_OBJET)
    assert desk.page.active == START
    desk.session.undo()
    assert desk.etat() is None  # one step


def chooses_and_clears(desk: Desk, press: Press) -> None:
    press()
    assert desk.etat() is Etat.OUI
    press()
    assert desk.etat() is None


def opens_the_comment(desk: Desk, press: Press) -> None:
    press()
    assert desk.card.parts.note.field is desk.focus


def leaves_the_comment(desk: Desk, press: Press) -> None:
    desk.card.edit_note()
    press()
    assert desk.card.answers.isAncestorOf(desk.focus)


def marks(desk: Desk, press: Press) -> None:
    press()
    assert desk.session.assessment.answer(START).a_verifier
    press()
    assert not desk.session.assessment.answer(START).a_verifier


def opens_the_help(desk: Desk, press: Press) -> None:
    press()
    assert desk.card.parts.help_box.isVisible()
    press()
    assert not desk.card.parts.help_box.isVisible()


def finds_the_next_without_answer(desk: Desk, press: Press) -> None:
    expected = navigation.next_unanswered(desk.session.grille, desk.session.assessment, START)
    press()
    assert desk.page.active == expected != START


def finds_the_previous_without_answer(desk: Desk, press: Press) -> None:
    expected = navigation.next_unanswered(desk.session.grille, desk.session.assessment, START, backwards=True)
    press()
    assert desk.page.active == expected != START


def goes_to_the_criterion(neighbour: navigation.Neighbour) -> Callable[[Desk, Press], None]:
    def check(desk: Desk, press: Press) -> None:
        expected = neighbour(desk.session.grille, START)
        press()
        assert desk.page.active == expected

    return check


def goes_to_the_step(after: bool) -> Callable[[Desk, Press], None]:
    def check(desk: Desk, press: Press) -> None:
        step = navigation.next_step if after else navigation.previous_step
        expected = step(desk.session.grille, desk.wizard.step)
        press()
        assert desk.wizard.step == expected

    return check


def opens_the_search(desk: Desk, press: Press) -> None:
    press()
    assert desk.focus is desk.wizard.search.field


def leaves_the_group(desk: Desk, press: Press) -> None:
    before = desk.focus
    press()
    assert desk.focus is not before
    assert not desk.card.answers.isAncestorOf(desk.focus)


def enters(part: Callable[[Desk], QWidget]) -> Callable[[Desk, Press], None]:
    def check(desk: Desk, press: Press) -> None:
        press()
        assert part(desk).isAncestorOf(desk.focus)

    return check


def takes_back(desk: Desk, press: Press) -> None:
    desk.session.set_etat(START, Etat.OUI)
    press()
    assert desk.etat() is None


def makes_again(desk: Desk, press: Press) -> None:
    desk.session.set_etat(START, Etat.OUI)
    desk.session.undo()
    press()
    assert desk.etat() is Etat.OUI


def opens_the_export(desk: Desk, press: Press) -> None:
    press()
    assert desk.wizard.step == navigation.EXPORT


def asks_for_a_new_one(desk: Desk, press: Press) -> None:
    press()
    assert desk.window.findChild(NewPage).isVisible()
    desk.window.show_home()
    wait_for_list(desk.window, desk.qtbot)


def asks_which_file(desk: Desk, press: Press) -> None:
    desk.window.dialogs.answers = [None]
    press()
    assert "établissement in" in desk.window.dialogs.asked[-1]


def asks_to_project(desk: Desk, press: Press) -> None:
    with desk.qtbot.waitSignal(desk.wizard.projection_asked, timeout=2000):
        press()
    desk.window.stage.leave()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)


def zooms(start: int, end: int) -> Callable[[Desk, Press], None]:
    def check(desk: Desk, press: Press) -> None:
        desk.window.appearance.set_zoom(start)
        desk.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        press()
        assert desk.window.appearance.zoom == end
        desk.window.appearance.set_zoom(100)

    return check


def opens_the_sheet(desk: Desk, press: Press) -> None:
    before = desk.focus
    press()
    (sheet,) = desk.window.findChildren(KeySheet)
    desk.qtbot.waitUntil(sheet.isActiveWindow)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    assert desk.focus is before
    desk.qtbot.waitUntil(lambda: not desk.window.findChildren(KeySheet))


@contextmanager
def previewed(desk: Desk) -> Iterator[PreviewWindow]:
    """A PDF of three pages shows; it is closed at the end, and the keyboard is back."""
    desk.window.dialogs.show_preview(desk.window.look, PdfDocument("essai", Path("Essai.pdf"), lambda: draw(3)))
    (preview,) = desk.window.findChildren(PreviewWindow)
    desk.qtbot.waitUntil(lambda: bool(preview.view.sheets) and preview.isActiveWindow())
    yield preview
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.qtbot.waitUntil(lambda: not desk.window.findChildren(PreviewWindow))


def moves_in_the_pages(desk: Desk, press: Press) -> None:
    with previewed(desk) as preview:
        preview.view.go(1)
        before = preview.view.verticalScrollBar().value()
        press()
        assert preview.view.verticalScrollBar().value() != before


def asks_where_to_save(desk: Desk, press: Press) -> None:
    desk.window.dialogs.answers = [None]
    with previewed(desk):
        press()
    assert desk.window.dialogs.asked[-1] == "Enregistrer le PDF: Essai.pdf"


def asks_for_a_printer(desk: Desk, press: Press) -> None:
    desk.window.dialogs.answers = [None]
    with previewed(desk):
        press()
    assert desk.window.dialogs.asked[-1] == "printer for 3"


EFFECTS: dict[Gesture, Callable[[Desk, Press], None]] = {
    **{gesture: answers(etat) for gesture, etat in ETATS.items()},
    Gesture.CLEAR: clears,
    Gesture.ENTER: goes_on_after_the_motif,
    Gesture.ARROWS: chooses_the_neighbour,
    Gesture.SPACE: chooses_and_clears,
    Gesture.COMMENT: opens_the_comment,
    Gesture.ESCAPE: leaves_the_comment,
    Gesture.FLAG: marks,
    Gesture.HELP: opens_the_help,
    Gesture.NEXT_UNANSWERED: finds_the_next_without_answer,
    Gesture.PREVIOUS_UNANSWERED: finds_the_previous_without_answer,
    Gesture.NEXT_CRITERE: goes_to_the_criterion(navigation.next_critere),
    Gesture.PREVIOUS_CRITERE: goes_to_the_criterion(navigation.previous_critere),
    Gesture.NEXT_STEP: goes_to_the_step(after=True),
    Gesture.PREVIOUS_STEP: goes_to_the_step(after=False),
    Gesture.SEARCH: opens_the_search,
    Gesture.TAB: leaves_the_group,
    Gesture.NEXT_ZONE: enters(lambda desk: desk.page.panel),
    Gesture.PREVIOUS_ZONE: enters(lambda desk: desk.wizard.rail),
    Gesture.UNDO: takes_back,
    Gesture.REDO: makes_again,
    Gesture.EXPORT: opens_the_export,
    Gesture.NEW: asks_for_a_new_one,
    Gesture.OPEN: asks_which_file,
    Gesture.PROJECT: asks_to_project,
    Gesture.ZOOM_IN: zooms(100, 110),
    Gesture.ZOOM_OUT: zooms(110, 100),
    Gesture.ZOOM_NORMAL: zooms(150, 100),
    Gesture.SHEET: opens_the_sheet,
    Gesture.PAGES: moves_in_the_pages,
    Gesture.ENDS: moves_in_the_pages,
    Gesture.SAVE_PDF: asks_where_to_save,
    Gesture.PRINT: asks_for_a_printer,
}


@contextmanager
def telling(key: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        error.add_note(f"after {key}")
        raise


def presser(desk: Desk, key: str, *, keypad: bool = False) -> Press:
    pressed = QKeySequence(key)[0]
    held = pressed.keyboardModifiers()
    if pressed.key() == Qt.Key.Key_Question:
        held |= Qt.KeyboardModifier.ShiftModifier  # on every keyboard
    if keypad:
        held |= Qt.KeyboardModifier.KeypadModifier
    return lambda: QTest.keyClick(desk.focus, pressed.key(), held)


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot) -> Desk:
    wait_for_list(window, qtbot)
    window.open_demo()
    return Desk(window, qtbot)


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.gesture.value)
def test_the_key_does_what_the_table_says(line: Keys, desk: Desk) -> None:
    for key in (*line.keys, *line.also):
        with telling(key):
            desk.begin()
            EFFECTS[line.gesture](desk, presser(desk, key))


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "0", "Del", "Ctrl++", "Ctrl+-", "Ctrl+0"])
def test_the_keypad_does_the_same(key: str, desk: Desk) -> None:
    line = next(line for line in TABLE if key in line.keys)
    desk.begin()
    EFFECTS[line.gesture](desk, presser(desk, key, keypad=True))


SINGLE = ("1", "&", "2", "É", "3", '"', "4", "'", "Del", "0", "À", "C", "V", "A", "N", "Shift+N", "?")


@pytest.mark.parametrize("key", SINGLE)
def test_a_single_key_turned_off_does_nothing(key: str, desk: Desk) -> None:
    desk.begin()
    desk.window.appearance.key_settings.set_single_key(False)
    before = desk.session.assessment
    presser(desk, key)()
    assert (desk.session.assessment, desk.page.active) == (before, START)
    assert not desk.card.parts.help_box.isVisible()
    assert not desk.card.parts.note.field.isVisible()
    assert not desk.window.findChildren(KeySheet)


@pytest.mark.parametrize("key", SINGLE)
def test_a_single_key_in_a_text_field_is_a_letter(key: str, desk: Desk) -> None:
    desk.begin()
    desk.card.edit_note()
    presser(desk, key)()
    assert desk.page.active == START
    assert desk.etat() is None
    assert desk.focus is desk.card.parts.note.field
    assert not desk.window.findChildren(KeySheet)


@pytest.mark.parametrize("key", ["F6", "Ctrl+PgDown", "Ctrl+E", "Ctrl+F", "Alt+Down", "F1"])
def test_shortcuts_act_from_a_text_field_too(key: str, desk: Desk) -> None:
    desk.begin()
    desk.card.edit_note()
    field = desk.card.parts.note.field
    presser(desk, key)()
    sheets = desk.window.findChildren(KeySheet)
    assert sheets or desk.focus is not field
    for sheet in sheets:
        sheet.reject()


def test_without_advance_a_digit_stays(desk: Desk) -> None:
    desk.begin()
    desk.window.appearance.key_settings.set_advance(False)
    presser(desk, "1")()
    assert desk.etat() is Etat.OUI
    assert desk.page.active == START


def test_f1_opens_the_sheet_on_the_list_too(window: MainWindow, qtbot: QtBot) -> None:
    wait_for_list(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F1)
    (sheet,) = window.findChildren(KeySheet)
    assert sheet.isVisible()
    sheet.reject()
