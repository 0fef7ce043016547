"""« Volet numérique (ODT)… » and its kin: write the file where the person says, then offer to open it."""

from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.other_formats import OtherFormat
from paliers_desktop.errors import UserError
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.saving.offered_place import offered_place
from paliers_desktop.gui.session import Session

_TITLES = {
    OtherFormat.VOLET_ODT: ("Enregistrer le volet numérique", "Texte OpenDocument (*.odt)"),
    OtherFormat.REPONSES_ODS: ("Enregistrer les réponses", "Classeur OpenDocument (*.ods)"),
    OtherFormat.REPONSES_CSV: ("Enregistrer les réponses", "Tableau CSV (*.csv)"),
}


def save_format(
    kind: OtherFormat, session: Session, exporting: Exporting, dialogs: Dialogs, *, with_texts: bool
) -> None:
    """The answers must be on the disk already; a failure is told, and the old file is as it was."""
    suggestion = offered_place(session, exporting) / exporting.other_name(kind, session.assessment)
    title, name_filter = _TITLES[kind]
    path = dialogs.save_path(title, suggestion, name_filter)
    if path is None:
        return
    try:
        with busy():
            exporting.write_other(kind, session.assessment, path, with_texts=with_texts)
    except UserError as error:
        dialogs.tell_error(error)
    else:
        dialogs.tell_saved("Le fichier est enregistré.", path)
