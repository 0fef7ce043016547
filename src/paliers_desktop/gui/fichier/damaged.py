"""A file that did not open: looked into when it may be damaged, then replaced as the person chooses, and opened."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QProgressDialog

from paliers_desktop.actions.salvaging import Damage, may_be_damage, open_copy, open_found
from paliers_desktop.core.typography import typographic
from paliers_desktop.errors import UserError
from paliers_desktop.gui.fichier import damage_words as words
from paliers_desktop.gui.fichier.damaged_window import DamagedWindow
from paliers_desktop.gui.fichier.desk import FileDesk
from paliers_desktop.gui.listing.runner import Job

if TYPE_CHECKING:
    from paliers_desktop.gui.main_window import MainWindow

PATIENCE_MS = 1000
"""How long reading or writing may take before a window says what is awaited."""


class DamagedFile(QObject):
    """Of one file; it lives as long as the main window at most."""

    def __init__(self, window: "MainWindow", desk: FileDesk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._job: Job | None = None
        self._waiting: QProgressDialog | None = None
        window.closed.connect(self._give_up)

    def tell(self, path: Path | None, error: UserError) -> None:
        """Say why it did not open; of a damaged dossier, what can be opened instead."""
        if path and may_be_damage(path, error):
            self._work(
                words.LOOKING,
                lambda: self._desk.workplace.examine(path),
                partial(self._on_examined, error),
            )
        else:
            self._end(error)

    def _on_examined(self, error: UserError, damage: Damage | None) -> None:
        if damage is None:
            self._end(error)
            return
        asking = DamagedWindow(self._desk.style(), damage, self._window)
        asking.found_asked.connect(partial(self._replace, damage, open_found))
        asking.copy_asked.connect(partial(self._replace, damage, open_copy))
        asking.open()

    def _replace(self, damage: Damage, put_in_place: Callable[[Damage], None]) -> None:
        self._work(words.PUTTING, lambda: put_in_place(damage), lambda _: self._on_replaced(damage, put_in_place))

    def _on_replaced(self, damage: Damage, put_in_place: Callable[[Damage], None]) -> None:
        self._window.open_path(damage.path)
        if session := self._window.session:
            found = damage.found if put_in_place is open_found else None
            told = words.found_told(found, session.grille.numeros) if found else words.copy_told(damage)
            self._desk.dialogs().tell(told)
        self.deleteLater()

    def _work(self, what: str, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Have it done on a thread of its own; a window says so when it lasts."""

        def steps() -> Iterator[Any]:
            yield work()

        self._waiting = _waiting(what, self._window)
        if what == words.LOOKING:
            self._waiting.setCancelButtonText(typographic("Ne plus attendre"))
            self._waiting.canceled.connect(self._give_up)
        self._job = Job(steps, self)
        self._job.stepped.connect(partial(self._on_done, then))
        self._job.failed.connect(self._on_failed)
        self._job.broke.connect(self._stop_waiting)

    def _on_done(self, then: Callable[[Any], None], result: Any) -> None:
        self._give_up()
        then(result)

    def _on_failed(self, error: UserError) -> None:
        self._stop_waiting()
        self._end(error)

    def _give_up(self) -> None:
        """Nothing more of the work is told; what it had begun to write is written."""
        if self._job:
            self._job.cancel()
        self._stop_waiting()

    def _stop_waiting(self) -> None:
        if self._waiting:
            self._waiting.deleteLater()
        self._waiting = None

    def _end(self, error: UserError) -> None:
        self._desk.dialogs().tell_error(error)
        self.deleteLater()


def _waiting(what: str, parent: "MainWindow") -> QProgressDialog:
    """A window that shows itself only when what is awaited lasts."""
    dialog = QProgressDialog(typographic(what), "", 0, 0, parent)
    dialog.setWindowTitle(words.TITLE)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(PATIENCE_MS)
    return dialog
