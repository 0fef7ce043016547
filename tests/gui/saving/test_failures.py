"""Saving fails in the real window, for real: the banner says it and stays, nothing lies, « Réessayer » saves it all."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from broken_disk import io_errors
from dossier_samples import criteres
from faults import Fault
from gui_samples import open_new, rows, stored_answers
from mounts import pulled_out, read_only, seen_at, small_place
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.saving.saver import Saving
from paliers_desktop.storage import connection
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import BusySaveError, FullDiskError, ReadOnlyDossierError, SaveError

IO_ERROR = Fault(
    "Le support répond par une erreur d’entrée-sortie (EIO), à l’écriture ou à la synchronisation",
    seen=SaveError(),
    survives="Tout ce qui a été dit enregistré ; les réponses refusées s’enregistrent quand le support répond.",
)

BEFORE, REFUSED = criteres()[:3], criteres()[3:7]
CHOICES = {key: tuple(Etat)[rank % 3] for rank, key in enumerate(criteres())}

HOLD = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""

Cause = Callable[[Path], AbstractContextManager[None]]
"""What goes wrong with a dossier, and right again at the end."""


class Failing:
    """The window on an établissement whose saving goes wrong, and what it must show."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def check(self, place: Path, cause: Cause, error: SaveError) -> None:
        """Answers saved, refused while the cause lasts, then all saved by « Réessayer »: each looked up in the file."""
        path = open_new(self.window, place).dossier.path
        self._answer(BEFORE)
        self._wait(Saving.SAVED)
        with cause(path):
            self._answer(REFUSED[:2])
            self._wait(Saving.FAILED)
            self._answer(REFUSED[2:])
            self._check_refused()
            self._retry_in_vain()
            self._check_refused()
            assert self.window.wizard.notices.banner.text() == typographic(str(error))
        _check_left(path, path.parent.parent / "coupure")
        if self.window.session.saving.saving is Saving.FAILED:  # else it was saved by itself meanwhile
            QTest.mouseClick(self.window.wizard.notices.banner.action, Qt.MouseButton.LeftButton)
        self._wait(Saving.SAVED)
        assert self.window.wizard.bottom.saved.text().startswith("Enregistré à")
        assert self.window.wizard.notices.banner.property("kind") == "ok"
        assert stored_answers(path) == _given(BEFORE, REFUSED)
        told = rows(path, "SELECT key FROM journal WHERE field = 'etat' ORDER BY seq")
        assert [key for (key,) in told] == [*BEFORE, *REFUSED]
        self.window.show_home()
        self._qtbot.waitUntil(lambda: self.window.wizard is None)  # a copy may have to end first
        assert self.window.dialogs.told == []

    def _answer(self, keys: tuple[str, ...]) -> None:
        """By the buttons of the cards."""
        for key in keys:
            self.window.wizard.go_critere(key)
            card = self.window.wizard.domain_page().cards[key]
            QTest.mouseClick(card.answers.button(CHOICES[key]), Qt.MouseButton.LeftButton)
            assert card.answers.etat is CHOICES[key]

    def _check_refused(self) -> None:
        """The banner is there on every page, and nothing is said to be saved."""
        for step in ("resultat", "export", self.window.session.grille.domaines[0].slug):
            self.window.wizard.go_step(step)
            banner = self.window.wizard.notices.banner
            assert banner.isVisible()
            assert banner.property("kind") == "err"
            assert "n’a pas pu être enregistrée" in banner.text()
            assert banner.action.words() == "Réessayer"
            assert self.window.wizard.bottom.saved.text() == "Non enregistré"
        assert {key: self.window.session.assessment.answer(key).etat for key in REFUSED} == {
            key: CHOICES[key] for key in REFUSED
        }

    def _retry_in_vain(self) -> None:
        """Click, and choose to wait once it is said that it failed again."""
        self.window.dialogs.answers = [False]
        QTest.mouseClick(self.window.wizard.notices.banner.action, Qt.MouseButton.LeftButton)
        self._qtbot.waitUntil(lambda: self.window.dialogs.answers == [], timeout=20_000)
        assert self.window.session.saving.saving is Saving.FAILED

    def _wait(self, saving: Saving) -> None:
        self._qtbot.waitUntil(lambda: self.window.session.saving.saving is saving, timeout=20_000)


@pytest.fixture
def failing(window: MainWindow, qtbot: QtBot) -> Failing:
    return Failing(window, qtbot)


def test_a_full_place(failing: Failing, tmp_path: Path) -> None:
    with small_place(tmp_path / "support", "400k") as place:
        failing.check(place, full, FullDiskError())


def test_a_place_that_turns_read_only(failing: Failing, place: Path) -> None:
    failing.check(place, lambda path: read_only(path.parent), ReadOnlyDossierError())


def test_an_emplacement_removed_and_put_back(failing: Failing, place: Path) -> None:
    failing.check(place, removed, SaveError())


def test_a_key_pulled_out_and_put_back(failing: Failing, tmp_path: Path) -> None:
    with small_place(tmp_path / "support", "2m") as support, seen_at(support, tmp_path / "key") as key:
        failing.check(key, lambda path: pulled_out(support, path.parent), SaveError())


def test_a_file_held_by_another_process(failing: Failing, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.2)
    failing.check(place, held, BusySaveError())


@IO_ERROR.proven
@pytest.mark.parametrize(
    ("calls", "where"),
    [
        ("pwrite64", lambda path: path),
        ("pwrite64", lambda path: Path(f"{path}-journal")),
        ("fsync,fdatasync", lambda path: path),
        ("fsync,fdatasync", lambda path: Path(f"{path}-journal")),
        ("fsync,fdatasync", lambda path: path.parent),
    ],
    ids=["writing", "journal", "synchronising", "synchronising the journal", "synchronising the folder"],
)
def test_input_output_errors(
    failing: Failing, place: Path, tmp_path: Path, calls: str, where: Callable[[Path], Path]
) -> None:
    failing.check(place, lambda path: io_errors(where(path), calls, tmp_path / "strace"), SaveError())


@contextmanager
def full(path: Path) -> Iterator[None]:
    ballast = path.with_name("film.mp4")
    with suppress(OSError), ballast.open("wb", buffering=0) as stream:
        while stream.write(bytes(512)):
            pass
    yield
    ballast.unlink()


@contextmanager
def removed(path: Path) -> Iterator[None]:
    away = path.parent.with_name("ailleurs")
    path.parent.rename(away)
    yield
    away.rename(path.parent)


@contextmanager
def held(path: Path) -> Iterator[None]:
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.stdin.close()
        assert other.wait(20) == 0


def _check_left(path: Path, elsewhere: Path) -> None:
    """What a power cut would leave by then, with the journal of a write that failed: no answer less, none made up."""
    shutil.copytree(path.parent, elsewhere)
    with closing(Dossier.open(elsewhere / path.name)) as dossier:
        answers = dossier.load().assessment.answers
    assert {*BEFORE} <= {*answers} <= {*BEFORE, *REFUSED}
    assert all(answer.etat is CHOICES[key] for key, answer in answers.items())


def _given(*groups: tuple[str, ...]) -> dict[str, str]:
    return {key: CHOICES[key].value for group in groups for key in group}
