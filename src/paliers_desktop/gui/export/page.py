"""« Vérifier et exporter »: check, read what leaves, sign; and the PDF, which needs no code."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QWidget

from paliers_desktop.actions.export import Choices, Code, PreparedExport, joinable_texts
from paliers_desktop.actions.export_preview import preview_answers, preview_fields
from paliers_desktop.actions.exporting import Exporting, LastExport
from paliers_desktop.actions.other_formats import OtherFormat
from paliers_desktop.core.navigation import ANNEES
from paliers_desktop.core.paris import paris_now
from paliers_desktop.core.report.checks import export_checks
from paliers_desktop.core.report.entraide import entraide_lists
from paliers_desktop.core.report.wording import date_in_words
from paliers_desktop.errors import UserError
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.export.code import CodeEntry
from paliers_desktop.gui.export.columns import ExportColumns
from paliers_desktop.gui.export.pdf import PdfExport
from paliers_desktop.gui.export.preview import ExactTextDialog
from paliers_desktop.gui.export.save_format import save_format
from paliers_desktop.gui.export.transmitting import Transmitting
from paliers_desktop.gui.keyboard.tab_order import put_last
from paliers_desktop.gui.saving.offered_place import offered_place
from paliers_desktop.gui.saving.settled import settled
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style


class ExportPage(ExportColumns):
    """Shows three columns; what they ask is done by `Exporting`, outside Qt, or by the session."""

    critere_chosen = Signal(str)
    step_chosen = Signal(str)

    def __init__(
        self, style: Style, session: Session, exporting: Exporting, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(style, parent)
        self._session = session
        self._dialogs = dialogs
        self._exporting = exporting
        self._written = session.dossier.path
        self.code = CodeEntry(self.sign, session, exporting, dialogs, self._try)
        self.pdf = PdfExport(style, self.sign, session, exporting, dialogs)
        self.transmitting = Transmitting(self, style, session, exporting, dialogs)
        self.transmitting.importing.imported.connect(self._follow)
        session.reperes.changed.connect(self._follow)
        self.relecture.set_read_only(session.read_only)
        self.entraide.set_read_only(session.read_only)
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """What leaves is shown as it stands each time the page is."""
        super().showEvent(event)
        self._refresh()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """The lists of the cards are made anew with the answers; Tab still follows the page as it is read."""
        for part in self.parts():
            put_last(part)
        return super().focusNextPrevChild(forwards)

    def take_over(self, other: "ExportPage") -> None:
        """Go on with what was typed, ticked and unfolded in a page of another look."""
        self.sign.take_over(other.sign)
        self.checks.take_over(other.checks)
        self.relecture.take_over(other.relecture)
        self.preview.join.setChecked(other.preview.join.isChecked())
        self._written = other._written
        self.code.check()

    def export_signed(self) -> None:
        """Sign and write the file; the code's fault is told at its field."""
        if not settled(self._session, self._dialogs):
            return
        code = self.code.accepted()
        if code is None:
            self.sign.code.focus_field()
            return
        if not self._confirm_provisoire():
            return
        if folder := self._dialogs.folder_path(offered_place(self._session, self._exporting)):
            self._write(code, folder)

    def export_other(self, kind: OtherFormat) -> None:
        """Write the answers in another format where the person says."""
        if settled(self._session, self._dialogs):
            texts = self.sign.formats.with_texts
            save_format(kind, self._session, self._exporting, self._dialogs, with_texts=texts)

    def _follow(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        session = self._session
        assessment, grille = session.assessment, session.grille
        self.checks.show_checks(export_checks(grille, session.aide, assessment), provisoire=session.profile.provisoire)
        self.relecture.show_relecture(
            assessment.relecture, assessment.etablissement.type, assessment.campagne, self._exporting.today()
        )
        self.entraide.show_entraide(entraide_lists(grille, assessment))
        self._show_preview()
        texts = joinable_texts(grille, assessment)
        self.sign.formats.set_texts(texts.commentaires + texts.motifs > 0)
        last = self._exporting.last(assessment)
        self.sign.export.set_text("Exporter à nouveau" if last else "Exporter le fichier signé")
        self.sign.show_signed(last is not None and last.current and last.same_declarations)
        self.sign.pdf_options.set_reperes(session.reperes.chosen(session.grille, session.assessment))
        self.sign.pdf_options.set_dossier(
            assessment.etablissement.type, comments=texts.commentaires > 0, seances=bool(session.seances.kept)
        )
        self.last.setVisible(last is not None)
        if last:
            self.last.show_export(
                f"révision {last.revision} · {date_in_words(last.cree_le)}", last.empreinte, _note(last)
            )
            said = last.current and last.same_declarations and not session.profile.provisoire
            self.last.offer_closing(complete=said and not session.read_only and self._exporting.lasting)
        self.transmitting.refresh()

    def _show_preview(self) -> None:
        assessment, grille = self._session.assessment, self._session.grille
        prepared = self._prepared()
        self.preview.show_preview(
            preview_fields(grille, assessment, prepared),
            preview_answers(grille, prepared),
            joinable_texts(grille, assessment),
        )

    def _prepared(self) -> PreparedExport:
        return self._exporting.prepare(self._session.assessment, Choices(join_texts=self.preview.join.isChecked()))

    def _confirm_provisoire(self) -> bool:
        return not self._session.profile.provisoire or self._dialogs.confirm(
            "Exporter un résultat provisoire ?",
            "Le fichier portera la mention « provisoire ». Vous pourrez exporter à nouveau.",
            go="Exporter",
            stay="Compléter d’abord",
        )

    def _write(self, code: Code, folder: Path) -> None:
        try:
            with busy():
                self._exporting.read_exports()
                prepared = self._prepared()
                written = self._exporting.write_signed(prepared, code, folder)
        except UserError as error:
            self._dialogs.tell_error(error)
        else:
            now = paris_now()
            self._written = written
            self.sign.done.show_done(f"{now.hour}:{now.minute:02}", prepared.empreinte, written.name, str(folder))
        self._refresh()

    def _write_again(self) -> None:
        if folder := self._dialogs.folder_path(offered_place(self._session, self._exporting)):
            self._try(
                lambda: self._exporting.write_last_again(self._session.assessment, folder),
                f"Le même fichier est enregistré dans {folder}.",
            )

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

    def _declare_relecture(self, relu: bool) -> None:
        self._session.edit_relecture(relu=relu, relu_le=self._exporting.today() if relu else None)

    def _remove_entraide(self, critere_id: str, field: str) -> None:
        answer = self._session.assessment.answer(critere_id)
        kept = {name: getattr(answer, name) and name != field for name in ("besoin", "partage")}
        self._session.set_entraide(critere_id, **kept)

    def _connect(self) -> None:
        session = self._session
        for changed in (session.answer_changed, session.etablissement_changed, session.relecture_changed):
            changed.connect(self._follow)
        session.seances.changed.connect(self._follow)
        for part in (self.checks, self.entraide):
            part.critere_chosen.connect(self.critere_chosen)
        self.relecture.chosen.connect(self._declare_relecture)
        self.relecture.day_edited.connect(session.type_relu_le)
        self.relecture.left.connect(session.leave_field)
        self.entraide.removed.connect(self._remove_entraide)
        self.last.copy_asked.connect(self._copy)
        self.last.close_asked.connect(lambda: self.step_chosen.emit(ANNEES))
        self.last.write_again_asked.connect(self._write_again)
        self.preview.join_changed.connect(self._show_preview)
        self.preview.exact_asked.connect(self._show_exact)
        self.sign.export_asked.connect(self.export_signed)
        self.sign.formats.asked.connect(self.export_other)
        self.sign.done.copy_asked.connect(self._copy)
        self.sign.done.place_asked.connect(self._show_place)


def _note(last: LastExport) -> str:
    """What the last file does not say as the answers stand."""
    if not last.current:
        return "Réponses modifiées depuis ce fichier."
    return "" if last.same_declarations else "Relecture ou entraide modifiée depuis ce fichier."
