"""« Exporter pour l’académie… » of the list: asks for the codes, shows what will happen, has it signed and written.

The codes are those of one window: nothing of them outlives it.
"""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from paliers_desktop import paths
from paliers_desktop.actions.listing import Listed
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.errors import UserError
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.listing.batch import CLOSING_SECONDS
from paliers_desktop.gui.listing.runner import Job
from paliers_desktop.gui.style import Style

if TYPE_CHECKING:  # loaded once it is asked for
    from paliers_desktop.actions.batch_export import Exported, Foreseen, Transmission
    from paliers_desktop.gui.listing.exports_dialog import ExportsDialog
    from paliers_desktop.gui.listing.home import HomePage

CODES_TITLE = "Choisir le fichier des codes"


class BatchExport(QObject):
    """One window at a time; what runs goes on without it only while a share hangs."""

    def __init__(self, workplace: Workplace, dialogs: Callable[[], Dialogs], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._dialogs = dialogs
        self._job: Job | None = None
        self._chosen: tuple[Listed, ...] = ()
        self._asked: Transmission | None = None
        self._foreseen: list[Foreseen] = []
        self._exported: list[Exported] = []
        self._stop = threading.Event()
        self.dialog: ExportsDialog | None = None

    def offer(self, page: "HomePage", style: Style) -> None:
        """Obey the « Actions » of a page of the list."""
        page.actions_menu.export_asked.connect(lambda: self.ask(page.list.chosen, style, page))

    def ask(self, chosen: tuple[Listed, ...], style: Style, page: "HomePage") -> None:
        """Open the window for these établissements."""
        if not chosen or self.dialog:
            return
        from paliers_desktop.gui.listing.exports_dialog import ExportsDialog

        self._chosen = chosen
        last = self._workplace.preferences.last_folder
        dialog = ExportsDialog(style, chosen, Path(last) if last else paths.documents_folder(), page)
        dialog.ask.codes_asked.connect(self._choose_codes)
        dialog.ask.place_asked.connect(self._choose_folder)
        dialog.look_asked.connect(self._look)
        dialog.back_asked.connect(self._back)
        dialog.go_asked.connect(self._write)
        dialog.stop_asked.connect(lambda: self._stop.set())
        dialog.give_up_asked.connect(lambda: self._end(not_waited=True))
        dialog.show_place_asked.connect(lambda: self._dialogs().show_folder(dialog.ask.place.folder))
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    def close(self) -> None:
        """The program ends: wait for the file under way."""
        self._stop.set()
        if self._job:
            self._job.join(CLOSING_SECONDS)
        self._forget()

    def _choose_codes(self) -> None:
        dialog = self.dialog
        if dialog and (path := self._dialogs().open_text_path(dialog.ask.place.folder, CODES_TITLE)):
            dialog.ask.codes.show_folder(path)
            dialog.show_ask()
            dialog.look_button.setFocus()

    def _choose_folder(self) -> None:
        dialog = self.dialog
        if dialog and (folder := self._dialogs().folder_path(dialog.ask.place.folder)):
            dialog.ask.place.show_folder(folder)
            dialog.ask.show_failure(None)
            self._workplace.prefer(last_folder=str(folder))

    def _look(self) -> None:
        """Read the codes, then the établissements: nothing is written."""
        dialog = self.dialog
        if dialog is None or self._job:
            return
        from paliers_desktop.actions.batch_export import foresee, transmission

        chosen, codes, folder, today = self._chosen, dialog.ask.codes.folder, dialog.ask.place.folder, self._workplace
        self._foreseen = []

        def steps() -> "Iterator[Transmission | Foreseen]":
            asked = transmission(chosen, codes, folder, today.today(), today.post)
            yield asked
            yield from foresee(asked)

        dialog.show_looking(0)
        self._job = Job(steps, self)
        self._job.stepped.connect(self._on_looked)
        self._job.failed.connect(self._on_not_looked)
        self._job.broke.connect(self._on_not_looked)
        self._job.ended.connect(self._on_all_looked)

    def _on_looked(self, step: "Transmission | Foreseen") -> None:
        from paliers_desktop.actions.batch_export import Foreseen

        if not isinstance(step, Foreseen):
            self._asked = step
            return
        self._foreseen.append(step)
        if self.dialog:
            self.dialog.show_looking(len(self._foreseen))

    def _on_not_looked(self, error: UserError | None = None) -> None:
        self._forget()
        if self.dialog:
            self.dialog.show_ask(error)

    def _on_all_looked(self) -> None:
        self._forget_job()
        if self.dialog:
            self.dialog.show_foreseen(self._foreseen)

    def _back(self) -> None:
        self._on_not_looked()

    def _write(self) -> None:
        dialog, asked = self.dialog, self._asked
        if dialog is None or asked is None or self._job:
            return
        from paliers_desktop.actions.batch_export import transmit

        self._exported = []
        self._stop = stop = threading.Event()
        dialog.show_progress(0)
        self._job = Job(lambda: transmit(asked, stop.is_set), self)
        self._job.stepped.connect(self._on_exported)
        self._job.failed.connect(lambda error: self._end(error=error))
        self._job.broke.connect(lambda: self._end(broken=True))
        self._job.ended.connect(lambda: self._end())

    def _on_exported(self, one: "Exported") -> None:
        self._exported.append(one)
        if self.dialog:
            self.dialog.show_progress(len(self._exported))

    def _end(self, *, error: UserError | None = None, broken: bool = False, not_waited: bool = False) -> None:
        from paliers_desktop.gui.listing.exports_words import Ended

        self._forget()
        rest = self._chosen[len(self._exported) :]
        stopped = self._stop.is_set() and bool(rest)
        if self.dialog:
            self.dialog.show_ended(Ended(tuple(self._exported), rest, error, stopped, broken, not_waited))

    def _on_closed(self) -> None:
        self._stop.set()
        self._forget()
        self.dialog = None

    def _forget(self) -> None:
        """The codes with it."""
        self._forget_job()
        self._asked = None

    def _forget_job(self) -> None:
        if self._job:
            self._job.cancel()
            self._job.deleteLater()
        self._job = None
