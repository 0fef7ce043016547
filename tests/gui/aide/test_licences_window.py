"""« Licences des composants »: in a bundle every part, its licence and its text; elsewhere nothing promises them."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from paliers_desktop import paths
from paliers_desktop.gui.aide.about_window import AboutWindow
from paliers_desktop.gui.aide.licences_window import TITLE, LicencesWindow
from paliers_desktop.gui.components.buttons import Button
from paliers_desktop.gui.main_window import MainWindow

PARTS = [
    {"name": "Qt", "version": "6.11.3", "licence": "LGPL-3.0-only", "texts": ["textes/LGPL.txt", "textes/GPL.txt"]},
    {"name": "zlib", "version": "", "licence": "Zlib", "texts": ["textes/zlib.txt"]},
]


def about(window: MainWindow) -> AboutWindow:
    window.open_demo()
    assert window.wizard
    window.wizard.help.show_about()
    return window.findChildren(AboutWindow)[0]


def licence_buttons(about: AboutWindow) -> list[Button]:
    return [button for button in about.findChildren(Button) if button.words() == TITLE]


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "licences"
    (folder / "textes").mkdir(parents=True)
    for name in ("LGPL", "GPL", "zlib"):
        (folder / "textes" / f"{name}.txt").write_text(f"Texte de {name}", encoding="utf-8")
    (folder / "index.json").write_text(json.dumps(PARTS), encoding="utf-8")
    monkeypatch.setattr(paths, "licences_folder", lambda: folder)
    return folder


def test_the_sources_carry_no_part(window: MainWindow) -> None:
    assert not licence_buttons(about(window))


def test_each_part_shows_its_licence_and_whole_text(window: MainWindow, bundle: Path, qtbot: QtBot) -> None:
    (button,) = licence_buttons(about(window))
    button.click()
    (shown,) = window.findChildren(LicencesWindow)
    assert [shown.list.item(row).text() for row in range(shown.list.count())] == ["Qt 6.11.3", "zlib"]
    assert shown.licence.text().endswith("LGPL-3.0-only")
    assert "Texte de LGPL" in shown.text.toPlainText()
    assert "Texte de GPL" in shown.text.toPlainText()
    qtbot.waitUntil(shown.list.hasFocus)
    QTest.keyClick(shown.list, Qt.Key.Key_Down)
    assert shown.text.toPlainText() == "Texte de zlib"
    QTest.keyClick(shown.list, Qt.Key.Key_Tab)
    assert shown.text.hasFocus()
    QTest.keyClick(shown.text, Qt.Key.Key_Tab)
    assert shown.close_button.hasFocus()
