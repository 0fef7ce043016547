"""Every PDF made from the answers of a dossier: its kind, what the person chooses of it, its name and its bytes."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.report import build_report
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.releve import SeancesInReport, releves
from paliers_desktop.core.seance import Seance
from paliers_desktop.storage.exports import ExportRecord


class PdfKind(Enum):
    """What a PDF is for."""

    SYNTHESE = "synthese"
    COMPLET = "complet"


class PdfChoices(Struct, frozen=True):
    """What the person asks for. commun: « Afficher le palier commun »; with_comments and seances: of COMPLET only."""

    kind: PdfKind = PdfKind.SYNTHESE
    commun: bool = True
    with_comments: bool = False
    seances: SeancesInReport = SeancesInReport.NONE


_NAMES = {
    PdfKind.SYNTHESE: "Synthese",
    PdfKind.COMPLET: "Version-complete",
}


def pdf_file_name(assessment: Assessment, kind: PdfKind) -> str:
    """« Synthese_0949912N_creteil-2026-2027.pdf », « Version-complete_… »: plain letters, for any post and any mail."""
    return f"{_NAMES[kind]}_{assessment.etablissement.uai}_{assessment.campagne}.pdf"


def render_pdf(
    choices: PdfChoices,
    grille: Grille,
    aide: Aide,
    assessment: Assessment,
    exports: tuple[ExportRecord, ...],
    last_change: date | None,
    seances: Iterable[Seance],
    fonts_folder: Path,
) -> bytes:
    """The PDF that was asked; reportlab is loaded with the first one only.

    exports: of the dossier, for the empreinte; last_change: the day of the dossier's, None when nothing was answered;
    seances: those kept of the campagne, told as `choices` says. Raises OSError when a font is missing.
    """
    from paliers_desktop.output.pdf.report import render_report

    told = releves(grille, assessment, seances, choices.seances)
    return render_report(build_report(grille, aide, assessment, exports, last_change, told), fonts_folder)
