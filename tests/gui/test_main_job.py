"""The whole path by the real window, from first start to the signed file: once by keyboard alone, once by click."""

import json
import sqlite3
from base64 import urlsafe_b64decode
from collections.abc import Callable
from contextlib import closing as closed
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from dossier_samples import CRITERIA, entry
from gui_samples import CODE, close, rows, stored_answers, wait_for_list
from paliers_desktop.academy.verification import Etat as Verified
from paliers_desktop.academy.verification import verify_file
from paliers_desktop.core.assessment import Etat, MotifCode, TypeEtablissement
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.gui.components.combo_box import ComboBox
from paliers_desktop.gui.components.criterion_card import CriterionCard
from paliers_desktop.gui.export.page import ExportPage
from paliers_desktop.gui.listing.new_page import NewPage
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.wizard import Wizard

Key = Qt.Key
Modifier = Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
GRILLE = entry().grille
NAME = "0940120V_Lycée Édouard Branly.paliers"


class Keyboard:
    """Everything goes to whatever holds the keyboard, as on a post without a mouse."""

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, modifiers)

    def type(self, text: str) -> None:
        """Letter by letter; QTest only knows those of ASCII."""
        for char in text:
            if char.isascii():
                QTest.keyClick(self.focus, char)
            else:
                QApplication.sendEvent(self.focus, QKeyEvent(QEvent.Type.KeyPress, 0, Modifier.NoModifier, char))

    def tab_to(self, widget: QWidget) -> None:
        for _ in range(80):
            if widget.hasFocus():
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {widget}")

    @property
    def focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None, "the keyboard is nowhere"
        return focus


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


def wizard_of(window: MainWindow) -> Wizard:
    assert window.wizard is not None
    return window.wizard


def active(window: MainWindow) -> str:
    page = wizard_of(window).domain_page()
    assert page is not None
    return page.active


def card_of(window: MainWindow, critere: str) -> CriterionCard:
    page = wizard_of(window).page(GRILLE.domaine_of(critere).slug)
    return page.cards[critere]


def button(parent: QWidget, words: str) -> QAbstractButton:
    """The button of these words that a person sees."""
    found = [
        child
        for child in parent.findChildren(QAbstractButton)
        if child.isVisible() and (child.text() or child.accessibleName()).replace("\xa0", " ") == words
    ]
    assert found, f"no button « {words} »"
    return found[0]


def check_file(path: Path, expected: dict[str, str | None]) -> None:
    """What the standard library reads: whole, the right answers, a journal that explains each of them."""
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert {critere: etat for critere, etat in stored_answers(path).items() if etat} == expected
    last = "SELECT key, after FROM journal WHERE field = 'etat' GROUP BY key HAVING seq = max(seq)"
    assert {key: json.loads(after) for key, after in rows(path, last) if after != "null"} == expected


def check_signed(folder: Path, expected: dict[str, str]) -> Path:
    """The signed file, read without the program, then verified by it."""
    (path,) = folder.glob("*.pmn.json")
    encoded = json.loads(path.read_bytes())["payload"]
    payload = json.loads(urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))
    assert payload["uai"] == "0940120V"
    assert {line["critere"]: line["reponse"] for line in payload["reponses"] if line["reponse"]} == expected
    assert verify_file(path, load_catalogue(CRITERIA), None).etat is Verified.INTEGRE
    return path


# -- by keyboard -----------------------------------------------------------------------------------------------------

ANSWER_KEYS: tuple[tuple[Qt.Key, Qt.KeyboardModifier, Etat], ...] = (
    (Key.Key_1, Modifier.NoModifier, Etat.OUI),
    (Key.Key_Ampersand, Modifier.NoModifier, Etat.OUI),
    (Key.Key_Eacute, Modifier.NoModifier, Etat.EN_COURS),
    (Key.Key_2, Modifier.KeypadModifier, Etat.EN_COURS),
    (Key.Key_QuoteDbl, Modifier.NoModifier, Etat.NON),
    (Key.Key_1, Modifier.ShiftModifier, Etat.OUI),  # Maj and the top row of an AZERTY keyboard
    (Key.Key_3, Modifier.KeypadModifier, Etat.NON),
    (Key.Key_Apostrophe, Modifier.NoModifier, Etat.SANS_OBJET),
    (Key.Key_4, Modifier.KeypadModifier, Etat.SANS_OBJET),
)


