"""« Enregistrer le PDF… » in the preview: what is seen, where the person says."""

from typing import TYPE_CHECKING

from paliers_desktop.actions.report import write_file
from paliers_desktop.errors import UserError
from paliers_desktop.gui.apercu.document import PdfDocument
from paliers_desktop.gui.busy import busy

if TYPE_CHECKING:  # which opens the preview
    from paliers_desktop.gui.dialogs import Dialogs

TITLE = "Enregistrer le PDF"
FILTER = "Document PDF (*.pdf)"


def save_document(document: PdfDocument, octets: bytes, dialogs: "Dialogs") -> None:
    """A failure is told, and the old file is as it was."""
    path = dialogs.save_path(TITLE, document.suggestion, FILTER)
    if path is None:
        return
    try:
        with busy():
            write_file(path, octets)
    except UserError as error:
        dialogs.tell_error(error)
    else:
        dialogs.tell_saved(document.saved, path)
