"""What is being typed is never lost: killed, closed, another page, another look, undone, filtered while typing."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dossier_samples import LYCEE
from gui_samples import TODAY, close, rows
from paliers_desktop.actions.dossiers import create_dossier
from paliers_desktop.core.assessment import Etat, MotifCode
from paliers_desktop.core.grid_loader import Catalogue
from paliers_desktop.gui.components.criterion_card import CriterionCard
from paliers_desktop.gui.domaine.pills import Filter
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.typing import DELAY_MS
from paliers_desktop.storage.preferences import Theme

TEXT = "Vu avec 3 profs, non vu en salle"
PATIENCE = 60
"""Seconds after which the child is given up."""
MARGIN = 2
"""Seconds that a busy computer may add to the promised one."""

Act = Callable[[MainWindow, CriterionCard], object]


def stored(path: Path, field: str = "commentaire") -> str | None:
    """What the file holds for the first criterion answered, as the standard library reads it."""
    return next((value for (value,) in rows(path, f"SELECT {field} FROM reponses WHERE {field} <> ''")), None)


def keyboard() -> QWidget:
    """Where the keyboard is, wherever that may be (QTest ends the whole run when given nothing)."""
    focus = QApplication.focusWidget() or QApplication.activeWindow()
    assert focus is not None, "no window has the keyboard"
    return focus


def type_here(text: str) -> None:
    """Where the keyboard is, key by key."""
    for character in text:
        QTest.keyClick(keyboard(), character)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("commentaire", TEXT, TEXT),
        ("motif_texte", TEXT, TEXT),
        ("aupres_de", "Gestionnaire", "Gestionnaire"),
        ("echeance", "mars 2027", "2027-03-31"),
    ],
)
def test_killed_a_second_after_the_last_key_everything_is_in_the_file(
    catalogue: Catalogue, place: Path, tmp_path: Path, field: str, typed: str, kept: str
) -> None:
    opened = create_dossier(place, LYCEE, catalogue, TODAY)
    path = opened.dossier.path
    opened.dossier.close()
    child = subprocess.Popen(
        [sys.executable, Path(__file__).parents[2] / "typing_window.py", path, tmp_path, field, typed],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    watchdog = threading.Timer(PATIENCE, child.kill)
    watchdog.start()
    try:
        assert child.stdout.readline() == "typed\n"
        since = time.monotonic()
        assert child.stdout.readline() == "saved\n"
        waited = time.monotonic() - since
        child.send_signal(signal.SIGKILL)
    finally:
        watchdog.cancel()
        child.kill()
        child.communicate()
    assert stored(path, field) == kept
    assert waited < DELAY_MS / 1000 + MARGIN


def _close(window: MainWindow, _card: CriterionCard) -> None:
    window.close()


def _next_page(window: MainWindow, _card: CriterionCard) -> None:
    QTest.keyClick(keyboard(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)


def _other_card(window: MainWindow, card: CriterionCard) -> None:
    other = next(other for other in window.wizard.domain_page().cards.values() if other is not card)
    QTest.mouseClick(other.answers.button(Etat.OUI), Qt.MouseButton.LeftButton)


def _filter(window: MainWindow, _card: CriterionCard) -> None:
    window.session.set_a_verifier(window.session.grille.reading_order[1], True)
    QTest.mouseClick(window.wizard.domain_page().filter.pills[Filter.TO_CHECK], Qt.MouseButton.LeftButton)


def _palier(window: MainWindow, _card: CriterionCard) -> None:
    window.wizard.domain_page().filter.choose(Filter.ALL, 3)


def _fold(window: MainWindow, _card: CriterionCard) -> None:
    window.wizard.domain_page().groups.headers[1].chevron.click()


def _search(window: MainWindow, _card: CriterionCard) -> None:
    QTest.keyClick(keyboard(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)


def _answer(_window: MainWindow, card: CriterionCard) -> None:
    QTest.mouseClick(card.answers.button(Etat.NON), Qt.MouseButton.LeftButton)


def _theme(window: MainWindow, _card: CriterionCard) -> None:
    window.appearance.set_theme(Theme.SOMBRE)


def _zoom(window: MainWindow, _card: CriterionCard) -> None:
    window.appearance.zoom_in()


def _home(window: MainWindow, _card: CriterionCard) -> None:
    window.show_home()


ACTS: dict[str, Act] = {
    "close": _close,
    "next page": _next_page,
    "another card": _other_card,
    "filter": _filter,
    "palier": _palier,
    "fold": _fold,
    "search": _search,
    "answer": _answer,
    "theme": _theme,
    "zoom": _zoom,
    "home": _home,
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("field", ["commentaire", "aupres_de", "echeance"])
def test_nothing_typed_is_lost_whatever_is_done_next(
    window: MainWindow, session: Session, first: str, card: CriterionCard, qtbot: QtBot, act: str, field: str
) -> None:
    session.set_etat(first, Etat.EN_COURS)
    session.set_a_verifier(first, True)
    path = session.dossier.path
    card.resume_typing(field, 0)
    type_here("mars 2027")
    ACTS[act](window, card)
    close(window, qtbot)
    gone = field == "echeance" and act == "answer"  # the date went with « En cours »
    assert stored(path, field) == (None if gone else "2027-03-31" if field == "echeance" else "mars 2027")


@pytest.mark.parametrize("act", ["theme", "zoom"])
@pytest.mark.parametrize("field", ["commentaire", "motif_texte", "aupres_de", "echeance"])
def test_typing_goes_on_in_another_look_where_the_caret_was(
    window: MainWindow, session: Session, first: str, card: CriterionCard, act: str, field: str
) -> None:
    session.set_etat(first, Etat.SANS_OBJET if field == "motif_texte" else Etat.EN_COURS)
    if field == "motif_texte":
        session.set_motif(first, MotifCode.AUTRE)
    session.set_a_verifier(first, True)
    before = session.assessment.answer(first).etat
    card.resume_typing(field, 0)
    type_here("mai 202" if field == "echeance" else "n1 v")
    QTest.keyClick(keyboard(), Qt.Key.Key_Left)
    ACTS[act](window, card)
    fresh = window.wizard.domain_page().cards[first]
    assert fresh is not card
    type_here("3")
    session.leave_field()
    answer = session.assessment.answer(first)
    text = fresh.parts.echeance.field.text() if field == "echeance" else getattr(answer, field)
    assert text == ("mai 2032" if field == "echeance" else "n1 3v")
    assert answer.etat is before
    assert window.wizard.domain_page().active == first


def test_undo_takes_back_the_whole_comment_and_redo_gives_it_back(
    window: MainWindow, session: Session, first: str, card: CriterionCard
) -> None:
    session.set_etat(first, Etat.OUI)
    card.edit_note()
    type_here(TEXT)
    QTest.mouseClick(window.wizard.bottom.undo, Qt.MouseButton.LeftButton)
    answer = session.assessment.answer(first)
    assert (answer.etat, answer.commentaire) == (Etat.OUI, "")
    session.redo()
    assert session.assessment.answer(first).commentaire == TEXT
    session.settle()
    assert stored(session.dossier.path) == TEXT
