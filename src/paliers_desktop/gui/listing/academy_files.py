"""Files of the académie on the list of établissements: asked for by its menu or dropped; loaded once there is one."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.gui.academie.drop import FileDrop
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.listing.home import HomePage

if TYPE_CHECKING:  # a start does not wait for what judges signatures
    from paliers_desktop.gui.academie.importing import AcademyImport


class AcademyFiles(QObject):
    """Serves `page`; dialogs: asked for each time."""

    def __init__(self, workplace: Workplace, dialogs: Callable[[], Dialogs], page: HomePage) -> None:
        super().__init__(page)
        self._workplace = workplace
        self._dialogs = dialogs
        page.options.academy_asked.connect(lambda: self._importing.ask())
        drop = FileDrop(page)
        drop.dropped.connect(lambda files: self._importing.take_all(files), Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _importing(self) -> "AcademyImport":
        from paliers_desktop.gui.academie.importing import AcademyImport

        return AcademyImport(lambda: self._workplace.campagnes, self._dialogs, self)
