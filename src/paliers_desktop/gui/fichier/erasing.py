"""« Supprimer les données de cet établissement… »: offers to export first, asks, has it done, tells what is left."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from paliers_desktop.actions.erasure import Erased, ToErase, erase, look
from paliers_desktop.core import navigation
from paliers_desktop.errors import UserError
from paliers_desktop.gui.fichier.desk import FileDesk
from paliers_desktop.gui.fichier.erasing_window import ErasingWindow
from paliers_desktop.gui.fichier.tasks import FileTask
from paliers_desktop.gui.listing.runner import Job


def run(desk: FileDesk, path: Path) -> Path | None:
    """The path while there still is a file."""
    while Erasing(desk, path).relay_first():
        desk.run(FileTask.HAND_OVER, path)
    return path if path.exists() else None


class Erasing(QObject):
    """One window; every folder is read and emptied on a thread of its own, since a key or a share may not answer."""

    def __init__(self, desk: FileDesk, path: Path) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._path = path
        self._second_place = desk.workplace.second_place
        self._job: Job | None = None
        self._outcomes: list[Erased] = []
        self._relay = False
        self.window = ErasingWindow(desk.style(), desk.window)
        self.window.erase_asked.connect(self._erase)
        self.window.export_asked.connect(self._export_first)
        self.window.relay_asked.connect(self._relay_first)
        self.window.stop_asked.connect(lambda: self._end(stopped=True))

    def relay_first(self) -> bool:
        """Show the window until it is closed; whether the dossier is to be handed over, then this asked again."""
        self._start(lambda: iter((look(self._path, self._second_place),)), self._on_looked, self._on_not_looked)
        self.window.exec()
        self._forget_job()
        self.deleteLater()
        return self._relay

    def _on_looked(self, told: ToErase) -> None:
        self._forget_job()
        self.window.show_question(told)

    def _on_not_looked(self, error: UserError) -> None:
        self.window.reject()
        self._desk.dialogs().tell_error(error)

    def _erase(self, anyway: bool) -> None:
        self._outcomes = []
        self.window.show_working()
        path, second_place = self._path, self._second_place
        self._start(lambda: erase(path, second_place, anyway=anyway), self._on_erased, self.window.show_failure)
        if self._job:
            self._job.ended.connect(lambda: self._end())
            self._job.broke.connect(lambda: self._end(stopped=True))

    def _on_erased(self, outcome: Erased) -> None:
        self._outcomes.append(outcome)

    def _end(self, *, stopped: bool = False) -> None:
        self._forget_job()
        if not self._path.exists() and not stopped:
            self._desk.workplace.forget(self._path)
        self.window.show_ending(self._outcomes, stopped=stopped)

    def _export_first(self) -> None:
        self._desk.asked_step = navigation.EXPORT
        self.window.reject()

    def _relay_first(self) -> None:
        self._relay = True
        self.window.reject()

    def _start(
        self,
        steps: Callable[[], Iterator[Any]],
        on_step: Callable[[Any], object],
        on_failed: Callable[[UserError], object],
    ) -> None:
        self._forget_job()
        self._job = Job(steps, self)
        self._job.stepped.connect(on_step)
        self._job.failed.connect(on_failed)

    def _forget_job(self) -> None:
        if self._job:
            self._job.cancel()
            self._job.deleteLater()
        self._job = None
