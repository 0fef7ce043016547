"""« Reprendre depuis un fichier transmis… »: files are chosen, read and shown, then the dossier made anew."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from paliers_desktop import paths
from paliers_desktop.actions.rebuilding import Series, existing_dossier
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.errors import UserError
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.fichier.desk import FileDesk
from paliers_desktop.gui.fichier.rebuilding_window import RebuildingWindow
from paliers_desktop.gui.fichier.rebuilding_words import rebuilt_words
from paliers_desktop.gui.listing.runner import Job

if TYPE_CHECKING:
    from paliers_desktop.gui.main_window import MainWindow


class Rebuilding(QObject):
    """One window; files are read on a thread of its own, with every établissement of this post."""

    def __init__(self, window: "MainWindow", desk: FileDesk) -> None:
        super().__init__(window)
        self._main = window
        self._desk = desk
        self._job: Job | None = None
        self._series: Series | None = None
        places = paths.suggested_places() or (paths.documents_folder(),)
        self.window = RebuildingWindow(desk.style(), places[0], window)
        self.window.other_files_asked.connect(self._choose_files)
        self.window.place.choose_asked.connect(self._choose_folder)
        self.window.go.clicked.connect(self._rebuild)
        self.window.open_asked.connect(self._open)
        self.window.finished.connect(self._on_closed)

    def ask(self) -> None:
        """Have files chosen, then show the window."""
        if self._choose_files():
            self.window.open()
        else:
            self.window.deleteLater()
            self.deleteLater()

    def _choose_files(self) -> bool:
        workplace = self._desk.workplace
        last = workplace.preferences.last_folder
        files = self._desk.dialogs().transmitted_paths(Path(last) if last else paths.documents_folder())
        if files:
            workplace.prefer(last_folder=str(files[0].parent))
            self._look(files)
        return bool(files)

    def _look(self, files: tuple[Path, ...]) -> None:
        self._forget_job()
        self.window.show_reading()
        self._job = Job(partial(_read, self._desk.workplace, files, self.window.place.folder), self)
        self._job.stepped.connect(self._on_read)
        self._job.failed.connect(self._on_refused)

    def _on_read(self, series: Series) -> None:
        self._forget_job()
        self._series = series
        self.window.show_series(series)

    def _on_refused(self, error: UserError) -> None:
        self._forget_job()
        self.window.show_refused(error)

    def _choose_folder(self) -> None:
        if folder := self._desk.dialogs().folder_path(self.window.place.folder):
            self.window.show_folder(folder)

    def _rebuild(self) -> None:
        series = self._series
        if series is None:
            return
        try:
            with busy():
                opened = self._desk.workplace.rebuild(series, self.window.place.folder)
        except UserError as error:
            self.window.show_failure(error)
            return
        self.window.accept()
        self._main.file.enter(opened)
        if wizard := self._main.wizard:
            wizard.notices.tell(rebuilt_words(series))

    def _open(self, path: Path) -> None:
        self.window.accept()
        self._main.open_path(path)

    def _on_closed(self) -> None:
        self._forget_job()
        self.deleteLater()

    def _forget_job(self) -> None:
        if self._job:
            self._job.cancel()
            self._job.deleteLater()
        self._job = None


def _read(workplace: Workplace, files: tuple[Path, ...], folder: Path) -> Iterator[Series]:
    """The series of these files. Raises the errors of rebuilding; one of this post that has it already is one."""
    series = workplace.gather(files)
    if found := existing_dossier(series, folder, workplace.known_files(paths.listed_places)):
        raise found
    yield series
