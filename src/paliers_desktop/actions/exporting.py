"""Everything the export page does with an open dossier: code, signed file, PDF, own code. No Qt."""

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from paliers_desktop.actions.campagnes import Campagnes
from paliers_desktop.actions.dossiers import OpenDossier
from paliers_desktop.actions.export import (
    Choices,
    PreparedExport,
    code_in_text_file,
    draw_own_code,
    export_file_name,
    last_export,
    prepare_export,
    save_export,
    sign_export,
    typed_code,
    write_again,
)
from paliers_desktop.actions.export_errors import ExportWriteError
from paliers_desktop.actions.export_state import export_state
from paliers_desktop.actions.other_formats import OtherFormat, other_file_name, save_other
from paliers_desktop.actions.pdf_documents import PdfChoices, PdfKind, pdf_file_name, render_pdf
from paliers_desktop.actions.questions import questions_file_name, questions_octets
from paliers_desktop.actions.releves import releve_file_name, releve_octets
from paliers_desktop.actions.report import save_sheets, write_file
from paliers_desktop.actions.transmission import Transmission
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.paris import in_paris
from paliers_desktop.core.report.depot_words import Envoi
from paliers_desktop.core.report.releve import SeancesInReport
from paliers_desktop.core.seance import Seance
from paliers_desktop.exchange.code import Code, looks_whole
from paliers_desktop.exchange.documents import empreinte_of

if TYPE_CHECKING:  # an earlier campagne is seldom read
    from paliers_desktop.actions.years import KeptYear


class LastExport(Struct, frozen=True):
    """What is said of the last signed file of the campagne: whether the answers and the declarations are still its."""

    revision: int
    cree_le: date
    empreinte: str
    current: bool
    same_declarations: bool


