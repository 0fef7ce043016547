"""Two windows on one établissement: who writes, who reads, how the hand is taken, and what who lost it is told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dossier_samples import criteres, names
from gui_samples import TODAY, ScriptedDialogs, close, forget, open_new, stored_answers
from paliers_desktop import paths
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.grid_loader import Catalogue
from paliers_desktop.core.lock_rules import LOOK_SECONDS, VolumeKind
from paliers_desktop.core.report.lock_words import FREE, HERE, LOST, RETAKE, SILENT
from paliers_desktop.gui.dialogs import COPY
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.saving.saver import Saving
from paliers_desktop.storage.errors import TakenOverError
from paliers_desktop.storage.lock_file import lock_path
from paliers_desktop.storage.post import Post, this_post
from paliers_desktop.storage.preferences import PreferencesFile

FIRST, SECOND, THIRD = criteres()[:3]
HERE_HOST, THERE_HOST = "a" * 32, "b" * 32


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def window_on(qtbot: QtBot, catalogue: Catalogue, tmp_path: Path) -> Iterator[Callable[[Post], MainWindow]]:
    """A window of its own person on that post; all are closed at the end."""
    windows: list[MainWindow] = []

    def open_(post: Post) -> MainWindow:
        file = PreferencesFile(tmp_path / f"preferences-{len(windows)}.json")
        window = MainWindow(Workplace(catalogue, file, paths.resources_folder(), lambda: TODAY, post))
        window.dialogs = ScriptedDialogs()
        windows.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_
    for window in windows:
        window.dialogs.answers = [True]
        close(window, qtbot)
    forget(*windows)


def on_share(host: str, clock: Callable[[], float] = float) -> Post:
    """A post of that name, to which every place is a share."""
    return replace(this_post(), host=host, volume_of=lambda _: VolumeKind.SHARE, clock=clock)


def banner(window: MainWindow) -> tuple[str, str]:
    """What the banner says and offers, "" when it is not there."""
    shown = window.wizard.notices.banner
    if not window.wizard.notices.isVisible():
        return "", ""
    return shown.accessibleName(), shown.action.words() if shown.action.isVisible() else ""


def tend(window: MainWindow, qtbot: QtBot) -> None:
    """What the timer does."""
    window.session.holding.tend()
    qtbot.waitUntil(lambda: window.session.holding._job is None)


def press(window: MainWindow) -> None:
    QTest.mouseClick(window.wizard.notices.banner.action, Qt.MouseButton.LeftButton)


def saved(window: MainWindow, critere: str, qtbot: QtBot) -> None:
    window.session.set_etat(critere, Etat.OUI)
    qtbot.waitUntil(lambda: window.session.pending == 0)


def test_the_second_window_reads_until_the_first_is_closed_and_then_takes_the_hand(
    window_on: Callable[[Post], MainWindow], place: Path, qtbot: QtBot
) -> None:
    first, second = window_on(on_share(HERE_HOST)), window_on(on_share(THERE_HOST))
    path = open_new(first, place).dossier.path
    saved(first, FIRST, qtbot)
    second.open_path(path)
    said, action = banner(second)
    assert said.startswith("Cet établissement est ouvert sur un autre poste depuis ")
    assert said.endswith(". Il s’ouvre ici en lecture seule.")
    assert action == ""
    assert banner(first) == ("", "")
    second.session.set_etat(SECOND, Etat.OUI)
    tend(second, qtbot)
    assert banner(second)[1] == ""
    saved(first, SECOND, qtbot)
    second.wizard.go_critere(THIRD)
    first.show_home()
    tend(second, qtbot)
    assert banner(second) == (FREE, RETAKE)
    assert set(second.session.assessment.answers) == {FIRST}
    press(second)
    qtbot.waitUntil(lambda: second.session is not None and not second.session.read_only)
    assert banner(second) == ("", "")
    assert set(second.session.assessment.answers) == {FIRST, SECOND}
    assert second.wizard.domain_page().active == THIRD
    saved(second, THIRD, qtbot)
    second.show_home()
    assert names(place) == [path.name, f"{path.name}.sauvegardes"]
    assert set(stored_answers(path)) == {FIRST, SECOND, THIRD}


def test_a_second_window_of_the_same_post_is_told_so(
    window_on: Callable[[Post], MainWindow], place: Path, qtbot: QtBot
) -> None:
    first, second = window_on(this_post()), window_on(this_post())
    path = open_new(first, place).dossier.path
    second.open_path(path)
    assert banner(second) == (HERE, "")
    assert second.session.read_only
    assert not first.session.read_only


def test_a_silent_post_is_offered_after_two_minutes_and_is_told_when_it_wakes(
    window_on: Callable[[Post], MainWindow], place: Path, qtbot: QtBot, clock: Clock
) -> None:
    sleeping, second = window_on(on_share(HERE_HOST)), window_on(on_share(THERE_HOST, clock))
    path = open_new(sleeping, place).dossier.path
    second.open_path(path)
    while clock.now < 110:
        tend(second, qtbot)
        assert banner(second)[1] == ""
        clock.now += LOOK_SECONDS
    for _ in range(2):
        tend(second, qtbot)
        clock.now += LOOK_SECONDS
    assert banner(second) == (SILENT, RETAKE)
    press(second)
    qtbot.waitUntil(lambda: second.session is not None and not second.session.read_only)
    saved(second, FIRST, qtbot)
    tend(sleeping, qtbot)
    assert banner(sleeping) == (LOST, "")
    sleeping.session.set_etat(SECOND, Etat.NON)
    qtbot.waitUntil(lambda: sleeping.session.saving.saving is Saving.FAILED)
    assert banner(sleeping) == (str(TakenOverError()), COPY)
    assert stored_answers(path) == {FIRST: "oui"}


def test_a_post_that_stirs_while_the_person_decides_keeps_its_hand(
    window_on: Callable[[Post], MainWindow], place: Path, qtbot: QtBot, clock: Clock
) -> None:
    first, second = window_on(on_share(HERE_HOST)), window_on(on_share(THERE_HOST, clock))
    path = open_new(first, place).dossier.path
    second.open_path(path)
    for _ in range(14):
        tend(second, qtbot)
        clock.now += LOOK_SECONDS
    assert banner(second) == (SILENT, RETAKE)
    tend(first, qtbot)
    before = second.session
    press(second)
    qtbot.waitUntil(lambda: second.session is not None and second.session is not before)
    assert second.session.read_only
    saved(first, FIRST, qtbot)
    assert stored_answers(path) == {FIRST: "oui"}


def test_an_answer_does_not_hide_that_the_hand_was_lost(
    window_on: Callable[[Post], MainWindow], place: Path, qtbot: QtBot
) -> None:
    window = window_on(on_share(HERE_HOST))
    path = open_new(window, place).dossier.path
    content = lock_path(path).read_bytes()
    lock_path(path).write_bytes(content.replace(HERE_HOST.encode(), THERE_HOST.encode())[:-20])
    tend(window, qtbot)
    assert banner(window) == (LOST, "")
    window.session.notice.emit("Autre chose.")
    assert banner(window) == (LOST, "")
    lock_path(path).write_bytes(content)
    tend(window, qtbot)
    saved(window, FIRST, qtbot)
