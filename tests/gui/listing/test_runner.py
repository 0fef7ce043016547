"""A job runs beside the window, tells every step in the window's thread, and nothing once it is cancelled."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui_samples import forget
from paliers_desktop.errors import UserError
from paliers_desktop.gui.listing.runner import Job


class Told:
    """What a job told, and whether it was in the thread of the window."""

    def __init__(self, steps: Callable[[], Iterator[Any]]) -> None:
        self.values: list[Any] = []
        self.threads: set[threading.Thread] = set()
        self.job = Job(steps)
        self.job.stepped.connect(self.note)
        self.job.failed.connect(self.note)
        self.job.ended.connect(lambda: self.note("ended"))

    def note(self, value: Any) -> None:
        self.values.append(value)
        self.threads.add(threading.current_thread())


@pytest.fixture
def start(qapp: QApplication) -> Iterator[Callable[..., Told]]:
    made: list[Told] = []

    def start_(steps: Callable[[], Iterator[Any]]) -> Told:
        made.append(Told(steps))
        return made[-1]

    yield start_
    for told in made:
        told.job.cancel()
        assert told.job.join(10)
        forget(told.job)


def test_each_step_is_told_in_order_in_the_thread_of_the_window(start, qtbot: QtBot) -> None:
    worked_in = set()

    def steps() -> Iterator[int]:
        for number in range(5):
            worked_in.add(threading.current_thread())
            yield number

    told = start(steps)
    qtbot.waitUntil(lambda: "ended" in told.values)
    assert told.values == [0, 1, 2, 3, 4, "ended"]
    assert told.threads == {threading.main_thread()}
    assert threading.main_thread() not in worked_in


def test_an_expected_failure_is_told_after_what_came_before(start, qtbot: QtBot) -> None:
    error = UserError("Non.")

    def steps() -> Iterator[int]:
        yield 1
        raise error

    told = start(steps)
    qtbot.waitUntil(lambda: len(told.values) == 2)
    assert told.values == [1, error]


def test_a_bug_is_raised_where_it_is_reported(start, qtbot: QtBot) -> None:
    def steps() -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    with qtbot.captureExceptions() as bugs:
        told = start(steps)
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError
    assert told.values == [1]


def test_nothing_is_told_once_it_is_cancelled_and_the_thread_ends(start, qtbot: QtBot) -> None:
    go_on, taken = threading.Event(), []

    def steps() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number
            go_on.wait(10)

    told = start(steps)
    qtbot.waitUntil(lambda: told.values == [0])
    told.job.cancel()
    go_on.set()
    assert told.job.join(10)
    qtbot.wait(1)
    assert told.values == [0]
    assert taken == [0, 1]  # the step under way, and no other


def test_what_was_on_its_way_is_not_told_after_cancelling(start, qtbot: QtBot) -> None:
    told = start(lambda: iter(range(5)))
    assert told.job.join(10)  # all of it waits for the event loop
    told.job.cancel()
    qtbot.wait(1)
    assert told.values == []


def test_a_step_that_hangs_does_not_hold_who_cancels(start) -> None:
    hang = threading.Event()

    def steps() -> Iterator[int]:
        hang.wait(20)
        yield 1

    told = start(steps)
    told.job.cancel()
    assert not told.job.join(0.01)
    hang.set()


def test_a_job_that_goes_with_its_window_tells_nobody(qapp: QApplication) -> None:
    """Nothing is raised in its thread, whose failure would fail this test."""
    goes_on = threading.Event()

    def steps() -> Iterator[int]:
        assert goes_on.wait(10)
        yield 1

    window = QObject()
    job = Job(steps, window)
    thread = job._thread
    forget(window)
    goes_on.set()
    thread.join(10)
    assert not thread.is_alive()
