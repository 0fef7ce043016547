"""The windows that choose a file: the one that Qt draws, typed in as a person does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.file_choice import with_ending
from paliers_desktop.gui.main_window import MainWindow

PDF = "Document PDF (*.pdf)"


@pytest.fixture(autouse=True)
def drawn_by_qt() -> Iterator[None]:
    """As on a Linux without a desktop: no window of the system, which a test could not type in."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


def typed(
    window: MainWindow, place: Path, name: str, answer: str = "", ending: str = ".pdf"
) -> tuple[Path | None, list[str]]:
    """Where a file would be saved by who types `name`, and what was asked before; `answer`: the button then pressed."""
    asked: list[str] = []

    def act() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QMessageBox):
            asked.append(shown.text().replace("\u200b", "").replace("\xa0", " "))
            pressed = [button for button in shown.buttons() if button.text().replace("&", "") == answer]
            (pressed or shown.buttons())[0].click()
        elif isinstance(shown, QFileDialog) and not asked:
            shown.findChild(QLineEdit, "fileNameEdit").setText(name)
            QTimer.singleShot(0, shown.accept)  # a timer does not go on within itself, and this may ask

    turn = QTimer(window)
    turn.timeout.connect(act)
    turn.start(30)
    try:
        return Dialogs(window).save_path("Enregistrer", place / f"Synthese{ending}", PDF), asked
    finally:
        turn.stop()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("rapport", "rapport.pdf"),
        ("rapport.pdf", "rapport.pdf"),
        ("rapport.PDF", "rapport.PDF"),
        ("Collège J.-Macé", "Collège J.-Macé.pdf"),
        ("version 2.1", "version 2.1.pdf"),
    ],
)
def test_a_name_typed_without_its_ending_gets_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, expected: str
) -> None:
    assert typed(window, tmp_path, name) == (tmp_path / expected, [])


@pytest.mark.parametrize(("name", "yes"), [("rapport", "Oui"), ("J.-Macé", "Remplacer")])
def test_a_file_that_the_ending_leads_to_is_asked_about_once(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, yes: str
) -> None:
    (tmp_path / f"{name}.pdf").write_bytes(b"old")
    path, asked = typed(window, tmp_path, name, yes)
    assert path == tmp_path / f"{name}.pdf"
    assert len(asked) == 1
    assert f"{name}.pdf" in asked[0]


def test_a_file_that_the_ending_leads_to_can_be_kept(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "J.-Macé.pdf").write_bytes(b"old")
    assert typed(window, tmp_path, "J.-Macé", "Annuler") == (
        None,
        ["Le fichier « J.-Macé.pdf » existe déjà. Le remplacer ?"],
    )


def test_giving_up_gives_nothing(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    QTimer.singleShot(50, window, lambda: QApplication.activeModalWidget().reject())
    assert Dialogs(window).save_path("Enregistrer", tmp_path / "a.pdf", PDF) is None


def test_every_word_of_the_window_is_french(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    said: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        said.extend(label.text().replace("&", "") for label in dialog.findChildren(QLabel) if label.isVisible())
        dialog.reject()

    for ask in (
        lambda: Dialogs(window).save_path("Enregistrer", tmp_path / "a.pdf", PDF),
        lambda: Dialogs(window).folder_path(tmp_path),
        lambda: Dialogs(window).open_dossier_path(tmp_path),
        lambda: Dialogs(window).open_text_path(tmp_path),
    ):
        QTimer.singleShot(50, window, look)
        assert ask() is None
    assert said.count("Emplacement :") == 4
    assert not {"Look in:", "Files of type:", "File name:", "Directory:"} & set(said)


def test_a_place_can_be_chosen_and_a_window_is_gone_with_its_answer(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    QTimer.singleShot(50, window, lambda: QApplication.activeModalWidget().accept())
    assert Dialogs(window).folder_path(tmp_path) == tmp_path
    qtbot.waitUntil(lambda: not window.findChildren(QFileDialog))


@given(st.text("ab.é", min_size=1, max_size=9).filter(lambda name: name.strip(".")))
def test_an_ending_is_put_once(name: str) -> None:
    once = with_ending(Path(name), ".pdf")
    assert once.name.endswith(".pdf")
    assert with_ending(once, ".pdf") == once
