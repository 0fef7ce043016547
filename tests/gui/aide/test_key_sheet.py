"""« Raccourcis clavier »: every key of the table, readable at any zoom, and read by a screen reader."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from paliers_desktop.gui.aide.key_sheet import ADVANCE, DURING_PROJECTION, OFF, STAY, KeySheet, notes, sections
from paliers_desktop.gui.components.key_cap import KeyCap
from paliers_desktop.gui.keyboard.keys import TABLE, Group, caps
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.projection.keys import SHEET as PROJECTION


@pytest.fixture
def open_sheet(window: MainWindow) -> Callable[[], KeySheet]:
    def open_() -> KeySheet:
        window.show_keys()
        (sheet,) = window.findChildren(KeySheet)
        return sheet

    return open_


def texts(sheet: KeySheet) -> list[str]:
    return [label.text().replace("\xa0", " ") for label in sheet.findChildren(QLabel)]


def test_every_line_of_the_table_is_in_the_sheet(open_sheet: Callable[[], KeySheet]) -> None:
    sheet = open_sheet()
    shown = texts(sheet)
    assert {line.words for line in TABLE} <= set(shown)
    assert {group.value for group in Group} | {DURING_PROJECTION} <= set(shown)
    drawn = len(sheet.findChildren(KeyCap))
    assert drawn == sum(len(line.keys) for line in TABLE) + sum(len(keys.split("  ")) for keys, _ in PROJECTION)


def test_a_screen_reader_hears_the_key_with_its_words(open_sheet: Callable[[], KeySheet]) -> None:
    names = [
        QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name).replace("\xa0", " ")
        for label in open_sheet().findChildren(QLabel)
    ]
    for line in TABLE:
        assert f"{line.words} : {', '.join(' '.join(caps(key)) for key in line.keys)}" in names


@pytest.mark.parametrize(("width", "zoom"), [(1366, 100), (1024, 100), (1366, 200), (1024, 200)])
def test_nothing_is_cut_and_all_can_be_scrolled_to(
    window: MainWindow, open_sheet: Callable[[], KeySheet], qtbot: QtBot, width: int, zoom: int
) -> None:
    window.resize(width, 696)
    window.appearance.set_zoom(zoom)
    sheet = open_sheet()
    assert sheet.width() <= window.width()
    assert sheet.height() <= window.height()
    area = sheet.focusWidget()
    assert area is not None
    for label in sheet.findChildren(QLabel):
        assert label.width() >= label.minimumSizeHint().width(), label.text()
        assert label.height() >= label.heightForWidth(label.width()), label.text()
        right = label.mapTo(sheet, label.rect().topRight()).x()
        assert right < sheet.width(), label.text()
    for cap in sheet.findChildren(KeyCap):
        assert cap.mapTo(sheet, cap.rect().topRight()).x() < sheet.width()
    bar = area.verticalScrollBar()
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert bar.value() > 0 or bar.maximum() == 0
    bar.setValue(bar.maximum())
    last = max(cap.mapTo(area.viewport(), cap.rect().bottomLeft()).y() for cap in sheet.findChildren(KeyCap))
    assert 0 <= area.viewport().height() - last < 40  # no empty room below the last line


def test_f1_closes_what_it_opened(open_sheet: Callable[[], KeySheet], window: MainWindow, qtbot: QtBot) -> None:
    sheet = open_sheet()
    QTest.keyClick(sheet, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: not window.findChildren(KeySheet))


def test_keys_that_are_off_are_not_shown(window: MainWindow) -> None:
    shown = {cap for _, lines in sections(single_key=False)[:-1] for keys, _ in lines for cap in keys}
    assert not shown & {"1", "4", "C", "N", "Suppr", "?"}
    assert {"Espace", "F1", "Alt\xa0↓"} <= shown
    settings = window.appearance.key_settings
    assert ADVANCE in notes(settings)[0]
    settings.set_advance(False)
    assert STAY in notes(settings)[0]
    settings.set_single_key(False)
    assert notes(settings) == (OFF,)