def test_by_keyboard(
    window: MainWindow, open_window: Callable[[], MainWindow], keyboard: Keyboard, home: Path, qtbot: QtBot
) -> None:
    create_by_keyboard(window, keyboard)
    path = home / "Documents" / NAME
    assert path.is_file()
    skipped = GRILLE.reading_order[2]
    expected = answer_by_keyboard(window, keyboard, skipped)
    edit_by_keyboard(window, keyboard, skipped)
    expected[skipped] = Etat.NON.value
    assert wizard_of(window).session.settle(20)
    check_file(path, expected)
    assert rows(path, "SELECT critere, commentaire, a_verifier FROM reponses WHERE commentaire <> ''") == [
        (skipped, "Vu au CDI", 1)
    ]

    wizard_of(window).go_critere(GRILLE.reading_order[20])
    close(window, qtbot)
    again = open_window()
    wait_for_list(again, qtbot)
    keyboard.tab_to(again.home.list)
    keyboard.press(Key.Key_Return)
    assert active(again) == GRILLE.reading_order[20]
    assert card_of(again, active(again)).answers.isAncestorOf(keyboard.focus)

    export_by_keyboard(again, keyboard, path.parent)
    check_signed(path.parent, expected)
    assert (path.parent / "rapport.pdf").read_bytes().startswith(b"%PDF-")


def create_by_keyboard(window: MainWindow, keyboard: Keyboard) -> None:
    keyboard.tab_to(button(window.home, "Nouvel établissement"))
    keyboard.press(Key.Key_N, Modifier.ControlModifier)
    page = window.findChild(NewPage)
    assert page.form.uai.line_edit.hasFocus()
    keyboard.type("0940120v")
    keyboard.tab_to(page.form.nom.line_edit)
    keyboard.type("Lycée Édouard Branly")
    keyboard.tab_to(page.form.type.combo)
    while page.form.type.value() is not TypeEtablissement.LYCEE:
        keyboard.press(Key.Key_Down)
    keyboard.tab_to(page.form.commune.line_edit)
    keyboard.type("Créteil")
    keyboard.tab_to(page.start)
    keyboard.press(Key.Key_Space)
    assert active(window) == GRILLE.reading_order[0]
    assert card_of(window, active(window)).answers.isAncestorOf(keyboard.focus)


def answer_by_keyboard(window: MainWindow, keyboard: Keyboard, skipped: str) -> dict[str, str | None]:
    """Each criterion by one key, the domaine after by Ctrl+Page ↓; returns what was given."""
    expected: dict[str, str | None] = {}
    for rank, critere in enumerate(GRILLE.reading_order):
        if GRILLE.domaine_of(critere).slug != wizard_of(window).step:
            keyboard.press(Key.Key_PageDown, Modifier.ControlModifier)
        assert active(window) == critere
        if critere == skipped:
            keyboard.press(Key.Key_Down, Modifier.AltModifier)
            continue
        key, modifiers, etat = ANSWER_KEYS[rank % len(ANSWER_KEYS)]
        keyboard.press(key, modifiers)
        if etat is Etat.SANS_OBJET:  # the motif is awaited: its digit, then Entrée moves on
            keyboard.type("3")
            assert card_of(window, critere).parts.motif.motif is MotifCode.PUBLIC_ABSENT
            keyboard.press(Key.Key_Return)
        expected[critere] = etat.value
    return expected


