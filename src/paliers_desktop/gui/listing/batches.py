"""What is done with several établissements of the list at once: their PDF, their signed files."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.listing.batch import BatchPdf
from paliers_desktop.gui.listing.exports import BatchExport
from paliers_desktop.gui.style import Style

if TYPE_CHECKING:
    from paliers_desktop.gui.listing.home import HomePage


class Batches(QObject):
    """Each has a window of its own."""

    def __init__(self, workplace: Workplace, dialogs: Callable[[], Dialogs], parent: QObject) -> None:
        super().__init__(parent)
        self.pdf = BatchPdf(workplace, dialogs, self)
        self.exports = BatchExport(workplace, dialogs, self)

    def offer(self, page: "HomePage", style: Style) -> None:
        """Obey the « Actions » of a page of the list."""
        self.pdf.offer(page, style)
        self.exports.offer(page, style)

    def close(self) -> None:
        """The program ends: what is under way is waited for."""
        self.pdf.close()
        self.exports.close()
