"""« Importer un fichier de l’académie… »: chosen or dropped; a person compares its key once, then reads what came."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from paliers_desktop import paths
from paliers_desktop.actions.academy_errors import RecuElsewhereError
from paliers_desktop.actions.campagnes import Answer, Campagnes, Situating, Standing, Taking
from paliers_desktop.actions.transmission import SentFile
from paliers_desktop.errors import UserError
from paliers_desktop.gui.academie.words import (
    ALREADY,
    first_key,
    other_key,
    what_came,
    what_situates,
    what_was_answered,
)
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.dialogs import Dialogs

_QUESTIONS = {Standing.FIRST: first_key, Standing.OTHER: other_key}


def no_etablissement(answer: Answer) -> SentFile:
    """What the list does with a receipt: only the dossier that exported the file knows it."""
    raise RecuElsewhereError(answer.opened.document.uai)


class AcademyImport(QObject):
    """imported() once something was kept. campagnes, dialogs: asked for each time; take_answer keeps a receipt."""

    imported = Signal()

    def __init__(
        self,
        campagnes: Callable[[], Campagnes],
        dialogs: Callable[[], Dialogs],
        parent: QObject,
        take_answer: Callable[[Answer], SentFile] = no_etablissement,
    ) -> None:
        super().__init__(parent)
        self._campagnes = campagnes
        self._dialogs = dialogs
        self._take_answer = take_answer

    def ask(self) -> None:
        """Have the person choose the files."""
        self.take_all(self._dialogs().academy_paths(paths.documents_folder()))

    def take_all(self, files: tuple[Path, ...]) -> None:
        """Each of these, in turn."""
        for path in files:
            self.take(path)

    def take(self, path: Path) -> None:
        """Read a file and keep what it brings, or say why not."""
        try:
            with busy():
                found = self._campagnes().receive(path)
            if isinstance(found, Taking):
                self._take_campagne(found)
            elif isinstance(found, Situating):
                self._dialogs().tell(*what_situates(self._campagnes().reperes.keep(found).campagne))
                self.imported.emit()
            else:
                self._dialogs().tell(*what_was_answered(self._take_answer(found)))
                self.imported.emit()
        except UserError as error:
            self._dialogs().tell_error(error)

    def _take_campagne(self, taking: Taking) -> None:
        if taking.known:
            self._dialogs().tell(ALREADY)
        elif self._agreed(taking):
            brought = self._campagnes().keep(taking)
            self.imported.emit()
            self._dialogs().tell(*what_came(brought))

    def _agreed(self, taking: Taking) -> bool:
        if taking.standing not in _QUESTIONS:
            return True
        asked = _QUESTIONS[taking.standing](taking)
        return self._dialogs().confirm(asked.message, asked.detail, go=asked.go, stay=asked.stay)
