"""The code de transmission on the export page: judged as it is typed, read in a file, or drawn in the établissement."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from paliers_desktop.actions.export import Code
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.errors import UserError
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.export.sign import SignCard
from paliers_desktop.gui.saving.offered_place import offered_place
from paliers_desktop.gui.session import Session

OWN_CODE = (
    "L’académie envoie un code à chaque établissement, sur sa messagerie officielle. Sans lui, vous pouvez en créer "
    "un : deux feuilles sont alors enregistrées, l’une à conserver, l’autre à communiquer à l’académie."
)


class CodeEntry(QObject):
    """`attempt(action, done)` does what may fail, and tells how it ended."""

    def __init__(
        self,
        sign: SignCard,
        session: Session,
        exporting: Exporting,
        dialogs: Dialogs,
        attempt: Callable[[Callable[[], object], str], None],
    ) -> None:
        super().__init__(sign)
        self._sign, self._session, self._exporting, self._dialogs = sign, session, exporting, dialogs
        self._attempt = attempt
        sign.code_edited.connect(self.check)
        sign.own_code_asked.connect(self.draw)
        sign.code_file_asked.connect(self.read_file)

    def check(self) -> None:
        """Say whether the code typed so far is the right one; nothing is said before it is whole."""
        self._sign.code.set_error("")
        self._sign.show_accepted("")
        if self._exporting.is_whole(self._sign.code.text()):
            self.accepted()

    def accepted(self) -> Code | None:
        """The code that was typed; None, and its fault told at its field, when it is not the right one."""
        try:
            code = self._exporting.check_code(self._sign.code.text(), self._session.assessment)
        except UserError as error:
            self._sign.show_accepted("")
            self._sign.code.set_error(str(error))
            return None
        self._sign.code.set_error("")
        self._sign.show_accepted(f"Code reconnu pour {code.uai}.")
        return code

    def draw(self) -> None:
        """Draw a code here, keep its two sheets, fill it in."""
        if not self._dialogs.confirm(
            "Créer un code dans l’établissement ?", OWN_CODE, go="Créer un code", stay="Annuler"
        ):
            return
        if folder := self._dialogs.folder_path(offered_place(self._session, self._exporting)):
            self._attempt(lambda: self._draw_into(folder), f"Les deux feuilles sont enregistrées dans {folder}.")

    def read_file(self) -> None:
        """Find the code in a text file that the person chooses."""
        if path := self._dialogs.open_text_path(self._session.dossier.path.parent):
            try:
                self._sign.code.set_text(self._exporting.code_from_file(path, self._session.assessment))
            except UserError as error:
                self._sign.code.set_error(str(error))
            else:
                self.check()

    def _draw_into(self, folder: Path) -> None:
        self._sign.code.set_text(self._exporting.draw_code(self._session.assessment, folder))
        self.check()
