"""Every text field of the program, and texts that break programs pasted in it: kept, or cleaned with a sentence."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dossier_samples import criteres
from gui_samples import open_new
from naughty import CLEANED, KEPT, LONG
from paliers_desktop.core.assessment import Etat, MotifCode
from paliers_desktop.core.navigation import SEANCES
from paliers_desktop.core.text import clean_text
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.typing import CLEANED as SAID
from paliers_desktop.gui.typing import too_long
from paliers_desktop.storage.dossier import Dossier

FIRST, SECOND, THIRD = criteres()[:3]


class Place(NamedTuple):
    """A field where texts are kept, and the text that the file holds. most: its bound, 0 for none of a line."""

    field: QLineEdit | QPlainTextEdit
    stored: Callable[[Dossier], str]
    multiline: bool = False
    stripped: bool = False
    most: int = 0


def _identite(window: MainWindow, name: str) -> Place:
    window.wizard.go_step("identite")
    field = getattr(window.wizard.page("identite").form, name).line_edit
    return Place(field, lambda dossier: getattr(dossier.load().assessment.etablissement, name), stripped=True, most=120)


def _card(window: MainWindow, key: str):
    window.wizard.go_critere(key)
    return window.wizard.domain_page().cards[key]


def _commentaire(window: MainWindow) -> Place:
    card = _card(window, FIRST)
    card.edit_note()
    return Place(card.parts.note.field, lambda dossier: _answer(dossier, FIRST).commentaire, multiline=True)


def _motif(window: MainWindow) -> Place:
    card = _card(window, SECOND)
    window.session.set_etat(SECOND, Etat.SANS_OBJET)
    window.session.set_motif(SECOND, MotifCode.AUTRE)
    return Place(card.parts.motif.field, lambda dossier: _answer(dossier, SECOND).motif_texte)


def _aupres(window: MainWindow) -> Place:
    card = _card(window, THIRD)
    window.session.set_a_verifier(THIRD, True)
    return Place(card.parts.aupres.combo.line, lambda dossier: _answer(dossier, THIRD).aupres_de)


def _seance(window: MainWindow):
    """A meeting with one of « avis partagés »."""
    seances = window.session.seances
    if not seances.kept:
        seances.begin()
        seances.discuss(FIRST)
        seances.set_avis_partages(FIRST, True)
        seances.end()
    window.wizard.show_seances(seances.kept[0].id)
    return window.wizard.page(SEANCES).detail


def _lieu(window: MainWindow) -> Place:
    return Place(_seance(window).about.lieu.line_edit, lambda dossier: dossier.load().seances[0].lieu, most=120)


def _noms(window: MainWindow) -> Place:
    noms = _seance(window).about.noms
    noms.opener.setChecked(True)
    return Place(noms.field.line_edit, lambda dossier: dossier.load().seances[0].noms, stripped=True, most=500)


def _avis(window: MainWindow) -> Place:
    field = _seance(window).notes.avis[FIRST].line_edit
    return Place(field, lambda dossier: dossier.load().seances[0].passage(FIRST).avis, most=300)


def _decisions(window: MainWindow) -> Place:
    field = _seance(window).notes.decisions
    return Place(field, lambda dossier: dossier.load().seances[0].decisions, multiline=True)


def _answer(dossier: Dossier, key: str):
    return dossier.load().assessment.answer(key)


KEEPING: dict[str, Callable[[MainWindow], Place]] = {
    "Nom de l’établissement": lambda window: _identite(window, "nom"),
    "Commune": lambda window: _identite(window, "commune"),
    "Commentaire": _commentaire,
    "Motif en clair": _motif,
    "Auprès de": _aupres,
    "Lieu": _lieu,
    "Noms": _noms,
    "Avis partagés sur le critère": _avis,
    "Décisions": _decisions,
}
"""By accessible name: what is typed there is kept in the dossier."""

READ_AT_ONCE = (
    "UAI",
    "Code de transmission",
    "Échéance (facultative)",
    "Date de la relecture",
    "Chercher un critère",
    "Chercher un établissement",
)
"""What is typed there is an UAI, a code, a date, or what is looked for: read, never kept as a text."""


@pytest.fixture
def opened(window: MainWindow, place) -> MainWindow:
    open_new(window, place)
    return window


@pytest.mark.parametrize("name", KEEPING)
def test_each_field_keeps_or_cleans_with_a_sentence(opened: MainWindow, name: str) -> None:
    for label, text in {**KEPT, **CLEANED}.items():
        place = KEEPING[name](opened)
        _paste(opened, place.field, text)
        expected, _ = clean_text(text, multiline=place.multiline)
        assert _stored(opened, place) == (expected.strip() if place.stripped else expected), label
        said = opened.wizard.notices.isVisible() and opened.wizard.notices.banner.text().replace("\xa0", " ") == SAID
        assert said == (label in CLEANED), label


@pytest.mark.parametrize("name", KEEPING)
def test_a_text_of_two_thousand_characters_is_kept_or_its_end_is_said_to_be_lost(
    opened: MainWindow, name: str, qtbot: QtBot
) -> None:
    place = KEEPING[name](opened)
    _paste(opened, place.field, LONG)
    kept = LONG[: place.most or len(LONG)]
    assert _stored(opened, place) == (kept.strip() if place.stripped else kept)
    said = opened.wizard.notices.banner.text().replace("\xa0", " ") if opened.wizard.notices.isVisible() else ""
    assert said == (too_long(place.most) if place.most else "")


def test_every_field_is_known_here(opened: MainWindow) -> None:
    """A new field is to be told here: does it keep a text?"""
    for open_ in KEEPING.values():
        open_(opened)
    opened.wizard.go_step("export")
    names = {field.accessibleName().replace("\xa0", " ") for field in _fields(opened)}
    known = (*KEEPING, *READ_AT_ONCE)
    assert {name for name in names if not name.startswith(known)} == set()
    assert {name for name in KEEPING if not any(found.startswith(name) for found in names)} == set()


def test_what_is_only_read_stands_any_text(opened: MainWindow) -> None:
    """What nobody caught would fail the test (pytest-qt)."""
    for open_ in KEEPING.values():
        open_(opened)
    for step in ("identite", "export"):
        opened.wizard.go_step(step)
        for field in _fields(opened):
            if field.isVisible() and field.accessibleName().replace("\xa0", " ").startswith(READ_AT_ONCE):
                field.setFocus()
                for text in (*KEPT.values(), *CLEANED.values(), LONG):
                    field.selectAll()
                    QGuiApplication.clipboard().setText(text)
                    field.paste()
                    QTest.keyClick(field, Qt.Key.Key_Return)
    assert opened.dialogs.told == []


def _fields(window: MainWindow) -> Iterator[QLineEdit | QPlainTextEdit]:
    for kind in (QLineEdit, QPlainTextEdit):
        for field in window.findChildren(kind):
            if field.objectName() != "qt_spinbox_lineedit" and not field.isReadOnly():
                yield field


def _paste(window: MainWindow, field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """In place of what it holds, then the keyboard leaves."""
    window.activateWindow()
    field.setFocus()
    assert field.hasFocus()
    field.selectAll()
    QGuiApplication.clipboard().setText(text)
    field.paste()
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert not field.hasFocus()


def _stored(window: MainWindow, place: Place) -> str:
    assert window.session.settle(20)
    return place.stored(window.session.dossier)
