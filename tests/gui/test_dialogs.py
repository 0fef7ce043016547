"""Message boxes say their sentences whole, however long the path in them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.main_window import MainWindow


@pytest.mark.parametrize(
    "path",
    [
        Path("/home/referent/Paliers_0941234F_creteil-2026-2027_version-complete.pdf"),
        Path("D:\\Numérique\\Établissements\\" + "CollegeDesTilleulsDeBrevalSurMarne" * 2 + ".pdf"),
    ],
)
def test_a_long_file_name_is_shown_whole(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.extend(
            (said.width(), said.fontMetrics().horizontalAdvance(word))
            for said in box.findChildren(QLabel)
            for word in said.text().replace("\u200b", " ").split(" ")
        )
        box.accept()

    QTimer.singleShot(50, window, look)
    Dialogs(window).tell(f"Le PDF est enregistré : {path}")
    assert any("pdf" in path.name and needed > 200 for _, needed in seen)
    assert all(given >= needed for given, needed in seen)
