"""« Passer le relais… » in the real window: what is shown before, the file, and its receiver's first look."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dossier_samples import random_id
from erasure_samples import SEANCE, START
from gui.fichier.test_erasing import said
from gui_samples import TODAY, in_window
from mounts import read_only
from paliers_desktop.core import navigation
from paliers_desktop.core.history import Geste, Kind
from paliers_desktop.core.seance import start_changes
from paliers_desktop.gui.fichier.handing_over_window import HandingOverWindow
from paliers_desktop.gui.fichier.receiving import ReceivedWindow
from paliers_desktop.gui.fichier.tasks import FileTask
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.dossier import Dossier
from transmitted_samples import make_transmitting, opened, transmit

NAMES = "Ada Lovelace"


@pytest.fixture
def path(place: Path, tmp_path: Path) -> Path:
    """An établissement that exported once, with a séance of named people."""
    made = make_transmitting(place)
    transmit(made, tmp_path / "envois")
    with opened(made) as file:
        file.dossier.save(Geste(random_id(), Kind.SEANCE, start_changes(SEANCE, START), seance=SEANCE))
        file.dossier.set_noms(SEANCE, NAMES)
    return made


@pytest.fixture
def there(tmp_path: Path) -> Path:
    folder = tmp_path / "remis"
    folder.mkdir()
    return folder


def hand(window: MainWindow, path: Path, deed: Any, qtbot: QtBot) -> None:
    """Open it, press « Passer le relais… » and do that in the window."""
    window.open_path(path)
    in_window(window.wizard.page(navigation.IDENTITE).file.tasks[FileTask.HAND_OVER].click, deed, qtbot)


def is_open(window: MainWindow, path: Path) -> bool:
    return window.session is not None and window.session.dossier.path == path


def test_both_ways(window: MainWindow, path: Path, there: Path, qtbot: QtBot) -> None:
    def deed(shown: Any) -> None:
        assert isinstance(shown, HandingOverWindow)
        assert "Le code de transmission, même s’il a été tapé dans un commentaire." in said(shown)
        assert "À compléter" in said(shown)
        assert shown.names.text().replace("\xa0", " ") == "Joindre les noms des présents (1 séance)"
        assert not shown.names.isChecked()
        window.dialogs.answers = [there]
        shown.place.choose.click()
        QTest.keyClick(shown, Qt.Key.Key_Return)  # « Enregistrer le fichier du relais » is what Entrée does
        assert "ecole_relais.paliers" in said(shown)
        assert f"Emplacement : {there}" in said(shown)
        shown.show_place.click()
        assert window.dialogs.asked[-1] == f"show {there}"

    hand(window, path, deed, qtbot)
    assert window.session.dossier.path == path
    copy = there / "ecole_relais.paliers"
    assert NAMES.encode() not in copy.read_bytes()

    window.open_path(copy)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ReceivedWindow), timeout=20_000)
    first = QApplication.activeModalWidget()
    assert "Ce fichier vous a été remis le 23 novembre 2026." in said(first)
    assert "À compléter" in said(first)
    assert TODAY.isoformat() == "2026-11-23"
    QTest.keyClick(first, Qt.Key.Key_Escape)
    for again in (path, copy):
        window.open_path(again)
        qtbot.waitUntil(lambda again=again: is_open(window, again), timeout=20_000)
    assert QApplication.activeModalWidget() is None


def test_names_go_when_they_are_ticked(window: MainWindow, path: Path, there: Path, qtbot: QtBot) -> None:
    def deed(shown: Any) -> None:
        shown.names.setChecked(True)
        shown.show_folder(there)
        shown.go.click()

    hand(window, path, deed, qtbot)
    (held,) = Dossier.peek(there / "ecole_relais.paliers").seances
    assert held.noms == NAMES


def test_a_place_that_cannot_be_written_is_told_and_another_is_chosen(
    window: MainWindow, path: Path, there: Path, place: Path, qtbot: QtBot
) -> None:
    def deed(shown: Any) -> None:
        shown.show_folder(there)
        with read_only(there):
            shown.go.click()
        assert "lecture seule" in shown.failure.text()
        assert shown.go.isVisible()
        window.dialogs.answers = [place]
        shown.place.choose.click()
        assert not shown.failure.isVisible()
        shown.go.click()

    hand(window, path, deed, qtbot)
    assert (place / "ecole_relais.paliers").is_file()


def test_escape_writes_nothing(window: MainWindow, path: Path, place: Path, qtbot: QtBot) -> None:
    hand(window, path, lambda shown: QTest.keyClick(shown, Qt.Key.Key_Escape), qtbot)
    assert list(place.glob("*_relais*")) == []
    assert window.session.dossier.path == path


def test_without_names_nothing_is_asked_about_them(window: MainWindow, place: Path, qtbot: QtBot) -> None:
    made = make_transmitting(place)

    def deed(shown: Any) -> None:
        assert not shown.names.isVisible()
        assert "noms" not in said(shown)

    hand(window, made, deed, qtbot)
