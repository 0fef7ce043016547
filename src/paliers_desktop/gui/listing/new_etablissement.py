"""A new établissement at work: its page, the places offered for its file, and the file itself."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from paliers_desktop import paths
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.assessment import Etablissement
from paliers_desktop.errors import UserError
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.style import Style

if TYPE_CHECKING:  # loaded once a new one is asked for
    from paliers_desktop.gui.listing.new_page import NewPage


class NewEtablissement(QObject):
    """created(OpenDossier) once its file exists; cancelled() when the person gives up."""

    created = Signal(object)
    cancelled = Signal()

    def __init__(self, workplace: Workplace, dialogs: Callable[[], Dialogs], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._dialogs = dialogs

    def make_page(self, style: Style, before: "NewPage | None" = None) -> "NewPage":
        """The page in this look, with what was typed in the one before."""
        from paliers_desktop.gui.listing.new_page import NewPage

        places = paths.suggested_places() or (paths.documents_folder(),)
        page = NewPage(style, places, self._workplace.expected)
        page.create_asked.connect(lambda etablissement, folder: self._create(page, etablissement, folder))
        page.cancel_asked.connect(self.cancelled)
        page.other_place_asked.connect(lambda: self._ask_place(page))
        if before:
            page.take_over(before)
        return page

    def _create(self, page: "NewPage", etablissement: Etablissement, folder: Path) -> None:
        try:
            opened = self._workplace.create(folder, etablissement)
        except UserError as error:
            page.show_error(str(error))
        else:
            self.created.emit(opened)

    def _ask_place(self, page: "NewPage") -> None:
        if folder := self._dialogs().folder_path(page.folder()):
            page.add_place(folder)
