"""What passes between the établissement and its académie, on the export page: shown, copied, imported, saved again."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from paliers_desktop.actions.campagnes import Answer
from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.transmission import SentFile
from paliers_desktop.core.report.depot_words import deadline
from paliers_desktop.core.report.recu_words import short_answer
from paliers_desktop.errors import UserError
from paliers_desktop.gui.academie.drop import FileDrop
from paliers_desktop.gui.academie.importing import AcademyImport
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.export.columns import ExportColumns
from paliers_desktop.gui.export.sent_files import SentFilesWindow
from paliers_desktop.gui.saving.offered_place import offered_place
from paliers_desktop.gui.saving.settled import UNSAVED
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style


class Transmitting(QObject):
    """Serves the cards of `page` that tell of the académie, and « Fichiers transmis »."""

    def __init__(
        self, page: ExportColumns, style: Style, session: Session, exporting: Exporting, dialogs: Dialogs
    ) -> None:
        super().__init__(page)
        self._page, self._style, self._session = page, style, session
        self._exporting, self._dialogs = exporting, dialogs
        self._transmission = exporting.transmission
        campagnes = self._transmission.campagnes
        assert campagnes is not None  # a window has a post, which may know some
        self.importing = AcademyImport(lambda: campagnes, lambda: dialogs, page, self._take_answer)
        self.importing.imported.connect(self.refresh)
        FileDrop(page).dropped.connect(self.importing.take_all, Qt.ConnectionType.QueuedConnection)
        page.transmit.message_asked.connect(self.copy_message)
        page.transmit.import_asked.connect(self.importing.ask)
        page.last.files_asked.connect(self.show_files)

    def refresh(self) -> None:
        """Show what is known now; nothing waits for the disk."""
        assessment, today = self._session.assessment, self._exporting.today()
        depot = self._transmission.depot(assessment.campagne)
        until = deadline(depot, today) if depot else ""
        self._page.transmit.show_depot(depot, until, self._transmission.remarks(assessment, today))
        self._page.show_deadline(until)
        files = self._transmission.files()
        answers = [sent.reponse for sent in files if sent.campagne == assessment.campagne]
        latest = answers[0] if answers else None
        self._page.last.show_answer(short_answer(latest) if latest else "", len(files))

    def copy_message(self) -> None:
        """Put the message on the clipboard."""
        QGuiApplication.clipboard().setText(self._exporting.message(self._session.assessment))
        self._page.transmit.show_copied()

    def show_files(self) -> None:
        """Show every signed file in front of the page; nobody waits for it."""
        window = SentFilesWindow(self._style, self._transmission.files, self._page)
        window.write_again_asked.connect(self._write_again)
        window.import_asked.connect(self.importing.ask)
        self.importing.imported.connect(window.refresh)
        FileDrop(window).dropped.connect(self.importing.take_all, Qt.ConnectionType.QueuedConnection)
        window.open()

    def _take_answer(self, answer: Answer) -> SentFile:
        """Keep a receipt beside what is saved. Raises UserError."""
        self._session.leave_field()
        if not self._session.settle():
            raise UserError(UNSAVED)
        return self._transmission.take(answer, self._session.assessment)

    def _write_again(self, sent: SentFile) -> None:
        if folder := self._dialogs.folder_path(offered_place(self._session, self._exporting)):
            try:
                with busy():
                    self._transmission.write_again(sent, folder)
            except UserError as error:
                self._dialogs.tell_error(error)
            else:
                self._dialogs.tell(f"Le même fichier est enregistré dans {folder}.")
