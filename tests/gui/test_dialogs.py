"""Message boxes say their sentences whole, however long the path in them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.main_window import MainWindow

PATHS = (
    Path("/home/referent/Paliers_0941234F_creteil-2026-2027_version-complete.pdf"),
    Path("/home/referent/" + "CollegeDesTilleulsDeBrevalSurMarne" * 2 + ".pdf"),
)
QUESTION = "Créer un code dans l’établissement ?"
DETAIL = "L’académie envoie un code à chaque établissement, sur sa messagerie officielle. Sans lui, créez-en un."


def looked_at(window: MainWindow, ask: Callable[[], object]) -> list[tuple[str, int, int]]:
    """What the box says, with the width that it gives and the width needed: of the longest word where lines wrap."""
    seen: list[tuple[str, int, int]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        for said in box.findChildren(QLabel):
            parts = said.text().replace("\u200b", " ").split(" ") if said.wordWrap() else [said.text()]
            needed = max(said.fontMetrics().horizontalAdvance(part) for part in parts)
            seen.append((said.text(), said.width(), needed))
        seen.extend((button.text(), button.width(), button.sizeHint().width()) for button in buttons(box))
        box.reject()

    QTimer.singleShot(50, window, look)
    ask()
    return seen


def buttons(box: QMessageBox) -> list[QPushButton]:
    return [button for button in box.buttons() if isinstance(button, QPushButton)]


@pytest.mark.parametrize("path", PATHS)
def test_a_long_file_name_is_shown_whole(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    seen = looked_at(window, lambda: Dialogs(window).tell(f"Le PDF est enregistré : {path}"))
    assert any(path.name in text.replace("\u200b", "") for text, _, _ in seen)
    assert [entry for entry in seen if entry[1] < entry[2]] == []


def test_a_question_has_room_for_its_words_and_its_buttons(window: MainWindow, qtbot: QtBot) -> None:
    ask = Dialogs(window).confirm
    seen = looked_at(window, lambda: ask(QUESTION, DETAIL, go="Créer un code", stay="Annuler"))
    assert len(seen) >= 4
    assert [entry for entry in seen if entry[1] < entry[2]] == []
    (detail,) = [given for text, given, _ in seen if text.startswith("L’académie")]
    assert detail >= 380


def test_what_is_saved_is_told_not_asked(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    icons: list[QMessageBox.Icon] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        icons.append(box.icon())
        box.reject()

    QTimer.singleShot(50, window, look)
    Dialogs(window).tell_saved("Le PDF est enregistré.", tmp_path / "a.pdf")
    assert icons == [QMessageBox.Icon.Information]
