"""« Vérifier et exporter »: check, read what leaves, sign; and the PDF, which needs no code."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QWidget

from paliers_desktop.actions.export import Choices, Code, PreparedExport, joinable_texts
from paliers_desktop.actions.export_preview import preview_answers, preview_fields
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.core.report.checks import export_checks
from paliers_desktop.core.report.wording import date_in_words
from paliers_desktop.errors import UserError
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.export_columns import ExportColumns
from paliers_desktop.gui.export_preview import ExactTextDialog
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.tab_order import put_last

UNSAVED = "Tout n’est pas encore enregistré : réessayez dans un instant."
OWN_CODE = (
    "L’académie envoie un code à chaque établissement, sur sa messagerie officielle. Sans lui, vous pouvez en créer "
    "un : deux feuilles sont alors enregistrées, l’une à conserver, l’autre à communiquer à l’académie."
)


class ExportPage(ExportColumns):
    """Shows three columns; what they ask is done by `Exporting`, outside Qt."""

    critere_chosen = Signal(str)

    def __init__(
        self, style: Style, session: Session, exporting: Exporting, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(style, parent)
        self._session = session
        self._dialogs = dialogs
        self._exporting = exporting
        self._written = session.dossier.path
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """What leaves is read again each time the page is shown."""
        super().showEvent(event)
        self._refresh()

    def check_code(self) -> None:
        """Say whether the code typed so far is the right one; nothing is said before it is whole."""
        self.sign.code.set_error("")
        self.sign.show_accepted("")
        typed = self.sign.code.text()
        if self._exporting.is_whole(typed):
            self._accept(typed)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """The checks of the first column are listed anew with the answers; the other columns still come after."""
        put_last(self.preview)
        put_last(self.sign)
        return super().focusNextPrevChild(forwards)

    def take_over(self, other: "ExportPage") -> None:
        """Go on with what was typed and ticked in a page of another look."""
        self.sign.code.set_text(other.sign.code.text())
        self.preview.join.setChecked(other.preview.join.isChecked())
        self._written = other._written
        self.sign.done.take_over(other.sign.done)
        self.check_code()

    def export_signed(self) -> None:
        """Sign and write the file; the code's fault is told at its field."""
        if not self._session.settle():
            self._dialogs.tell_error(UserError(UNSAVED))
            return
        code = self._accept(self.sign.code.text())
        if code is None:
            self.sign.code.focus_field()
            return
        if not self._confirm_provisoire():
            return
        if folder := self._dialogs.folder_path(self._session.dossier.path.parent):
            self._write(code, folder)

    def export_pdf(self) -> None:
        """Write the PDF where the person says."""
        suggestion = self._session.dossier.path.parent / self._exporting.pdf_name(self._session.assessment)
        if not self._session.settle():
            self._dialogs.tell_error(UserError(UNSAVED))
        elif path := self._dialogs.save_path("Exporter le PDF", suggestion, "Document PDF (*.pdf)"):
            self._try(
                lambda: self._exporting.write_pdf(self._session.assessment, path), f"Le PDF est enregistré : {path}"
            )

    def draw_own_code(self) -> None:
        """Draw a code here, keep its two sheets, fill it in."""
        if not self._dialogs.confirm(
            "Créer un code dans l’établissement ?", OWN_CODE, go="Créer un code", stay="Annuler"
        ):
            return
        if folder := self._dialogs.folder_path(self._session.dossier.path.parent):
            self._try(lambda: self._draw_into(folder), f"Les deux feuilles sont enregistrées dans {folder}.")

    def _refresh(self) -> None:
        """The exports of the dossier are read again: where its place is gone, the notice bar says so."""
        try:
            self._show_all()
        except UserError as error:
            self._session.notice.emit(str(error))

    def _follow(self) -> None:
        if self.isVisible():
            self._refresh()

    def _show_all(self) -> None:
        session = self._session
        assessment, grille = session.assessment, session.grille
        prepared = self._prepared()
        self.checks.show_checks(export_checks(grille, session.aide, assessment), provisoire=session.profile.provisoire)
        self.preview.show_preview(
            preview_fields(grille, assessment, prepared),
            preview_answers(grille, prepared),
            joinable_texts(grille, assessment),
        )
        last = self._exporting.last(assessment)
        self.sign.export.set_text("Exporter à nouveau" if last else "Exporter le fichier signé")
        self.last.setVisible(last is not None)
        if last:
            note = "" if last.current else "Réponses modifiées depuis ce fichier."
            self.last.show_export(f"révision {last.revision} · {date_in_words(last.cree_le)}", last.empreinte, note)

    def _prepared(self) -> PreparedExport:
        return self._exporting.prepare(self._session.assessment, Choices(join_texts=self.preview.join.isChecked()))

    def _accept(self, typed: str) -> Code | None:
        try:
            code = self._exporting.check_code(typed, self._session.assessment)
        except UserError as error:
            self.sign.show_accepted("")
            self.sign.code.set_error(str(error))
            return None
        self.sign.code.set_error("")
        self.sign.show_accepted(f"Code reconnu pour {code.uai}.")
        return code

    def _confirm_provisoire(self) -> bool:
        return not self._session.profile.provisoire or self._dialogs.confirm(
            "Exporter un résultat provisoire ?",
            "Le fichier portera la mention « provisoire ». Vous pourrez exporter à nouveau.",
            go="Exporter",
            stay="Compléter d’abord",
        )

    def _write(self, code: Code, folder: Path) -> None:
        prepared = self._prepared()
        try:
            with busy():
                written = self._exporting.write_signed(prepared, code, folder)
        except UserError as error:
            self._dialogs.tell_error(error)
        else:
            now = datetime.now().astimezone()
            self._written = written
            self.sign.done.show_done(f"{now.hour}:{now.minute:02}", prepared.empreinte, written.name, str(folder))
        self._refresh()

    def _draw_into(self, folder: Path) -> None:
        self.sign.code.set_text(self._exporting.draw_code(self._session.assessment, folder))
        self.check_code()

    def _write_again(self) -> None:
        if folder := self._dialogs.folder_path(self._session.dossier.path.parent):
            self._try(
                lambda: self._exporting.write_last_again(self._session.assessment, folder),
                f"Le même fichier est enregistré dans {folder}.",
            )

    def _read_code_file(self) -> None:
        if path := self._dialogs.open_text_path(self._session.dossier.path.parent):
            try:
                self.sign.code.set_text(self._exporting.code_from_file(path, self._session.assessment))
            except UserError as error:
                self.sign.code.set_error(str(error))
            else:
                self.check_code()

    def _try(self, action: Callable[[], object], done: str) -> None:
        try:
            with busy():
                action()
        except UserError as error:
            self._dialogs.tell_error(error)
        else:
            self._dialogs.tell(done)

    def _copy(self) -> None:
        if last := self._exporting.last(self._session.assessment):
            QGuiApplication.clipboard().setText(last.empreinte)

    def _show_place(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _show_exact(self) -> None:
        ExactTextDialog(self._style, self._prepared().octets.decode(), self).exec()

    def _connect(self) -> None:
        self._session.answer_changed.connect(self._follow)
        self._session.etablissement_changed.connect(self._follow)
        self.checks.critere_chosen.connect(self.critere_chosen)
        self.last.copy_asked.connect(self._copy)
        self.last.write_again_asked.connect(self._write_again)
        self.preview.join_changed.connect(self._refresh)
        self.preview.exact_asked.connect(self._show_exact)
        self.sign.code_edited.connect(self.check_code)
        self.sign.own_code_asked.connect(self.draw_own_code)
        self.sign.code_file_asked.connect(self._read_code_file)
        self.sign.export_asked.connect(self.export_signed)
        self.sign.pdf_asked.connect(self.export_pdf)
        self.sign.done.copy_asked.connect(self._copy)
        self.sign.done.place_asked.connect(self._show_place)
