"""Between what is asked of a file and the tasks: the open établissement is closed first, and opened again after."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.errors import UserError
from paliers_desktop.gui.fichier.card import FileCard
from paliers_desktop.gui.fichier.desk import FileDesk
from paliers_desktop.gui.fichier.tasks import FileTask
from paliers_desktop.gui.listing.menus import REBUILD
from paliers_desktop.storage.errors import MissingDossierError
from paliers_desktop.storage.relaying import relay_day

if TYPE_CHECKING:
    from paliers_desktop.gui.main_window import MainWindow

DEMO_STAYS = "La démonstration est effacée quand vous la quittez : il n’y a rien à faire de son fichier."
LOST = "S’il est perdu, un fichier signé transmis à l’académie permet de reprendre les réponses."


class FileTasks:
    """Has a task done on the file of the open établissement, or on one of the list."""

    def __init__(self, window: "MainWindow", workplace: Workplace) -> None:
        self._window = window
        self._desk = FileDesk(workplace, lambda: window.dialogs, lambda: window.look, window)
        window.etablissements.task_asked.connect(self.run_on_listed)
        window.etablissements.rebuild_asked.connect(self.rebuild)
        window.file.entered.connect(self._tell_received)

    def run_on_open(self, task: FileTask) -> None:
        """Close the open établissement, do the task, open it again where it is then."""
        session = self._window.session
        if session is None or self._window.file.must_wait(partial(self.run_on_open, task)):
            return
        path = session.dossier.path
        if self._desk.workplace.is_demo:
            self._desk.dialogs().tell(DEMO_STAYS)
        elif task is FileTask.MOVE:
            self._move(path)
        elif self._window.leave_for_list():
            self._finish(self._desk.run(task, path))
            self._lead_back(task)

    def run_on_listed(self, task: FileTask, path: Path) -> None:
        """Do a task on a file of the list, which is then read again, or opened where the task asks for it."""
        after = self._desk.run(task, path)
        self._finish(after if self._desk.asked_step or self._desk.notice else None)

    def rebuild(self) -> None:
        """« Reprendre depuis un fichier transmis… », from the list."""
        from paliers_desktop.gui.fichier.rebuilding import Rebuilding

        Rebuilding(self._window, self._desk).ask()

    def tell_not_opened(self, path: Path | None, error: UserError) -> None:
        """Say why a file was not opened; a damaged one is looked into, one that is gone may be made anew."""
        from paliers_desktop.gui.fichier.damaged import DamagedFile

        if isinstance(error, MissingDossierError):
            self._offer_rebuilding(error)
        else:
            DamagedFile(self._window, self._desk).tell(path, error)

    def _offer_rebuilding(self, error: UserError) -> None:
        if self._desk.dialogs().offer(error.message, f"{error.hint} {LOST}", go=REBUILD, stay="Fermer"):
            self.rebuild()

    def _tell_received(self) -> None:
        """Who opens a file that was handed over reads first what is left to do."""
        opened = self._window.file.opened
        if opened and relay_day(opened.state.place):
            from paliers_desktop.gui.fichier.receiving import show_received

            show_received(self._window, opened)

    def _move(self, path: Path) -> None:
        folder = self._window.etablissements.ask_place(path)
        if folder and self._window.leave_for_list():
            self._window.etablissements.move(path, folder, self._window.open_path)

    def _lead_back(self, task: FileTask) -> None:
        """The keyboard is again where the task was asked for, if its page shows again."""
        if (wizard := self._window.wizard) and (card := wizard.findChild(FileCard)) and card.isVisible():
            card.tasks[task].setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, path: Path | None) -> None:
        """Open the file, where the task asked for if it did, with what it has to say; None shows the list."""
        step, self._desk.asked_step = self._desk.asked_step, ""
        notice, self._desk.notice = self._desk.notice, ""
        if path is None:
            self._window.show_home()
            return
        self._window.open_path(path)
        if step and (wizard := self._window.wizard):
            wizard.go_step(step)
        if notice and (wizard := self._window.wizard):
            wizard.notices.tell(notice)
