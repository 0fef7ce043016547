"""What cannot be saved: tried again by itself, never said saved, and saved elsewhere when the person wants it."""

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from dossier_samples import criteres, export, names, oui
from faults import Fault
from gui_samples import open_new, stored_answers
from mounts import read_only, small_place
from paliers_desktop.actions.dossiers import open_dossier
from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.dialogs import COPY, COPY_SHORT, Dialogs, Loss
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.saving import watch
from paliers_desktop.gui.saving.rescue import SAVED_MEANWHILE
from paliers_desktop.gui.saving.saver import Saving
from paliers_desktop.gui.saving.watch import SavingWatch
from paliers_desktop.storage.errors import ChangedElsewhereError, FullDiskError, SaveError

FIRST, SECOND, THIRD = criteres()[:3]
SECONDS = 30

GONE_FOR_GOOD = Fault(
    "Le support retiré ne revient pas",
    seen="« Réessayer » propose, s’il échoue encore, « Enregistrer une copie ailleurs… » ; fermer le propose aussi.",
    survives="Tout : réponses, historique et exports vont dans le nouveau fichier, où l’on continue.",
)


def fail(window: MainWindow, qtbot: QtBot, critere: str = FIRST) -> None:
    """Give an answer that its place does not take."""
    window.session.set_etat(critere, Etat.OUI)
    qtbot.waitUntil(lambda: window.session.saving.saving is Saving.FAILED)


def press(window: MainWindow, words: str) -> None:
    action = window.wizard.notices.banner.action
    assert action.words() == words
    QTest.mouseClick(action, Qt.MouseButton.LeftButton)


def test_a_failure_that_passes_is_saved_without_being_asked(
    window: MainWindow, place: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "AGAIN_MS", 50)
    path = open_new(window, place).dossier.path
    with read_only(place):
        fail(window, qtbot)
        window.session.set_etat(SECOND, Etat.NON)
        said = []
        window.session.saving_changed.connect(
            lambda state: said.append((state.saving, window.wizard.bottom.saved.text()))
        )
        qtbot.waitUntil(lambda: len(said) > 3)
        assert set(said) == {(Saving.FAILED, "Non enregistré")}
        assert window.wizard.notices.banner.property("kind") == "err"
        assert window.dialogs.asked == []
    qtbot.waitUntil(lambda: window.session.saving.saving is Saving.SAVED)
    assert window.wizard.notices.banner.property("kind") == "ok"
    assert stored_answers(path) == {FIRST: "oui", SECOND: "non"}


@pytest.mark.parametrize(
    ("error", "again"),
    [(SaveError(), True), (FullDiskError(), True), (ChangedElsewhereError(), False), (ZeroDivisionError(), False)],
)
def test_only_what_may_pass_is_tried_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, error, again: bool) -> None:
    monkeypatch.setattr(watch, "AGAIN_MS", 20)
    tries: list[int] = []

    def save(*_: object) -> datetime.datetime:
        tries.append(1)
        raise error

    made = SavingWatch(save, None)
    with qtbot.captureExceptions():
        made.save(object())
        qtbot.waitUntil(lambda: made.state.saving is Saving.FAILED)
        assert made._again.isActive() == again
        if again:
            qtbot.waitUntil(lambda: len(tries) > 3)
        assert not made.is_slow() or again
    made.close()
    assert not made._again.isActive()
    made.deleteLater()


@GONE_FOR_GOOD.proven
def test_a_key_that_never_comes_back_leaves_everything_elsewhere(
    window: MainWindow, tmp_path: Path, home: Path, qtbot: QtBot
) -> None:
    with small_place(tmp_path / "key", "2m") as key:
        session = open_new(window, key)
        path = session.dossier.path
        session.set_etat(FIRST, Etat.OUI)
        assert session.settle(SECONDS)
        session.dossier.add_export(export())
    window.wizard.go_critere(THIRD)
    fail(window, qtbot, SECOND)
    elsewhere = home / "Documents" / "copie.paliers"
    window.dialogs.answers = [True, elsewhere]
    press(window, "Réessayer")
    qtbot.waitUntil(lambda: window.session is not None and window.session.dossier.path == elsewhere)
    offered, asked = window.dialogs.asked
    assert offered.endswith(f"[Attendre] [{COPY}]")
    assert asked == f"Enregistrer une copie ailleurs: {home / 'Documents' / path.name}"
    assert f"enregistrées dans « {elsewhere.name} »" in window.dialogs.told[0]
    assert str(path) in window.dialogs.told[0]
    assert not window.session.read_only
    assert window.session.saving.saving is Saving.SAVED
    assert window.wizard.domain_page().active == THIRD
    assert len(window.session.dossier.exports()) == 1
    window.session.set_etat(THIRD, Etat.NON)
    assert window.session.settle(SECONDS)
    assert stored_answers(elsewhere) == {FIRST: "oui", SECOND: "oui", THIRD: "non"}
    window.session.undo()
    window.session.undo()
    assert window.session.settle(SECONDS)
    assert stored_answers(elsewhere) == {FIRST: "oui", SECOND: None, THIRD: None}


