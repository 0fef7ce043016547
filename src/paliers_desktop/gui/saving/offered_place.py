"""Where a file made from a dossier is offered to be saved: beside it, but for the demonstration, which is erased."""

from pathlib import Path

from paliers_desktop import paths
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.gui.session import Session


def offered_place(session: Session, exporting: Exporting) -> Path:
    """The emplacement of the dossier; the person's own when that of the dossier goes with it."""
    if exporting.lasting:
        return session.dossier.path.parent
    documents = paths.documents_folder()
    return documents if documents.is_dir() else Path.home()
