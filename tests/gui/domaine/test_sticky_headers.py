"""The header kept on top of a domaine: the one of the group being read, at no cost while nothing moves."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from gui_samples import open_new
from paliers_desktop.gui.components.group_header import GroupHeader
from paliers_desktop.gui.main_window import MainWindow


class Paintings(QObject):
    """Counts how often the viewport is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_a_page_at_rest_is_not_painted_again(window: MainWindow, place: Path, qtbot: object) -> None:
    open_new(window, place)
    assert window.wizard is not None
    page = window.wizard.domain_page()
    assert page is not None
    scroll = page.findChild(QScrollArea)
    bar = scroll.verticalScrollBar()
    QTest.qWait(300)  # the page shows its first criterion, by a timer, and again once its card has its height
    bar.setValue(bar.maximum())
    sticky = [twin for twin in scroll.viewport().findChildren(GroupHeader) if _on_top(twin, scroll)]
    assert len(sticky) == 1
    QTest.qWait(100)  # what the scrolling asked for
    paintings = Paintings()
    scroll.viewport().installEventFilter(paintings)
    QTest.qWait(100)
    assert paintings.count <= 2
    assert bar.value() == bar.maximum() > 0


def _on_top(header: GroupHeader, scroll: QScrollArea) -> bool:
    return header.isVisible() and not scroll.widget().isAncestorOf(header)
