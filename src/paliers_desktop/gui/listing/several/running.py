"""Runs a task on several établissements in its window: looks, tells, then does, in a thread that can be stopped."""

import threading
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from paliers_desktop.actions.listing import Listed
from paliers_desktop.errors import UserError
from paliers_desktop.gui.listing.batch import CLOSING_SECONDS
from paliers_desktop.gui.listing.runner import Job
from paliers_desktop.gui.listing.several.dialog import SeveralDialog
from paliers_desktop.gui.listing.several.task import AskPage, Ended, Said, Task
from paliers_desktop.gui.style import Style


class Several(QObject):
    """One window; what runs goes on without it only while a share hangs. wrote: files of the list are others now."""

    closed = Signal()
    wrote = Signal()

    def __init__(
        self, style: Style, task: Task, ask: AskPage, chosen: Sequence[Listed], page: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.task = task
        self._chosen = tuple(chosen)
        self._job: Job | None = None
        self._foreseen: list[Said] = []
        self._done: list[Said] = []
        self._stop = threading.Event()
        self.dialog = SeveralDialog(style, task, ask, self._chosen, page)
        self._open = True
        self.dialog.look_asked.connect(self._look)
        self.dialog.back_asked.connect(self._on_not_looked)
        self.dialog.go_asked.connect(self._perform)
        self.dialog.stop_asked.connect(lambda: self._stop.set())
        self.dialog.give_up_asked.connect(lambda: self._end(not_waited=True))
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def close(self) -> None:
        """The program ends: wait for the file under way."""
        self._stop.set()
        if self._job:
            self._job.join(CLOSING_SECONDS)
        self._forget()

    def _look(self) -> None:
        """Read the établissements: nothing is written."""
        if self._job:
            return
        self._foreseen = []
        try:
            steps = self.task.look()
        except UserError as error:
            self.dialog.show_ask(error)
            return
        self.dialog.show_looking(0)
        self._job = Job(steps, self)
        self._job.stepped.connect(self._on_looked)
        self._job.failed.connect(self._on_not_looked)
        self._job.broke.connect(self._on_not_looked)
        self._job.ended.connect(self._on_all_looked)

    def _on_looked(self, said: Said) -> None:
        self._foreseen.append(said)
        if self._open:
            self.dialog.show_looking(len(self._foreseen))

    def _on_not_looked(self, error: UserError | None = None) -> None:
        self._forget()
        if self._open:
            self.dialog.show_ask(error)

    def _on_all_looked(self) -> None:
        self._forget_job()
        if self._open:
            self.dialog.show_foreseen(self._foreseen)

    def _perform(self) -> None:
        if self._job:
            return
        self._done = []
        self._stop = stop = threading.Event()
        self.dialog.show_progress(0)
        self._job = Job(lambda: self.task.perform(stop.is_set), self)
        self._job.stepped.connect(self._on_done)
        self._job.failed.connect(lambda error: self._end(error=error))
        self._job.broke.connect(lambda: self._end(broken=True))
        self._job.ended.connect(lambda: self._end())

    def _on_done(self, said: Said) -> None:
        self._done.append(said)
        if self._open:
            self.dialog.show_progress(len(self._done))

    def _end(self, *, error: UserError | None = None, broken: bool = False, not_waited: bool = False) -> None:
        self._forget()
        rest = self._chosen[len(self._done) :]
        stopped = self._stop.is_set() and bool(rest)
        if self._open:
            self.dialog.show_ended(Ended(tuple(self._done), rest, error, stopped, broken, not_waited))

    def _on_closed(self) -> None:
        self._open = False
        self._stop.set()
        self._forget()
        if any(one.ok for one in self._done):
            self.wrote.emit()
        self.closed.emit()

    def _forget(self) -> None:
        self._forget_job()
        self.task.forget()

    def _forget_job(self) -> None:
        if self._job:
            self._job.cancel()
            self._job.deleteLater()
        self._job = None
