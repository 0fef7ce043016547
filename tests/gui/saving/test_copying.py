"""Copies while a person works: made beside the work, told calmly, waited for a little on leaving, never for long."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from dossier_samples import LYCEE
from gui_samples import end, open_new, stored_answers
from mounts import small_place
from paliers_desktop.actions.copies import CopyKeeper
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.saving import copying
from paliers_desktop.gui.session import Session
from paliers_desktop.storage.backup import backup_folder, list_copies
from paliers_desktop.storage.copy_errors import NotCopiedError
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.shelf import Reason


class Share:
    """A second place that answers once it is told to, as a share that hangs does; `asked`: by which threads."""

    def __init__(self) -> None:
        self.answers = threading.Event()
        self.asked: list[threading.Thread] = []

    def __call__(self) -> Path | None:
        self.asked.append(threading.current_thread())
        self.answers.wait(30)
        return None


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The state found is copied as soon as the window turns."""
    monkeypatch.setattr(copying, "OPENING_MS", 0)


@pytest.fixture
def share() -> Iterator[Share]:
    made = Share()
    yield made
    made.answers.set()


@pytest.fixture
def hung(window: MainWindow, workplace: Workplace, place: Path, share: Share) -> Session:
    """A session whose copies wait for a share that hangs."""
    path = open_new(window, place).dossier.path
    window.show_home()
    opened = workplace.open(path)
    window.file.enter(replace(opened, copies=CopyKeeper(opened.dossier, share)))
    return window.session


def first(session: Session) -> str:
    return session.grille.reading_order[0]


def go_home(window: MainWindow, qtbot: QtBot) -> None:
    """Leave the établissement; a copy under way ends first."""
    window.show_home()
    qtbot.waitUntil(lambda: window.session is None)


def made(path: Path) -> list[tuple[Reason, int]]:
    """Why each copy was made, the newest first, and how many answers it has."""
    return [(copy.reason, len(Dossier.peek(copy.path).assessment.answers)) for copy in list_copies(path)]


def test_the_state_found_is_copied_after_a_moment(at_once: None, window: MainWindow, place: Path, qtbot: QtBot) -> None:
    session = open_new(window, place)
    session.set_etat(first(session), Etat.OUI)
    qtbot.waitUntil(lambda: made(session.dossier.path) == [(Reason.OUVERTURE, 0)])
    assert not window.wizard.notices.isVisible()


def test_nothing_is_copied_while_the_pages_are_built(window: MainWindow, place: Path) -> None:
    session = open_new(window, place)
    session.set_etat(first(session), Etat.OUI)
    session.settle()
    assert not backup_folder(session.dossier.path).exists()


def test_looking_at_a_file_leaves_one_copy_and_not_one_changed_byte(
    window: MainWindow, place: Path, qtbot: QtBot
) -> None:
    path = open_new(window, place).dossier.path
    go_home(window, qtbot)
    before = path.read_bytes()
    for _ in range(2):
        window.open_path(path)
        go_home(window, qtbot)
    assert path.read_bytes() == before
    assert made(path) == [(Reason.OUVERTURE, 0)]


def test_what_is_left_is_copied_before_the_window_is_gone(window: MainWindow, place: Path, qtbot: QtBot) -> None:
    session = open_new(window, place)
    path = session.dossier.path
    session.set_etat(first(session), Etat.OUI)
    with qtbot.waitSignal(window.closed):
        window.close()
    assert made(path) == [(Reason.FERMETURE, 1), (Reason.OUVERTURE, 0)]


def test_another_look_copies_nothing_more(at_once: None, window: MainWindow, place: Path, qtbot: QtBot) -> None:
    path = open_new(window, place).dossier.path
    qtbot.waitUntil(lambda: len(made(path)) == 1)
    window.appearance.set_zoom(150)
    window.show_home()
    assert made(path) == [(Reason.OUVERTURE, 0)]


def test_a_place_that_hangs_delays_no_answer(at_once: None, hung: Session, share: Share, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(share.asked))
    hung.set_etat(first(hung), Etat.OUI)
    assert hung.assessment.answer(first(hung)).etat is Etat.OUI
    assert hung.settle(5)
    assert stored_answers(hung.dossier.path) == {first(hung): "oui"}
    assert threading.main_thread() not in share.asked


def test_leaving_waits_for_the_copy_without_freezing_then_goes_where_it_was_asked_to(
    hung: Session, share: Share, window: MainWindow, qtbot: QtBot
) -> None:
    path = hung.dossier.path
    hung.set_etat(first(hung), Etat.OUI)
    window.show_home()
    assert window.session is hung
    assert window.wizard.notices.banner.text().replace("\u00a0", " ") == copying.FINISHING
    hung.set_etat(first(hung), Etat.NON)  # the window is alive, and what is answered meanwhile is copied too
    share.answers.set()
    qtbot.waitUntil(lambda: window.session is None)
    newest = list_copies(path)[0].path
    assert stored_answers(newest) == {first(hung): "non"}


def test_leaving_twice_copies_once(hung: Session, share: Share, window: MainWindow, qtbot: QtBot) -> None:
    path = hung.dossier.path
    hung.set_etat(first(hung), Etat.OUI)
    window.show_home()
    window.show_home()
    assert window.session is hung
    share.answers.set()
    qtbot.waitUntil(lambda: window.session is None)
    assert made(path) == [(Reason.FERMETURE, 1), (Reason.OUVERTURE, 0)]


def test_a_place_that_never_answers_keeps_nobody(
    hung: Session, share: Share, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = hung.dossier.path
    hung.set_etat(first(hung), Etat.OUI)
    hung._copying._longest.setInterval(50)
    window.show_home()
    assert window.session is hung
    qtbot.waitUntil(lambda: window.session is None)
    assert stored_answers(path) == {first(hung): "oui"}
    window.open_path(path)
    assert window.session.assessment.answer(first(window.session)).etat is Etat.OUI


def test_what_cannot_be_copied_is_said_once_and_the_answers_go_on(
    at_once: None, workplace: Workplace, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    with small_place(tmp_path / "usb", "1m") as key:
        session = open_new(window, key)
        sentence = str(NotCopiedError(full=True))
        qtbot.waitUntil(lambda: window.wizard.notices.isVisible())
        assert window.wizard.notices.banner.text().replace("\u00a0", " ") == sentence
        told: list[str] = []
        session.notice.connect(told.append)
        session.set_etat(first(session), Etat.OUI)
        assert session.settle(5)
        go_home(window, qtbot)
        assert told == []
        assert stored_answers(next(key.glob("*.paliers"))) != {}


def test_nothing_is_told_of_a_dossier_that_is_closed(
    qapp: object, workplace: Workplace, place: Path, share: Share, qtbot: QtBot
) -> None:
    opened = workplace.create(place, LYCEE)
    backup_folder(opened.dossier.path).write_text("un fichier de ce nom")
    session = Session(replace(opened, copies=CopyKeeper(opened.dossier, share)))
    told: list[str] = []
    session.notice.connect(told.append)
    assert session.is_slow()
    told.clear()
    end(session)
    share.answers.set()
    for thread in share.asked:
        thread.join(5)
    qtbot.wait(1)
    assert told == []
