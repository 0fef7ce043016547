"""« Supprimer les données de cet établissement… » in the real window, by keyboard, as a person who hesitates does."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dossier_samples import names
from erasure_samples import found_below, make_planted, with_copies
from gui_samples import in_next_window, in_window, wait_for_list
from mounts import read_only
from paliers_desktop.actions.erasure_errors import UsedElsewhereError
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core import navigation
from paliers_desktop.gui.fichier.erasing_window import ErasingWindow
from paliers_desktop.gui.fichier.tasks import FileTask
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.backup import backup_folder


@pytest.fixture
def second_place(tmp_path: Path, workplace: Workplace) -> Path:
    folder = tmp_path / "secours"
    folder.mkdir()
    workplace.prefer(second_place=str(folder))
    return folder


@pytest.fixture
def path(place: Path, second_place: Path) -> Path:
    made = make_planted(place)
    with_copies(made, second_place)
    return made


@pytest.fixture
def opened(window: MainWindow, path: Path) -> MainWindow:
    """That établissement open, and therefore in the list of this post."""
    window.open_path(path)
    assert window.session is not None
    return window


def said(shown: Any) -> str:
    """Every word of the window that is in sight."""
    words = (label.text() for label in shown.findChildren(QLabel) if label.isVisible())
    return "\n".join(words).replace("\xa0", " ").replace("\u202f", " ")


def ask_erase(window: MainWindow) -> Callable[[], object]:
    """Press « Supprimer les données de cet établissement… »."""
    return window.wizard.page(navigation.IDENTITE).file.tasks[FileTask.ERASE].click


def asked(shown: Any, qtbot: QtBot) -> ErasingWindow:
    """The window once it asks."""
    assert isinstance(shown, ErasingWindow)
    qtbot.waitUntil(shown.erase.isVisible, timeout=10_000)
    return shown


def test_all_goes_once_it_is_confirmed(
    opened: MainWindow, path: Path, place: Path, second_place: Path, workplace: Workplace, qtbot: QtBot
) -> None:
    def deed(shown: Any) -> None:
        window = asked(shown, qtbot)
        assert "Supprimer les données de cet établissement de ce poste ?" in said(window)
        assert "Les 3 réponses et leurs sauvegardes seront effacées." in said(window)
        assert str(path) in said(window)
        window.erase.click()
        qtbot.waitUntil(lambda: window.close_button.words() == "Fermer", timeout=10_000)
        assert "Les données de « Lycée » sont supprimées de ce poste." in said(window)
        assert not window.again.isVisible()

    in_window(ask_erase(opened), deed, qtbot)
    wait_for_list(opened, qtbot)
    assert opened.session is None
    assert names(place) == names(second_place) == []
    assert found_below(place, second_place) == set()
    assert workplace.preferences.recent == ()
    assert opened.home.panel.is_empty


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_the_safe_choice_is_the_default_one(
    opened: MainWindow, path: Path, place: Path, second_place: Path, key: Qt.Key, qtbot: QtBot
) -> None:
    def deed(shown: Any) -> None:
        window = asked(shown, qtbot)
        assert window.close_button.words() == "Conserver"
        qtbot.waitUntil(window.close_button.hasFocus, timeout=10_000)
        QTest.keyClick(window, key)
        assert not window.isVisible()

    in_window(ask_erase(opened), deed, qtbot)
    assert opened.session.dossier.path == path
    assert path.is_file()
    assert backup_folder(path).is_dir()


def test_export_is_offered_first(opened: MainWindow, path: Path, qtbot: QtBot) -> None:
    in_window(ask_erase(opened), lambda shown: asked(shown, qtbot).export.click(), qtbot)
    assert opened.session.dossier.path == path
    assert opened.wizard.step == navigation.EXPORT


def test_from_the_list_export_opens_it(
    window: MainWindow, path: Path, place: Path, workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.add_folder(place)
    window.etablissements.refresh()
    wait_for_list(window, qtbot)
    (action,) = (one for one in window.home.actions_menu.tasks if one.text().startswith("Supprimer"))
    in_window(action.trigger, lambda shown: asked(shown, qtbot).export.click(), qtbot)
    assert window.wizard.step == navigation.EXPORT


def test_the_relais_is_offered_first_and_the_question_comes_back(
    opened: MainWindow, path: Path, place: Path, qtbot: QtBot
) -> None:
    shown_after: list[str] = []

    def relay(shown: Any) -> None:
        shown_after.append(shown.windowTitle())
        in_next_window(lambda again: shown_after.append(asked(again, qtbot).windowTitle()))

    def deed(shown: Any) -> None:
        window = asked(shown, qtbot)
        in_next_window(relay)
        window.relay.click()

    in_window(ask_erase(opened), deed, qtbot)
    assert [title.replace("\xa0", " ") for title in shown_after] == [
        "Passer le relais",
        "Supprimer les données de cet établissement",
    ]
    assert path.is_file()


def test_what_is_left_is_told_and_a_second_try_finishes(
    opened: MainWindow, place: Path, second_place: Path, workplace: Workplace, qtbot: QtBot
) -> None:
    def deed(shown: Any) -> None:
        window = asked(shown, qtbot)
        with read_only(second_place):
            window.erase.click()
            qtbot.waitUntil(window.again.isVisible, timeout=10_000)
            assert "Une partie seulement est supprimée." in said(window)
            assert "protégé en écriture" in said(window)
            assert window.anyway.isVisible()
            assert window.focusWidget() is window.close_button
        window.again.click()
        qtbot.waitUntil(lambda: not window.again.isVisible() and "sont supprimées" in said(window), timeout=10_000)

    in_window(ask_erase(opened), deed, qtbot)
    assert found_below(place, second_place) == set()
    assert workplace.preferences.recent == ()


def test_a_file_used_elsewhere_is_told_above_the_question(
    opened: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paliers_desktop.storage.connection.BUSY_SECONDS", 0.1)

    def deed(shown: Any) -> None:
        window = asked(shown, qtbot)
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("BEGIN IMMEDIATE")
            window.erase.click()
            qtbot.waitUntil(window.failure.isVisible, timeout=10_000)
            db.execute("ROLLBACK")
        expected = str(UsedElsewhereError(path))
        assert window.failure.text().replace("\xa0", " ").replace("\u202f", " ") == expected.replace("\u202f", " ")
        assert window.close_button.words() == "Conserver"

    in_window(ask_erase(opened), deed, qtbot)
    assert opened.session.dossier.path == path
