"""« Exporter le PDF » and « Aperçu »: the document chosen in the third column, saved at once or looked at first."""

from PySide6.QtCore import QObject

from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.pdf_documents import PdfChoices
from paliers_desktop.errors import UserError
from paliers_desktop.gui.apercu.document import PdfDocument
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.export.pdf_words import KINDS
from paliers_desktop.gui.export.sign import SignCard
from paliers_desktop.gui.saving.offered_place import offered_place
from paliers_desktop.gui.saving.settled import settled
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style


class PdfExport(QObject):
    """Both say the same of the same answers: those on the disk."""

    def __init__(self, style: Style, sign: SignCard, session: Session, exporting: Exporting, dialogs: Dialogs) -> None:
        super().__init__(sign)
        self._style = style
        self._options = sign.pdf_options
        self._session, self._exporting, self._dialogs = session, exporting, dialogs
        sign.pdf_asked.connect(self.save)
        sign.preview_asked.connect(self.show)

    def save(self) -> None:
        """Write the PDF where the person says."""
        if not settled(self._session, self._dialogs):
            return
        document = self._document()
        path = self._dialogs.save_path("Exporter le PDF", document.suggestion, "Document PDF (*.pdf)")
        if path is None:
            return
        try:
            with busy():
                self._exporting.write_pdf(self._session.assessment, path, self._options.choices)
        except UserError as error:
            self._dialogs.tell_error(error)
        else:
            self._dialogs.tell_saved(document.saved, path)

    def show(self) -> None:
        """Show its pages."""
        if settled(self._session, self._dialogs):
            self._dialogs.show_preview(self._style, self._document())

    def _document(self) -> PdfDocument:
        return pdf_document(self._session, self._exporting, self._options.choices)


def pdf_document(session: Session, exporting: Exporting, choices: PdfChoices) -> PdfDocument:
    """A PDF of the dossier as a preview shows it and suggests to save it."""
    assessment = session.assessment
    suggestion = offered_place(session, exporting) / exporting.pdf_name(assessment, choices.kind)
    return PdfDocument(
        KINDS[choices.kind].title,
        suggestion,
        lambda: exporting.pdf_octets(assessment, choices),
    )