def edit_by_keyboard(window: MainWindow, keyboard: Keyboard, skipped: str) -> None:
    """N, C, V, arrows, Suppr, Ctrl+Z, Ctrl+Y on the one criterion left; nothing else moves."""
    session = wizard_of(window).session

    def etat() -> Etat | None:
        return session.assessment.answer(skipped).etat

    keyboard.press(Key.Key_N)
    assert active(window) == skipped
    keyboard.press(Key.Key_C)
    keyboard.type("Vu au CDI")
    keyboard.press(Key.Key_Escape)
    assert session.assessment.answer(skipped).commentaire == "Vu au CDI"
    keyboard.press(Key.Key_V)
    assert session.assessment.answer(skipped).a_verifier
    keyboard.press(Key.Key_N, Modifier.ShiftModifier)  # « à vérifier » is no longer without answer
    assert active(window) == skipped
    assert "Chaque critère a une réponse" in wizard_of(window).notices.banner.text()
    keyboard.press(Key.Key_Right)
    assert etat() is Etat.EN_COURS
    keyboard.press(Key.Key_Right)
    assert etat() is Etat.NON
    keyboard.press(Key.Key_Delete)
    assert etat() is None
    keyboard.press(Key.Key_Z, Modifier.ControlModifier)
    assert etat() is Etat.NON
    keyboard.press(Key.Key_Z, Modifier.ControlModifier)
    assert etat() is Etat.EN_COURS
    keyboard.press(Key.Key_Y, Modifier.ControlModifier)
    assert etat() is Etat.NON
    keyboard.press(Key.Key_Up, Modifier.AltModifier)
    assert active(window) == GRILLE.reading_order[1]
    keyboard.press(Key.Key_PageUp, Modifier.ControlModifier)
    assert wizard_of(window).step == "identite"


def export_by_keyboard(window: MainWindow, keyboard: Keyboard, folder: Path) -> None:
    keyboard.press(Key.Key_E, Modifier.ControlModifier)
    page = wizard_of(window).page("export")
    assert isinstance(page, ExportPage)
    keyboard.tab_to(page.sign.code.line_edit)
    keyboard.type(CODE.lower())
    window.dialogs.answers = [True, folder]  # « Exporter » a provisoire: one criterion is à vérifier
    keyboard.press(Key.Key_Return)
    assert page.sign.code.error() == ""
    window.dialogs.answers = [folder / "rapport.pdf", False]
    keyboard.tab_to(page.sign.pdf)
    keyboard.press(Key.Key_Space)
    assert window.dialogs.asked[-1] == "Le PDF est enregistré. [Fermer] [Ouvrir]"
    assert (folder / "rapport.pdf").read_bytes().startswith(b"%PDF")


# -- by click --------------------------------------------------------------------------------------------------------


def click(widget: QWidget) -> None:
    assert widget.isVisible()
    QTest.mouseClick(widget, LEFT)


def pick(combo: ComboBox, index: int) -> None:
    """Open a list and click one of its lines; Qt ignores clicks for the time of a double click after it opened."""
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)
    click(combo)
    QApplication.setDoubleClickInterval(usual)
    view = combo.view()
    QTest.qWait(1)
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(index, 0)).center())


def test_by_click(window: MainWindow, open_window: Callable[[], MainWindow], place: Path, qtbot: QtBot) -> None:
    create_by_click(window, place)
    path = place / NAME
    assert path.is_file()
    expected = answer_by_click(window)
    edit_by_click(window)
    kept = GRILLE.reading_order[-1]
    assert wizard_of(window).session.settle(20)
    check_file(path, expected)
    assert rows(path, "SELECT motif_code FROM reponses WHERE motif_code IS NOT NULL GROUP BY 1") == [
        ("dispositif_remplace",)
    ]
    assert rows(path, "SELECT commentaire FROM reponses WHERE a_verifier = 1") == [("Devis au CA",)]

    close(window, qtbot)
    again = open_window()
    wait_for_list(again, qtbot)
    click(again.home.open)
    assert active(again) == kept
    export_by_click(again, place)
    signed = check_signed(place, expected)
    assert len(list(place.glob("Code_*.pdf"))) == 2
    kept_bytes = rows(path, "SELECT octets FROM exports")[0][0]
    assert signed.read_bytes() == kept_bytes


