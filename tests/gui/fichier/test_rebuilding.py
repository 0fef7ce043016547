"""« Reprendre depuis un fichier transmis… » in the real window, as the person whose file is lost does it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dossier_samples import criteres, names
from gui.fichier.test_erasing import said
from gui_samples import wait_for_list
from mounts import read_only
from paliers_desktop.actions.export_state import export_state
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.fichier.rebuilding_window import OPEN_IT, RebuildingWindow
from paliers_desktop.gui.main_window import MainWindow
from transmitted_samples import answer, make_transmitting, transmit


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    return tmp_path / "envois"


@pytest.fixture
def lost(tmp_path: Path, sent: Path) -> Path:
    """A dossier that signed twice."""
    path = make_transmitting(tmp_path / "perdu")
    transmit(path, sent)
    answer(path, 7, Etat.OUI)
    transmit(path, sent, join_texts=True)
    return path


@pytest.fixture
def files(lost: Path, sent: Path) -> tuple[Path, ...]:
    """What is left of it."""
    lost.unlink()
    return tuple(sorted(sent.iterdir()))


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The list of a post that never opened anything."""
    wait_for_list(window, qtbot)
    return window


def ask(window: MainWindow, files: tuple[Path, ...], qtbot: QtBot) -> RebuildingWindow:
    """Choose these files and wait until they are read."""
    window.dialogs.answers = [files]
    window.home.options.rebuild.trigger()
    return shown(qtbot)


def shown(qtbot: QtBot) -> RebuildingWindow:
    found = QApplication.activeModalWidget()
    assert isinstance(found, RebuildingWindow)
    qtbot.waitUntil(found.other.isVisible, timeout=10_000)
    return found


def notice(window: MainWindow) -> str:
    return window.wizard.notices.banner.text().replace("\xa0", " ").replace("\u202f", " ")


def test_the_series_goes_on(window: MainWindow, files: tuple[Path, ...], place: Path, qtbot: QtBot) -> None:
    dialog = ask(window, files, qtbot)
    words = said(dialog)
    assert "Lycée Édouard-Cœur (0940120V) · Lycée" in words
    assert "Campagne 2026-2027" in words
    assert "Fichier signé n° 2, du 23 novembre 2026 : 5 réponses reprises sur 58 critères." in words
    assert "Fichier n° 1 : déjà transmis, gardé dans la même suite." in words
    assert "Les commentaires et les motifs joints reviennent." in words
    assert "L’historique, les séances" in words
    window.dialogs.answers = [place]
    dialog.place.choose.click()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    session = window.session
    assert session is not None
    assert session.dossier.path.parent == place
    assert session.assessment.answer(criteres()[7]).etat is Etat.OUI
    assert [export.revision for export in session.dossier.exports()] == [1, 2]
    assert export_state(session.grille, session.assessment, session.dossier.exports()).empreinte
    assert "repris avec 5 réponses, du fichier signé n° 2 ; le prochain portera le n° 3." in notice(window)
    assert window.etablissements._workplace.preferences.recent[0] == str(session.dossier.path)


def test_one_file_without_texts_says_so(window: MainWindow, files: tuple[Path, ...], qtbot: QtBot) -> None:
    words = said(ask(window, files[:1], qtbot))
    assert "Fichier signé n° 1" in words
    assert "Les commentaires et les motifs en clair n’ont pas été joints : ils ne reviennent pas." in words


def test_escape_makes_nothing(window: MainWindow, files: tuple[Path, ...], place: Path, qtbot: QtBot) -> None:
    dialog = ask(window, files, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.session is None
    assert QApplication.activeModalWidget() is None
    assert names(place) == []


def test_giving_up_the_choice_shows_nothing(window: MainWindow) -> None:
    window.dialogs.answers = [()]
    window.home.options.rebuild.trigger()
    assert QApplication.activeModalWidget() is None


def test_the_empty_list_offers_it(window: MainWindow, files: tuple[Path, ...], qtbot: QtBot) -> None:
    window.dialogs.answers = [files]
    window.home.starts.rebuild_asked.emit()
    assert shown(qtbot).go.isVisible()


def altered(file: Path) -> Path:
    data = bytearray(file.read_bytes())
    data[len(data) // 3] ^= 1
    file.write_bytes(data)
    return file


def of_no_school(file: Path) -> Path:
    file.write_text("{}")
    return file


@pytest.mark.parametrize("spoil", [altered, of_no_school])
def test_a_refused_file_is_told_and_another_is_chosen(
    window: MainWindow, files: tuple[Path, ...], spoil: Callable[[Path], Path], qtbot: QtBot
) -> None:
    dialog = ask(window, (spoil(files[1]),), qtbot)
    assert f"« {files[1].name} » ne peut pas être repris." in said(dialog)
    assert not dialog.go.isVisible()
    window.dialogs.answers = [files[:1]]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.go.isVisible, timeout=10_000)
    assert not dialog.failure.isVisible()


def test_a_dossier_chosen_instead_is_told(window: MainWindow, lost: Path, qtbot: QtBot) -> None:
    dialog = ask(window, (lost,), qtbot)
    assert "est le fichier d’un établissement" in said(dialog)


def test_an_etablissement_that_is_there_is_opened_instead(
    window: MainWindow, lost: Path, sent: Path, workplace: Workplace, qtbot: QtBot
) -> None:
    """The post knows the file: nothing is made beside it, wherever it would go."""
    workplace.add_folder(lost.parent)
    dialog = ask(window, tuple(sent.iterdir()), qtbot)
    assert "Cet établissement existe déjà, jusqu’au fichier signé n° 2" in said(dialog)
    assert dialog.failure.action.words().replace("\xa0", " ") == OPEN_IT
    dialog.failure.action.click()
    assert window.session is not None
    assert window.session.dossier.path == lost


def test_a_place_that_cannot_be_written_is_told(
    window: MainWindow, files: tuple[Path, ...], place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    protected = tmp_path / "protégé"
    protected.mkdir()
    dialog = ask(window, files, qtbot)
    dialog.show_folder(protected)
    with read_only(protected):
        dialog.go.click()
    assert "est en lecture seule" in said(dialog)
    dialog.show_folder(place)
    assert not dialog.failure.isVisible()
    dialog.go.click()
    assert window.session is not None


def test_a_file_that_is_gone_leads_there(window: MainWindow, lost: Path, sent: Path, place: Path, qtbot: QtBot) -> None:
    window.open_path(lost)
    window.show_home()
    lost.unlink()
    window.dialogs.answers = [True, tuple(sent.iterdir())]
    window.open_path(lost)
    (question, _) = window.dialogs.asked[-2:]
    assert "est introuvable." in question
    assert "[Fermer] [Reprendre depuis un fichier transmis…]" in question
    dialog = shown(qtbot)
    dialog.show_folder(place)
    dialog.go.click()
    assert window.session is not None


def test_a_file_that_is_gone_may_be_let_go(window: MainWindow, place: Path) -> None:
    window.dialogs.answers = [False]
    window.open_path(place / "parti.paliers")
    assert window.session is None
    assert window.dialogs.told == []
