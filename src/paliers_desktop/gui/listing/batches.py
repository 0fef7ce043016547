"""What is done with several établissements of the list at once: each task is loaded once it is asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.listing.batch import BatchPdf
from paliers_desktop.gui.style import Style

if TYPE_CHECKING:
    from paliers_desktop.gui.listing.home import HomePage
    from paliers_desktop.gui.listing.several.running import Several
    from paliers_desktop.gui.listing.several.task import AskPage, Task


class Batches(QObject):
    """One window at a time: `several`, None while there is none."""

    wrote = Signal()
    """Files of the list say something else now."""

    def __init__(self, workplace: Workplace, dialogs: Callable[[], Dialogs], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._dialogs = workplace, dialogs
        self.pdf = BatchPdf(workplace, dialogs, self)
        self.several: Several | None = None

    def offer(self, page: "HomePage", style: Style) -> None:
        """Obey the « Actions » of a page of the list."""
        self.pdf.offer(page, style)
        menu = page.actions_menu
        menu.export_asked.connect(lambda: self._export(page, style))
        menu.proposals_asked.connect(lambda: self._propose(page, style))
        menu.seance_asked.connect(lambda: self._tell_seance(page, style))
        menu.synthesis_asked.connect(lambda: self._show_synthesis(page, style))

    def close(self) -> None:
        """The program ends: what is under way is waited for."""
        self.pdf.close()
        if self.several:
            self.several.close()

    def _export(self, page: "HomePage", style: Style) -> None:
        from paliers_desktop.gui.listing.several.exports import ExportTask

        if chosen := page.list.chosen:
            task = ExportTask(style, chosen, self._workplace, self._dialogs)
            if several := self._begin(task, task.ask, page, style):
                several.dialog.show_place_asked.connect(task.show_place)

    def _propose(self, page: "HomePage", style: Style) -> None:
        from paliers_desktop.gui.listing.several.proposals import ProposalsTask

        if chosen := page.list.chosen:
            task = ProposalsTask(style, chosen, self._workplace)
            self._begin(task, task.ask, page, style)

    def _tell_seance(self, page: "HomePage", style: Style) -> None:
        from paliers_desktop.gui.listing.several.seance import SeanceTask

        if chosen := page.list.chosen:
            task = SeanceTask(style, chosen, self._workplace)
            self._begin(task, task.ask, page, style)

    def _show_synthesis(self, page: "HomePage", style: Style) -> None:
        from paliers_desktop.gui.listing.several.synthesis import synthesis_document

        if chosen := page.list.chosen:
            self._dialogs().show_preview(style, synthesis_document(chosen, self._workplace))

    def _begin(self, task: "Task", ask: "AskPage", page: "HomePage", style: Style) -> "Several | None":
        """Open its window, unless another task has one."""
        if self.several:
            return None
        from paliers_desktop.gui.listing.several.running import Several

        self.several = several = Several(style, task, ask, page.list.chosen, page, self)
        several.wrote.connect(self.wrote)
        several.closed.connect(self._on_closed)
        return several

    def _on_closed(self) -> None:
        if self.several:
            self.several.deleteLater()
        self.several = None
