"""One séance of the session, everything about it editable; nothing here outlives the choice of another."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.core.report.releve import releve_of
from paliers_desktop.core.report.seance_words import roles_for
from paliers_desktop.core.seance import Role, Seance
from paliers_desktop.errors import UserError
from paliers_desktop.gui.apercu.document import PdfDocument
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.saving.offered_place import offered_place
from paliers_desktop.gui.saving.settled import settled
from paliers_desktop.gui.seances.about import SeanceAbout
from paliers_desktop.gui.seances.foot import SeanceFoot
from paliers_desktop.gui.seances.head import SeanceHead
from paliers_desktop.gui.seances.notes import SeanceNotes
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.typing import too_long

TOO_LONG = "Les décisions comptent au plus 5 000 caractères : la fin de ce que vous ajoutez n’est pas gardée."
TAKE_OFF = "Retirer cette séance ?"
WHAT_GOES = "« Annuler » la ramène. Les réponses données pendant la séance restent."
NAMES_GO = "Les noms sont effacés du fichier, et « Annuler » ne les ramène pas."
ERASE = "Effacer les noms de cette séance ?"


class SeanceDetail(QWidget):
    """`resume_asked`: project again; `critere_chosen`: go there."""

    critere_chosen = Signal(str)
    resume_asked = Signal()

    def __init__(
        self, style: Style, session: Session, exporting: Exporting, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._session, self._exporting, self._dialogs = session, exporting, dialogs
        self._seance_id = ""
        self.head = SeanceHead(style)
        self.about = SeanceAbout(style, session.set_noms)
        self.notes = SeanceNotes(style)
        self.foot = SeanceFoot(style)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(12))
        for part in (self.head, self.about, self.notes, self.foot):
            column.addWidget(part)
        column.addStretch()
        self._connect()

    @property
    def seance_id(self) -> str:
        """The séance shown, "" before the first."""
        return self._seance_id

    def show_seance(self, seance_id: str) -> None:
        """Show a séance of the session as it is now; what is being typed in it is left alone."""
        session = self._session
        other = seance_id != self._seance_id
        if other:
            session.leave_field()  # while the fields still are those of the séance that is left
            self.about.noms.flush()
            self.foot.show_done(None)
        self._seance_id = seance_id
        seance, read_only = session.seances.seance(seance_id), session.read_only
        under_way = seance_id == session.seances.current_id
        offered = roles_for(session.assessment.etablissement.type, seance.presents)
        releve = releve_of(session.grille, session.assessment, seance, full=True)
        self.head.show_seance(seance, under_way=under_way, read_only=read_only)
        self.about.show_seance(seance, offered, read_only=read_only, other=other)
        self.notes.show_releve(releve, seance.decisions, read_only=read_only)
        self.foot.take_off.setEnabled(not read_only)

    def save_releve(self) -> None:
        """Write the relevé where the person says."""
        session = self._session
        self.about.noms.flush()
        if not settled(session, self._dialogs):
            return
        seance = session.seances.seance(self._seance_id)
        path = self._dialogs.save_path("Enregistrer le relevé", self._suggestion(seance), "Document PDF (*.pdf)")
        if path is None:
            return
        try:
            with busy():
                self._exporting.write_releve(session.assessment, seance, path, full=self.foot.full.isChecked())
        except UserError as error:
            self._dialogs.tell_error(error)
        else:
            self.foot.show_done(path)

    def preview_releve(self) -> None:
        """Show the pages of the relevé."""
        self.about.noms.flush()
        if settled(self._session, self._dialogs):
            seance, assessment = self._session.seances.seance(self._seance_id), self._session.assessment
            full = self.foot.full.isChecked()
            document = PdfDocument(
                "relevé de séance",
                self._suggestion(seance),
                lambda: self._exporting.releve_octets(assessment, seance, full=full),
            )
            self._dialogs.show_preview(self._style, document)

    def take_off(self) -> None:
        """Take the séance off the lists once the person agrees; its names are erased."""
        self.about.noms.flush()
        named = bool(self._session.seances.seance(self._seance_id).noms)
        detail = f"{WHAT_GOES} {NAMES_GO}" if named else WHAT_GOES
        agreed = self._dialogs.confirm(TAKE_OFF, detail, go="Retirer", stay="Garder")
        if agreed and (not named or self._erase()):
            self._session.seances.take_off(self._seance_id)

    def erase_noms(self) -> None:
        """Erase the names once the person agrees: nothing brings them back."""
        if self._dialogs.confirm(ERASE, NAMES_GO, go="Effacer", stay="Garder"):
            self._erase()

    def _suggestion(self, seance: Seance) -> Path:
        session = self._session
        return offered_place(session, self._exporting) / self._exporting.releve_name(session.assessment, seance)

    def _erase(self) -> bool:
        self.about.noms.clear()
        try:
            self._session.set_noms(self._seance_id, "")
        except UserError as error:
            self._dialogs.tell_error(error)
            return False
        return True

    def _connect(self) -> None:
        self.head.resume_asked.connect(self.resume_asked)
        self.head.end_asked.connect(self._session.seances.end)
        self.about.lieu_edited.connect(self._on_lieu)
        self.about.presents_chosen.connect(self._on_presents)
        self.about.left.connect(self._on_left)
        self.about.noms.erase_asked.connect(self.erase_noms)
        self.about.noms.told.connect(self._session.notice)
        self.notes.critere_chosen.connect(self.critere_chosen)
        self.notes.avis_edited.connect(self._on_avis)
        self.notes.decisions_edited.connect(self._on_decisions)
        self.notes.decisions.shortened.connect(lambda: self._tell(TOO_LONG))
        for shortened in (self.about.lieu_shortened, self.notes.avis_shortened):
            shortened.connect(lambda most: self._tell(too_long(most)))
        self.notes.left.connect(self._on_left)
        self.foot.save_asked.connect(self.save_releve)
        self.foot.preview_asked.connect(self.preview_releve)
        self.foot.open_asked.connect(self._dialogs.open_file)
        self.foot.take_off_asked.connect(self.take_off)

    def _on_lieu(self, text: str) -> None:
        self._session.seances.type_lieu(self._seance_id, text)

    def _on_avis(self, critere_id: str, text: str) -> None:
        self._session.seances.type_avis(self._seance_id, critere_id, text)

    def _on_decisions(self, text: str) -> None:
        self._session.seances.type_decisions(self._seance_id, text)

    def _on_presents(self, roles: tuple[Role, ...]) -> None:
        self._session.seances.set_presents(self._seance_id, roles)

    def _tell(self, sentence: str) -> None:
        self._session.leave_field()  # the text first: a notice lasts until the next geste
        self._session.notice.emit(sentence)

    def _on_left(self) -> None:
        """The text as it is kept: cleaned."""
        self._session.leave_field()
        self.show_seance(self._seance_id)
