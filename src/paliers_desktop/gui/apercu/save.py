"""« Enregistrer le PDF »: where the person says, then an offer to open it."""

from pathlib import Path
from typing import TYPE_CHECKING

from paliers_desktop.actions.report import write_file
from paliers_desktop.errors import UserError
from paliers_desktop.gui.apercu.document import PdfDocument
from paliers_desktop.gui.busy import busy

if TYPE_CHECKING:  # which opens the preview
    from paliers_desktop.gui.dialogs import Dialogs

TITLE = "Enregistrer le PDF"
FILTER = "Document PDF (*.pdf)"


def save_document(document: PdfDocument, dialogs: "Dialogs", octets: bytes | None = None) -> Path | None:
    """Write a PDF, made now unless its bytes are given; None when nothing was written. A failure is told."""
    path = dialogs.save_path(TITLE, document.suggestion, FILTER)
    if path is None:
        return None
    try:
        with busy():
            write_file(path, document.make() if octets is None else octets)
    except UserError as error:
        dialogs.tell_error(error)
        return None
    if dialogs.confirm(document.saved, str(path), go="Ouvrir", stay="Fermer"):
        dialogs.open_file(path)
    return path
