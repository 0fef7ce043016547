"""« Renommer le fichier… » and « Changer d’emplacement… »: asks, has it done in the background, tells what failed."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from paliers_desktop.actions.listing import Listed
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.errors import UserError
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.listing.runner import Job

CLOSING_SECONDS = 10.0
"""How long closing waits for a file that moves; cut short, the original is still there."""


class Relocating(QObject):
    """began(words to show), then ended(path of the file now), moved or not."""

    began = Signal(str)
    ended = Signal(object)

    def __init__(self, workplace: Workplace, dialogs: Callable[[], Dialogs], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._dialogs = dialogs
        self._job: Job | None = None
        self._path = Path()

    def ask_name(self, listed: Listed | None) -> None:
        """Have the person type another name, and give it to the file."""
        if listed is None or self._job:
            return
        path = listed.path
        typed = self._dialogs().text("Renommer le fichier", "Nom du fichier, sans « .paliers »", path.stem)
        if typed is not None:
            self._start(path, lambda: self._workplace.rename(path, typed), "Le fichier change de nom…")

    def ask_folder(self, listed: Listed | None) -> None:
        """Have the person choose another emplacement, and take the file and its copies there."""
        if listed and not self._job and (folder := self.choose_folder(listed.path)):
            self.move(listed.path, folder)

    def choose_folder(self, path: Path) -> Path | None:
        """Another emplacement than that of the file; None when the person gives up."""
        folder = self._dialogs().folder_path(path.parent)
        return folder if folder != path.parent else None

    def move(self, path: Path, folder: Path) -> None:
        """Take a file that is closed and its copies to another emplacement."""
        self._start(path, lambda: self._workplace.move(path, folder), "Le fichier change d’emplacement…")

    def close(self) -> None:
        """Wait for a file that moves."""
        if self._job:
            self._job.join(CLOSING_SECONDS)
            self._job.cancel()
            self._job = None

    def _start(self, path: Path, work: Callable[[], Path], words: str) -> None:
        self._path = path

        def steps() -> Iterator[Path]:
            yield work()

        self.began.emit(words)
        self._job = Job(steps, self)
        self._job.stepped.connect(self._on_done)
        self._job.failed.connect(self._on_failed)

    def _on_done(self, path: Path) -> None:
        self._workplace.follow(self._path, path)
        self._end(path)

    def _on_failed(self, error: UserError) -> None:
        self._end(self._path)
        self._dialogs().tell_error(error)

    def _end(self, path: Path) -> None:
        if self._job:
            self._job.cancel()  # it has no more to tell, but has not told that it ends
            self._job.deleteLater()
        self._job = None
        self.ended.emit(path)
