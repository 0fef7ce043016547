"""Two hundred établissements, a drive that hangs: the window lives on, and nothing is left when it closes."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_samples import close, forget, wait_for_list
from listing_samples import make_dossiers
from paliers_desktop import paths
from paliers_desktop.actions.listing import Listed
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.gui.main_window import MainWindow

COUNT = 200
OpenWindow = Callable[[], MainWindow]


@pytest.fixture(scope="module")
def school_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two hundred files; no test writes there."""
    folder = tmp_path_factory.mktemp("circonscription")
    make_dossiers(folder, COUNT)
    return folder


class Heart(QObject):
    """Beats as long as the event loop turns; remembers the longest silence, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.beats = 0
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.beats += 1
        self.longest, self._last = max(self.longest, now - self._last), now


StartHeart = Callable[[], Heart]


@pytest.fixture
def start_heart(qapp: QApplication) -> Iterator[Callable[[], Heart]]:
    """Begin to listen; no timer outlives a test that fails."""
    made: list[Heart] = []

    def start() -> Heart:
        made.append(Heart())
        return made[-1]

    yield start
    forget(*made)


def jobs() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "job"]


def test_two_hundred_are_listed_while_the_window_lives(
    workplace: Workplace, open_window: OpenWindow, school_folder: Path, start_heart: StartHeart, qtbot: QtBot
) -> None:
    at_once = [step for step in workplace.listing(lambda: ()).steps() if isinstance(step, Listed)]
    assert at_once == []
    workplace.add_folder(school_folder)
    at_once = [step for step in workplace.listing(lambda: ()).steps() if isinstance(step, Listed)]
    window = open_window()
    wait_for_list(window, qtbot)
    window.etablissements.model.keep_only(frozenset())
    heart = start_heart()
    begun = time.perf_counter()
    window.etablissements.refresh()
    wait_for_list(window, qtbot)
    lasted = time.perf_counter() - begun
    assert {row.path for row in window.etablissements.model.rows} == {row.path for row in at_once}
    assert len(window.etablissements.model.rows) == COUNT
    assert window.home.list.order.rowCount() == COUNT
    assert heart.beats > 5
    assert heart.longest < max(lasted / 2, 0.1)


def test_rows_arrive_one_by_one_and_the_selection_stays(
    workplace: Workplace, open_window: OpenWindow, school_folder: Path, qtbot: QtBot
) -> None:
    workplace.add_folder(school_folder)
    window = open_window()
    counts = set()
    window.etablissements.model.rowsInserted.connect(lambda: counts.add(window.etablissements.model.rowCount()))
    qtbot.waitUntil(lambda: window.etablissements.model.rowCount() > 5, timeout=20_000)
    row = window.home.list.order.listed(window.home.list.order.index(3, 0))
    window.home.list.select_path(row.path)
    wait_for_list(window, qtbot)
    assert window.home.list.current.path == row.path
    assert len(counts) > COUNT - 20


def test_closing_in_the_middle_leaves_no_thread(
    workplace: Workplace, open_window: OpenWindow, school_folder: Path, qtbot: QtBot
) -> None:
    workplace.add_folder(school_folder)
    window = open_window()
    assert window.etablissements.is_reading
    close(window, qtbot)
    assert jobs() == []
    assert window.etablissements.model.rowCount() < COUNT


def test_leaving_the_page_stops_the_reading_and_coming_back_reads_all(
    workplace: Workplace, open_window: OpenWindow, school_folder: Path, qtbot: QtBot
) -> None:
    workplace.add_folder(school_folder)
    window = open_window()
    window.show_new()
    assert not window.etablissements.is_reading
    qtbot.waitUntil(lambda: jobs() == [], timeout=20_000)
    assert window.etablissements.model.rowCount() < COUNT
    window.show_home()
    wait_for_list(window, qtbot)
    assert window.etablissements.model.rowCount() == COUNT


def test_a_drive_that_hangs_holds_neither_the_window_nor_its_closing(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, start_heart: StartHeart, qtbot: QtBot
) -> None:
    answer = threading.Event()

    def hang() -> tuple[Path, ...]:
        answer.wait(30)
        return ()

    monkeypatch.setattr(paths, "removable_drives", hang)
    window = open_window()
    heart = start_heart()
    qtbot.waitUntil(lambda: heart.beats > 50)
    assert window.etablissements.is_reading
    begun = time.perf_counter()
    close(window, qtbot)
    assert time.perf_counter() - begun < 10
    assert len(jobs()) == 1
    answer.set()
    qtbot.waitUntil(lambda: jobs() == [])


def test_what_lasts_says_how_far_it_is(
    workplace: Workplace, open_window: OpenWindow, school_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    workplace.add_folder(school_folder)
    window = open_window()
    said = set()
    window.etablissements._patience.setInterval(0)
    window.etablissements.refresh()
    window.etablissements.model.rowsInserted.connect(lambda: said.add(window.home.panel._count.text()))
    wait_for_list(window, qtbot)
    assert [words for words in said if words.startswith("Lecture de ") and words.endswith(f" sur {COUNT}…")]
    assert window.home.panel._count.text() == f"{COUNT} établissements · 0 complet"
