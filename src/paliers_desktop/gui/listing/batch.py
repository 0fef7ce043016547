"""« Enregistrer 12 PDF… » of the list: asks what and where, has it written beside the window, tells how it ended."""

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
from paliers_desktop.gui.listing.runner import Job
from paliers_desktop.gui.style import Style

if TYPE_CHECKING:  # loaded once it is asked for
    from paliers_desktop.actions.batch import Outcome
    from paliers_desktop.gui.listing.batch_dialog import BatchDialog
    from paliers_desktop.gui.listing.home import HomePage

CLOSING_SECONDS = 5.0
"""How long closing waits for the PDF under way; cut short, there is none of it."""


class BatchPdf(QObject):
    """One window at a time; what runs goes on without it only while a share hangs."""

    def __init__(self, workplace: Workplace, dialogs: Callable[[], Dialogs], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._dialogs = dialogs
        self._job: Job | None = None
        self._chosen: tuple[Listed, ...] = ()
        self._existing: frozenset[str] = frozenset()
        self._outcomes: list[Outcome] = []
        self._stop = threading.Event()
        self.dialog: BatchDialog | None = None

    def offer(self, page: "HomePage", style: Style) -> None:
        """Obey the « Actions » of a page of the list."""
        page.actions_menu.pdf_asked.connect(lambda: self.ask(page.list.chosen, style, page))

    def ask(self, chosen: tuple[Listed, ...], style: Style, page: "HomePage") -> None:
        """Open the window for these établissements."""
        if not chosen or self.dialog:
            return
        from paliers_desktop.gui.listing.batch_dialog import BatchDialog

        self._chosen = chosen
        last = self._workplace.preferences.last_folder
        dialog = BatchDialog(style, chosen, Path(last) if last else paths.documents_folder(), page)
        dialog.ask.place_asked.connect(self._choose_folder)
        dialog.go_asked.connect(self._look)
        dialog.keep_asked.connect(lambda: self._write(frozenset()))
        dialog.replace_asked.connect(lambda: self._write(self._existing))
        dialog.stop_asked.connect(lambda: self._stop.set())
        dialog.give_up_asked.connect(lambda: self._end(not_waited=True))
        dialog.show_place_asked.connect(lambda: self._dialogs().show_folder(dialog.ask.folder))
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    def close(self) -> None:
        """The program ends: wait for the PDF under way."""
        self._stop.set()
        if self._job:
            self._job.join(CLOSING_SECONDS)
        self._forget_job()

    def _choose_folder(self) -> None:
        if self.dialog and (folder := self._dialogs().folder_path(self.dialog.ask.folder)):
            self.dialog.ask.place.show_folder(folder)
            self.dialog.ask.show_failure(None)
            self._workplace.prefer(last_folder=str(folder))

    def _look(self) -> None:
        """Whether files of these names are there already."""
        dialog = self.dialog
        if dialog is None or self._job:
            return
        dialog.show_looking()
        from paliers_desktop.actions.batch import existing_names, planned_names

        folder, kind = dialog.ask.folder, dialog.ask.choices.kind
        known = [listed.overview.assessment for listed in self._chosen if listed.overview]

        def steps() -> Iterator[frozenset[str]]:
            yield existing_names(folder, planned_names(known, kind))

        self._job = Job(steps, self)
        self._job.stepped.connect(self._on_looked)
        self._job.failed.connect(self._on_not_looked)
        self._job.broke.connect(self._on_not_looked)

    def _on_looked(self, names: frozenset[str]) -> None:
        self._forget_job()
        self._existing = names
        if names and self.dialog:
            self.dialog.show_existing(sorted(names))
        else:
            self._write(names)

    def _on_not_looked(self, error: UserError | None = None) -> None:
        self._forget_job()
        if self.dialog:
            self.dialog.show_ask(error)

    def _write(self, replaced: frozenset[str]) -> None:
        dialog = self.dialog
        if dialog is None or self._job:
            return
        from paliers_desktop.actions.batch import Batch, write_batch

        self._outcomes = []
        self._stop = stop = threading.Event()
        files = tuple(listed.path for listed in self._chosen)
        batch = Batch(files, dialog.ask.choices, dialog.ask.folder, replaced)
        fonts = paths.resources_folder() / "fonts"
        dialog.show_progress(0)
        self._job = Job(lambda: write_batch(batch, fonts, stop.is_set), self)
        self._job.stepped.connect(self._on_outcome)
        self._job.failed.connect(lambda error: self._end(error=error))
        self._job.broke.connect(lambda: self._end(broken=True))
        self._job.ended.connect(lambda: self._end())

    def _on_outcome(self, outcome: "Outcome") -> None:
        self._outcomes.append(outcome)
        if self.dialog:
            self.dialog.show_progress(len(self._outcomes))

    def _end(self, *, error: UserError | None = None, broken: bool = False, not_waited: bool = False) -> None:
        from paliers_desktop.gui.listing.batch_words import Ending

        self._forget_job()
        rest = self._chosen[len(self._outcomes) :]
        stopped = self._stop.is_set() and bool(rest)
        if self.dialog:
            self.dialog.show_ending(Ending(tuple(self._outcomes), rest, error, stopped, broken, not_waited))

    def _on_closed(self) -> None:
        self._stop.set()
        self._forget_job()
        self.dialog = None

    def _forget_job(self) -> None:
        if self._job:
            self._job.cancel()
            self._job.deleteLater()
        self._job = None
