"""« Imprimer la fiche de questions »: its pages are shown, to be printed or saved."""

from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.gui.apercu.document import PdfDocument
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.saving.offered_place import offered_place
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style


def print_questions(style: Style, session: Session, exporting: Exporting, dialogs: Dialogs) -> None:
    """A page per person to ask."""
    session.leave_field()
    assessment = session.assessment
    suggestion = offered_place(session, exporting) / exporting.questions_name(assessment)
    document = PdfDocument("fiche de questions", suggestion, lambda: exporting.questions_octets(assessment))
    dialogs.show_preview(style, document)
