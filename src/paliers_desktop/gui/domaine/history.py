"""« Historique » of a criterion: read in the dossier once everything is saved, shown in a window."""

from paliers_desktop.core.report.log_words import log_lines
from paliers_desktop.errors import UserError
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.session import Session

UNSAVED = "Tout n’est pas encore enregistré : réessayez dans un instant."


def show_criterion_log(session: Session, dialogs: Dialogs, critere_id: str) -> None:
    """Show what happened to a criterion, or say why it cannot be read now."""
    try:
        with busy():
            if not session.settle():
                raise UserError(UNSAVED)
            entries = session.dossier.journal.criterion_log(critere_id)
    except UserError as error:
        dialogs.tell_error(error)
    else:
        grille = session.grille
        dialogs.show_log(grille.numeros[critere_id], grille.criteres[critere_id].texte, log_lines(entries))
