"""Runs the tasks on a file that is closed, each loaded when it is first asked for."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QWidget

from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.fichier.tasks import FileTask
from paliers_desktop.gui.style import Style

MODULES: dict[FileTask, str] = {
    FileTask.COPIES: "copies",
    FileTask.MERGE: "merge",
    FileTask.HAND_OVER: "handing_over",
    FileTask.ERASE: "erasing",
}
"""Where each task is done: a module of this room with a function `run(desk, path)`, which tells its own UserErrors."""


class FileDesk:
    """What every task needs: this post, what asks the person, the look, the window that its own windows belong to.

    dialogs, style: asked for each time, because tests and another theme replace them. asked_step, notice: set by a task
    when the file is to be opened afterwards, at that step, with that sentence; "" for nowhere, for nothing.
    """

    def __init__(
        self, workplace: Workplace, dialogs: Callable[[], Dialogs], style: Callable[[], Style], window: QWidget
    ) -> None:
        self.workplace = workplace
        self.dialogs = dialogs
        self.style = style
        self.window = window
        self.asked_step = ""
        self.notice = ""

    def run(self, task: FileTask, path: Path) -> Path | None:
        """Do a task on the closed file at `path`; where the file is afterwards, None when there is none any more."""
        run: Callable[[FileDesk, Path], Path | None] = import_module(f"{__package__}.{MODULES[task]}").run
        return run(self, path)