class Exporting:
    """What leaves an open dossier. A code is never kept: each export reads it again.

    What the dossier keeps of its exports is held in memory: a page that shows it never waits for the disk. `write_*`
    and `read_exports` do wait, and are for when everything is saved.
    """

    def __init__(
        self,
        opened: OpenDossier,
        fonts_folder: Path,
        today: Callable[[], date],
        known_uais: Collection[str] = (),
        *,
        lasting: bool = True,
        campagnes: Campagnes | None = None,
    ) -> None:
        """today is asked at each export. campagnes: what this post knows of the académie.

        known_uais: those of this post's dossiers, as far as they are read, to recognise a neighbour's code; lasting:
        False for the demonstration, whose place is erased with it.
        """
        self._dossier = opened.dossier
        self._dossier_id = opened.state.dossier_id
        self._exports = opened.exports
        self._grille = opened.grille
        self._aide = opened.aide
        self.fonts = fonts_folder
        self._today = today
        self._known_uais = known_uais
        self.lasting = lasting
        self.opened, self.campagnes = opened, campagnes
        self.transmission = Transmission(opened, lambda: self._exports, campagnes)

    def prepare(self, assessment: Assessment, choices: Choices) -> PreparedExport:
        """Exactly what would leave now, as far as the exports were read."""
        return prepare_export(
            self._grille,
            assessment,
            dossier_id=self._dossier_id,
            exports=self._exports,
            cree_le=self._today(),
            choices=choices,
        )

    def last(self, assessment: Assessment) -> LastExport | None:
        """The last signed file of this campagne, and whether the answers still equal it."""
        record = last_export(self._exports, assessment.campagne)
        state = export_state(self._grille, assessment, self._exports)
        if record is None or state is None:
            return None
        empreinte = empreinte_of(record.payload_sha256)
        current = state.empreinte is not None
        return LastExport(record.revision, record.cree_le, empreinte, current, state.same_declarations)

    def message(self, assessment: Assessment) -> str:
        """The message that goes with the last signed file, else with the one that would be; "" without campagne."""
        last = last_export(self._exports, assessment.campagne)
        envoi = self.transmission.envoi_of(last) if last else _envoi(self.prepare(assessment, Choices()))
        return self.transmission.message(assessment, envoi)

    def read_exports(self) -> None:
        """Read again what the dossier keeps: another post may have exported. Raises UserError (nothing changed)."""
        self._exports = self._dossier.exports()

    def is_whole(self, typed: str) -> bool:
        """Whether enough was typed to judge the code."""
        return looks_whole(typed)

    def check_code(self, typed: str, assessment: Assessment) -> Code:
        """The code, checked for this établissement and campagne. Raises CodeError with the sentence to show."""
        return typed_code(typed, assessment, self._known_uais)

    def code_from_file(self, path: Path, assessment: Assessment) -> str:
        """The code found in a text file, in its groups of four. Raises CodeError."""
        return code_in_text_file(path, assessment, self._known_uais).texte

    def write_signed(self, prepared: PreparedExport, code: Code, folder: Path) -> Path:
        """Sign, keep in the dossier, write the file. Raises UserError; a file not written can be written again."""
        signed = sign_export(prepared, code)
        exports = (*self._exports, signed.record)
        try:
            path = save_export(self._dossier, signed, folder)
        except ExportWriteError:
            self._exports = exports  # kept in the dossier all the same
            raise
        self._exports = exports
        return path

    def write_last_again(self, assessment: Assessment, folder: Path) -> Path | None:
        """Write the last signed file again, the same bytes; None when there is none. Raises ExportWriteError."""
        record = last_export(self._dossier.exports(), assessment.campagne)
        if record is None:
            return None
        path = folder / export_file_name(record.campagne, assessment.etablissement.uai, record.revision)
        write_again(record, path)
        return path

    def draw_code(self, assessment: Assessment, folder: Path) -> str:
        """Draw a code here and write its two sheets in `folder`, replacing none; the code in its groups of four."""
        uai = assessment.etablissement.uai
        code, sheets = draw_own_code(uai, assessment.campagne)
        save_sheets(sheets, self.fonts, folder, uai, assessment.campagne)
        return code.texte

    def today(self) -> date:
        """The day it is."""
        return self._today()

    def questions_name(self, assessment: Assessment) -> str:
        """The name offered for the fiche de questions."""
        return questions_file_name(assessment)

    def questions_octets(self, assessment: Assessment) -> bytes:
        """The fiche de questions; ValueError when nothing is to be asked."""
        return questions_octets(self._grille, self._aide, assessment, self.fonts)

    def releve_name(self, assessment: Assessment, seance: Seance) -> str:
        """The name offered for the relevé of a séance."""
        return releve_file_name(assessment, seance)

    def releve_octets(self, assessment: Assessment, seance: Seance, *, full: bool) -> bytes:
        """The relevé of a séance; `full`: with the avis partagés and the names."""
        return releve_octets(self._grille, assessment, seance, self.fonts, full=full)

    def write_releve(self, assessment: Assessment, seance: Seance, path: Path, *, full: bool) -> None:
        """Write that relevé, whole or not at all. Raises FileNotWrittenError."""
        write_file(path, self.releve_octets(assessment, seance, full=full))

    def pdf_name(self, assessment: Assessment, kind: PdfKind) -> str:
        """The name offered for a PDF of this kind."""
        return pdf_file_name(assessment, kind)

    def pdf_octets(self, assessment: Assessment, choices: PdfChoices) -> bytes:
        """The PDF of the answers as they are on disk.

        Raises ChangedElsewhereError when another post wrote the dossier meanwhile.
        """
        day = self._day_of_last_change()
        wanted = choices.seances is not SeancesInReport.NONE
        kept = self._dossier.journal.seances(assessment.campagne) if wanted else ()
        exports = self._dossier.exports()
        return render_pdf(choices, self._grille, self._aide, assessment, exports, day, kept, self.fonts)

    def year_octets(self, kept: "KeptYear") -> bytes:
        """The whole report of one campagne of the dossier, in its own grid."""
        from paliers_desktop.actions.years import year_pdf

        return year_pdf(kept, self.opened, self.fonts)

    def write_pdf(self, assessment: Assessment, path: Path, choices: PdfChoices) -> None:
        """Write that PDF, whole or not at all. Raises as `pdf_octets` does, and FileNotWrittenError."""
        write_file(path, self.pdf_octets(assessment, choices))

    def other_name(self, kind: OtherFormat, assessment: Assessment) -> str:
        """The name offered for a file of another format."""
        return other_file_name(kind, assessment)

    def write_other(self, kind: OtherFormat, assessment: Assessment, path: Path, *, with_texts: bool) -> None:
        """Write the answers as they are on disk in another format; raises as `write_pdf` does."""
        day = self._day_of_last_change()
        suivi = self._dossier.journal.suivi(assessment.campagne)
        files = (self._grille, self._aide, assessment, day, self.fonts, path)
        save_other(kind, *files, with_texts=with_texts, suivi=suivi)

    def _day_of_last_change(self) -> date | None:
        changed = self._dossier.last_change()
        return in_paris(changed).date() if changed else None


def _envoi(prepared: PreparedExport) -> Envoi:
    """A file that is not signed yet."""
    payload = prepared.payload
    return Envoi(prepared.file_name, payload.revision, prepared.empreinte, payload.provisoire)
