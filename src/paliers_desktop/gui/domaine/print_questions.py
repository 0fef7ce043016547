"""« Imprimer la fiche de questions »: write the PDF where the person says, then offer to open it."""

from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.errors import UserError
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.session import Session


def print_questions(session: Session, exporting: Exporting, dialogs: Dialogs) -> None:
    """What prints is the PDF, from the program that the post opens PDFs with."""
    session.leave_field()
    suggestion = session.dossier.path.parent / exporting.questions_name(session.assessment)
    path = dialogs.save_path("Imprimer la fiche de questions", suggestion, "Document PDF (*.pdf)")
    if path is None:
        return
    try:
        with busy():
            exporting.write_questions(session.assessment, path)
    except UserError as error:
        dialogs.tell_error(error)
    else:
        if dialogs.confirm(
            "La fiche de questions est enregistrée.",
            f"{path}\nOuvrez-la pour l’imprimer : une page par personne à interroger.",
            go="Ouvrir le PDF",
            stay="Fermer",
        ):
            dialogs.open_file(path)
