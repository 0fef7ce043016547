"""Gestes reach the disk one by one, in the order given, whatever fails meanwhile."""

import datetime
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from dossier_samples import oui
from gui_samples import forget
from paliers_desktop.core.history import Geste
from paliers_desktop.gui.saving.saver import Saver
from paliers_desktop.storage.errors import FullDiskError, SaveError

NOW = datetime.datetime(2026, 11, 23, 9, 42, tzinfo=datetime.UTC)
GESTES = [oui(rank) for rank in range(6)]


class Disk:
    """Keeps what it is given; `gate` holds it back, `refuse` is raised for every commit while set."""

    def __init__(self) -> None:
        self.kept: list[Geste] = []
        self.tried: list[tuple[Geste, ...]] = []
        self.refuse: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()

    def save(self, *gestes: Geste) -> datetime.datetime:
        self.tried.append(gestes)
        assert self.gate.wait(20)
        if self.refuse:
            raise self.refuse
        self.kept += gestes
        return NOW


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def saver(qtbot: QtBot, disk: Disk) -> Iterator[Saver]:
    made = Saver(disk.save)
    yield made
    disk.gate.set()
    made.close()
    forget(made)


def test_gestes_are_saved_in_the_order_given(saver: Saver, disk: Disk, qtbot: QtBot) -> None:
    times = []
    saver.saved.connect(times.append)
    for geste in GESTES:
        saver.submit(geste)
    assert saver.drain(20)
    assert disk.kept == GESTES
    qtbot.waitUntil(lambda: len(times) == len(disk.tried))
    assert set(times) == {NOW}


def test_what_is_given_while_the_disk_works_goes_in_one_commit(saver: Saver, disk: Disk, qtbot: QtBot) -> None:
    disk.gate.clear()
    saver.submit(GESTES[0])
    qtbot.waitUntil(lambda: len(disk.tried) == 1)
    for geste in GESTES[1:]:
        saver.submit(geste)
    disk.gate.set()
    assert saver.drain(20)
    assert disk.tried == [(GESTES[0],), tuple(GESTES[1:])]
    assert disk.kept == GESTES


def test_the_caller_never_waits_for_the_disk(saver: Saver, disk: Disk) -> None:
    disk.gate.clear()
    for geste in GESTES:
        saver.submit(geste)
    assert saver.pending == len(GESTES)
    assert disk.kept == []
    assert not saver.drain(0)


def test_a_failure_stops_those_behind_until_retry(saver: Saver, disk: Disk, qtbot: QtBot) -> None:
    disk.refuse = FullDiskError()
    with qtbot.waitSignal(saver.failed) as failed:
        saver.submit(GESTES[0])
    assert failed.args == [disk.refuse]
    for geste in GESTES[1:]:
        saver.submit(geste)
    assert not saver.drain(20)
    assert saver.pending == len(GESTES)
    assert disk.tried == [(GESTES[0],)]
    disk.refuse = None
    saver.retry()
    assert saver.drain(20)
    assert disk.tried[1] == (GESTES[0],)  # the very same gestes first: the dossier knows whether their commit happened
    assert disk.kept == GESTES


def test_what_comes_after_a_failure_waits_behind(saver: Saver, disk: Disk, qtbot: QtBot) -> None:
    disk.refuse = SaveError()
    with qtbot.waitSignal(saver.failed):
        saver.submit(GESTES[0])
    disk.refuse = None
    saver.submit(GESTES[1])
    assert not saver.drain(20)
    assert disk.kept == []
    saver.retry()
    assert saver.drain(20)
    assert disk.kept == GESTES[:2]


def test_a_second_failure_is_told_again(saver: Saver, disk: Disk, qtbot: QtBot) -> None:
    disk.refuse = SaveError()
    with qtbot.waitSignal(saver.failed):
        saver.submit(GESTES[0])
    disk.refuse = FullDiskError()
    with qtbot.waitSignal(saver.failed) as failed:
        saver.retry()
    assert failed.args == [disk.refuse]


def test_closing_finishes_what_is_under_way(saver: Saver, disk: Disk) -> None:
    for geste in GESTES:
        saver.submit(geste)
    saver.close()
    assert disk.kept == GESTES


def test_closing_after_a_failure_gives_up(saver: Saver, disk: Disk, qtbot: QtBot) -> None:
    disk.refuse = SaveError()
    with qtbot.waitSignal(saver.failed):
        saver.submit(GESTES[0])
    saver.close()
    assert disk.kept == []


def test_a_bug_keeps_the_geste_and_reaches_the_report_window(saver: Saver, disk: Disk, qtbot: QtBot) -> None:
    disk.refuse = ZeroDivisionError("a bug")
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(saver.failed) as failed:
        saver.submit(GESTES[0])
    qtbot.waitUntil(lambda: bool(caught))
    assert "n’a pas pu être enregistrée" in str(failed.args[0])
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert saver.pending == 1
    disk.refuse = None
    saver.retry()
    assert saver.drain(20)