def test_what_another_post_changed_is_kept_in_a_file_of_its_own(
    window: MainWindow, place: Path, home: Path, qtbot: QtBot
) -> None:
    path = open_new(window, place).dossier.path
    other = open_dossier(path)
    other.dossier.save(oui(2))
    other.dossier.close()
    fail(window, qtbot)
    window.dialogs.answers = [home / "Documents" / "mes réponses.paliers"]
    press(window, COPY)
    qtbot.waitUntil(lambda: bool(window.dialogs.told) and window.session.saving.saving is Saving.SAVED)
    assert stored_answers(path) == {THIRD: "oui"}
    assert stored_answers(window.session.dossier.path) == {FIRST: "oui"}


def test_leaving_can_save_elsewhere_and_then_leaves(window: MainWindow, place: Path, home: Path, qtbot: QtBot) -> None:
    path = open_new(window, place).dossier.path
    elsewhere = home / "Documents" / path.name
    with read_only(place):
        fail(window, qtbot)
        window.dialogs.answers = [Loss.COPY, None]
        window.show_home()  # gave up choosing
        assert window.wizard is not None
        window.dialogs.answers = [Loss.COPY, elsewhere]
        window.show_home()
        qtbot.waitUntil(lambda: window.wizard is None)
    assert stored_answers(elsewhere) == {FIRST: "oui"}
    assert stored_answers(path) == {}
    assert str(window._workplace.preferences.recent[0]) == str(elsewhere)


def test_a_copy_that_cannot_be_written_is_told_and_everything_stays(
    window: MainWindow, place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = open_new(window, place).dossier.path
    with read_only(place), small_place(tmp_path / "key", "32k") as key:
        fail(window, qtbot)
        for chosen, words in ((key / "c.paliers", "est plein"), (path, "existe déjà")):
            window.dialogs.answers = [chosen]
            window.file.rescue()
            assert words in window.dialogs.told.pop()
        assert names(key) == []
        assert window.session.pending == 1
        assert window.wizard.bottom.saved.text() == "Non enregistré"


def test_no_copy_is_made_of_what_was_saved_meanwhile(window: MainWindow, place: Path, qtbot: QtBot) -> None:
    path = open_new(window, place).dossier.path
    with read_only(place):
        fail(window, qtbot)
    window.session.retry()

    def choose(*_: object) -> Path:
        qtbot.waitUntil(lambda: window.session.saving.saving is Saving.SAVED)
        return place / "copie.paliers"

    window.dialogs.save_path = choose
    window.file.rescue()
    assert window.dialogs.told == [SAVED_MEANWHILE]
    assert not (place / "copie.paliers").exists()
    assert stored_answers(path) == {FIRST: "oui"}


@pytest.mark.parametrize(
    ("words", "loss"),
    [("Rester", Loss.STAY), (COPY_SHORT, Loss.COPY), ("Fermer sans enregistrer", Loss.LOSE), ("", Loss.STAY)],
)
def test_the_question_at_leaving_has_three_answers_and_the_safe_one_first(
    window: MainWindow, qtbot: QtBot, words: str, loss: Loss
) -> None:
    seen: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.defaultButton().text())
        assert all(shown.width() >= shown.sizeHint().width() for shown in box.buttons())
        button = next((b for b in box.findChildren(QPushButton) if b.text() == words), None)
        if button:
            button.click()
        else:
            QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, answer)
    assert Dialogs(window).confirm_loss(SaveError()) is loss
    assert seen == ["Rester"]
