"""What the tests of the window share: dialogs that answer from a script, ways to end a session or a window."""

import datetime
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dossier_samples import LYCEE
from paliers_desktop import paths
from paliers_desktop.actions.dossiers import create_dossier
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.errors import UserError
from paliers_desktop.gui.apercu.document import PdfDocument
from paliers_desktop.gui.apercu.window import PreviewWindow
from paliers_desktop.gui.dialogs import COPY_SHORT, Dialogs, Loss
from paliers_desktop.gui.geometry import Places
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

TODAY = datetime.date(2026, 11, 23)
CODE = "XWSY-GQSD-VNZK-4JEG-M1M3-51AS"
"""The code de transmission of 0940120V for creteil-2026-2027, made by the académie's rule (exchange.md §2)."""


class ScriptedDialogs(Dialogs):
    """Keeps what was told and asked; each question takes the next of `answers`, and having none left is a failure."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.asked: list[str] = []
        self.reports: list[str] = []
        self.answers: list[Any] = []

    def tell_error(self, error: UserError) -> None:
        self.told.append(str(error))

    def tell(self, message: str, detail: str = "") -> None:
        self.told.append(f"{message} {detail}".strip())

    def report_bug(self, report: str, log_file: Path) -> None:
        self.reports.append(report)

    def confirm(self, message: str, detail: str, *, go: str, stay: str) -> bool:
        return bool(self._answer(f"{message} [{stay}] [{go}]"))

    def offer(self, message: str, detail: str, *, go: str, stay: str) -> bool:
        return self.confirm(message, detail, go=go, stay=stay)

    def confirm_loss(self, error: UserError | None) -> Loss:
        """The answer is a Loss, or whether to close without saving."""
        answer = self._answer(f"{error or ''} [Rester] [{COPY_SHORT}] [Fermer sans enregistrer]")
        return answer if isinstance(answer, Loss) else (Loss.LOSE if answer else Loss.STAY)

    def open_dossier_path(self, folder: Path, title: str = "établissement") -> Path | None:
        return self._answer(f"{title} in {folder}")

    def dossier_paths(self, folder: Path, title: str) -> tuple[Path, ...]:
        return self._answer(f"{title} in {folder}")

    def transmitted_paths(self, folder: Path) -> tuple[Path, ...]:
        return self._answer(f"transmitted in {folder}")

    def academy_paths(self, folder: Path) -> tuple[Path, ...]:
        return self._answer(f"academy in {folder}")

    def open_text_path(self, folder: Path, title: str = "") -> Path | None:
        return self._answer(f"text in {folder}")

    def folder_path(self, folder: Path) -> Path | None:
        return self._answer(f"folder in {folder}")

    def text(self, title: str, label: str, value: str) -> str | None:
        return self._answer(f"{title}: {value}")

    def show_folder(self, folder: Path) -> None:
        self.asked.append(f"show {folder}")

    def show_preview(self, style: Style, document: PdfDocument) -> None:
        """The real window, in front of the one that has the keyboard; what it asks is answered here."""
        PreviewWindow(style, document, QApplication.activeWindow(), lambda _window: self, Places()).open()

    def choose_printer(self, printer: Any, count: int) -> bool:
        """The answer sets the printer, or is None to give up."""
        setup = self._answer(f"printer for {count}")
        if setup:
            setup(printer)
        return bool(setup)

    def save_path(self, title: str, suggestion: Path, kind: str) -> Path | None:
        return self._answer(f"{title}: {suggestion}")

    def _answer(self, question: str) -> Any:
        self.asked.append(question)
        if not self.answers:
            raise AssertionError(f"nobody expected this dialog: {question}")
        return self.answers.pop(0)


def open_new(window: MainWindow, place: Path) -> Session:
    """Make a new lycée in that place and open its file in the window."""
    opened = create_dossier(place, LYCEE, load_catalogue(paths.criteria_folder()), TODAY)
    opened.dossier.close()
    window.open_path(opened.dossier.path)
    assert window.session is not None
    return window.session


def end(session: Session) -> None:
    """Close a session, everything saved, and let Qt forget it; a second time does nothing."""
    if not isValid(session):
        return
    session.settle(30)
    session.close()
    forget(session)


def close(window: MainWindow, qtbot: QtBot) -> None:
    """Close a window, waiting as it does until everything is saved."""
    if window.isVisible():
        with qtbot.waitSignal(window.closed, timeout=30_000):
            window.close()


def wait_for_list(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until every établissement of the list is read."""
    qtbot.waitUntil(lambda: not window.etablissements.is_reading, timeout=20_000)


def forget(*objects: Any) -> None:
    """Let Qt delete these now."""
    for item in objects:
        item.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def in_window(ask: Callable[[], object], deed: Callable[[Any], None], qtbot: QtBot) -> None:
    """Ask for a window that is waited for, be it shown only once a slow disk has finished, and do `deed` in it."""
    done = in_next_window(deed)
    ask()
    qtbot.waitUntil(done, timeout=20_000)


def in_next_window(deed: Callable[[Any], None]) -> Callable[[], bool]:
    """Have `deed` done in the next modal window, which is then closed; whether it was done to its end."""
    before = QApplication.activeModalWidget()
    done: list[bool] = []
    timer = QTimer(interval=5)

    def act() -> None:
        shown = QApplication.activeModalWidget()
        if shown is None or shown is before:
            return
        timer.stop()
        try:
            deed(shown)
            done.append(True)
        finally:
            if isValid(shown) and shown.isVisible():
                shown.done(0)

    timer.timeout.connect(act)
    timer.start()
    return lambda: bool(done)


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    """What the standard library reads in a dossier, without the program."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return db.execute(query).fetchall()


def stored_answers(path: Path) -> dict[str, str | None]:
    """The answer of each criterion that has a row."""
    return dict(rows(path, "SELECT critere, reponse FROM reponses"))
