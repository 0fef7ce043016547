"""What its file takes no more goes to another: the whole établissement, and the person knows which one is now good."""

from collections.abc import Callable
from pathlib import Path

from paliers_desktop import paths
from paliers_desktop.actions.dossiers import OpenDossier
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.errors import UserError
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.dialogs import COPY, DOSSIER_FILTER, Dialogs, Loss
from paliers_desktop.gui.session import Session
from paliers_desktop.storage.naming import free_path

SAVED_MEANWHILE = "Tout est enregistré : une copie n’est plus nécessaire."
STILL_FAILS = "Vos réponses restent en mémoire, et l’application essaie encore d’elle-même tant qu’elle est ouverte."


class Rescue:
    """dialogs: asked for each time."""

    def __init__(self, workplace: Workplace, dialogs: Callable[[], Dialogs]) -> None:
        self._workplace = workplace
        self._dialogs = dialogs

    def is_wanted(self, error: UserError) -> bool:
        """A new try failed too: whether the person wants a copy elsewhere."""
        return self._dialogs().offer(error.message, STILL_FAILS, go=COPY, stay="Attendre")

    def may_leave(self, opened: OpenDossier, session: Session) -> bool:
        """Not everything could be saved: whether the établissement is closed all the same."""
        loss = self._dialogs().confirm_loss(session.saving.error)
        return loss is Loss.LOSE or (loss is Loss.COPY and self.save_copy(opened, session) is not None)

    def save_copy(self, opened: OpenDossier, session: Session) -> Path | None:
        """Write everything to a file that the person chooses; None when that was not done, which is told."""
        old = opened.dossier.path
        suggestion = free_path(paths.documents_folder(), old.name)
        chosen = self._dialogs().save_path("Enregistrer une copie ailleurs", suggestion, DOSSIER_FILTER)
        if chosen is None:
            return None
        if not session.unsaved:  # its place answered again while the person chose
            self._dialogs().tell(SAVED_MEANWHILE)
            return None
        try:
            with busy():
                self._workplace.save_elsewhere(opened, chosen, session.unsaved)
        except UserError as error:
            self._dialogs().tell_error(error)
            return None
        self._dialogs().tell(*_told(chosen, old))
        return chosen


def _told(chosen: Path, old: Path) -> tuple[str, str]:
    return (
        f"Toutes vos réponses sont enregistrées dans « {chosen.name} ».",
        f"Ce fichier, dans {chosen.parent}, est désormais le bon : continuez avec lui. Les dernières réponses ne sont "
        f"pas dans l’ancien, {old}.",
    )