def create_by_click(window: MainWindow, place: Path) -> None:
    click(button(window.home, "Nouvel établissement"))
    page = window.findChild(NewPage)
    for field, text in ((page.form.uai, "0940120V"), (page.form.nom, "Lycée Édouard Branly")):
        click(field.line_edit)
        Keyboard().type(text)
    pick(page.form.type.combo, list(TypeEtablissement).index(TypeEtablissement.LYCEE))
    window.dialogs.answers = [place]
    click(button(page, "Autre emplacement…"))
    click(page.start)


def answer_by_click(window: MainWindow) -> dict[str, str]:
    """Each domaine by its button in the rail, each criterion by its answer; one is clicked twice, which clears it."""
    expected = {}
    for domaine in GRILLE.domaines:
        click(wizard_of(window).rail.items()[domaine.slug])
        for rank, critere in enumerate(key for key in GRILLE.reading_order if GRILLE.domaine_of(key) is domaine):
            etat = list(Etat)[rank % 4]
            card = card_of(window, critere)
            click(card.answers.button(etat))
            assert active(window) == critere
            if etat is Etat.SANS_OBJET:
                click(card.parts.motif.button(MotifCode.DISPOSITIF_REMPLACE))
            expected[critere] = etat.value
    return expected


def edit_by_click(window: MainWindow) -> None:
    session = wizard_of(window).session
    critere = GRILLE.reading_order[-1]
    card = card_of(window, critere)
    before = session.assessment.answer(critere)
    click(card.answers.button(before.etat))
    assert session.assessment.answer(critere).etat is None
    click(wizard_of(window).bottom.undo)
    assert session.assessment.answer(critere) == before
    click(card.tools.flag)
    click(card.tools.note)
    QTest.keyClicks(card.parts.note.field, "Devis au CA")
    click(card.answers.button(before.etat))  # leaves the comment, and clears the answer…
    click(wizard_of(window).bottom.undo)  # … which comes back
    assert session.assessment.answer(critere).etat is before.etat
    assert session.assessment.answer(critere).commentaire == "Devis au CA"


def export_by_click(window: MainWindow, place: Path) -> None:
    click(wizard_of(window).rail.items()["export"])
    page = wizard_of(window).page("export")
    window.dialogs.answers = [True, place]
    click(page.sign.own)
    assert page.sign.code.error() == ""
    window.dialogs.answers = [True, place]
    click(page.sign.export)
    assert page.sign.done.isVisible()


# -- what a screen reader is told ------------------------------------------------------------------------------------


def test_the_answers_are_named_radio_buttons_of_a_named_group(window: MainWindow, place: Path) -> None:
    create_by_click(window, place)
    critere = GRILLE.reading_order[0]
    card = card_of(window, critere)
    names = []
    for etat in Etat:
        interface = QAccessible.queryAccessibleInterface(card.answers.button(etat))
        assert interface.role() is QAccessible.Role.RadioButton
        group = interface.parent()
        assert group.role() is QAccessible.Role.Grouping
        assert GRILLE.criteres[critere].texte[:12] in group.text(QAccessible.Text.Name)
        names.append(interface.text(QAccessible.Text.Name).partition(",")[0])
    assert names == ["Oui", "En cours", "Non", "Sans objet"]
    click(card.answers.button(Etat.NON))
    states = [QAccessible.queryAccessibleInterface(card.answers.button(etat)).state() for etat in Etat]
    assert [state.checked for state in states] == [0, 0, 1, 0]


def test_the_list_leaves_the_file_as_it_was(window: MainWindow, place: Path) -> None:
    """The list of établissements reads a file without touching it."""
    create_by_click(window, place)
    path = place / NAME
    click(wizard_of(window).top.back)
    assert window.wizard is None
    before = path.read_bytes()
    with closed(sqlite3.connect(path)) as db:
        assert db.execute("SELECT uai, nom FROM etablissement").fetchall() == [("0940120V", "Lycée Édouard Branly")]
    assert path.read_bytes() == before
