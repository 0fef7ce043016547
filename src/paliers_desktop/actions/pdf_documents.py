"""Every PDF made from the answers of a dossier: its kind, what the person chooses of it, its name and its bytes."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.blank_grid import blank_grid_octets
from paliers_desktop.actions.export_state import export_state
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.reperes import Reference
from paliers_desktop.core.report.dialogue import dialogue
from paliers_desktop.core.report.document import DocumentReport, document_report
from paliers_desktop.core.report.releve import SeancesInReport, releves
from paliers_desktop.core.report.signature import NO_SIGNATURE, Signature, signature
from paliers_desktop.core.report.synthese import Synthese, synthese_report
from paliers_desktop.core.seance import Seance
from paliers_desktop.storage.exports import ExportRecord


class PdfKind(Enum):
    """What a PDF is for."""

    SYNTHESE = "synthese"
    COMPLET = "complet"
    DIALOGUE = "dialogue-de-gestion"
    GRILLE = "grille-vierge"


class PdfChoices(Struct, frozen=True):
    """What the person asks for. commun: « Afficher le palier commun »; with_comments and seances: of COMPLET only;
    reperes: the group to show on the radar of SYNTHESE and COMPLET, None for nobody but the établissement.
    """

    kind: PdfKind = PdfKind.SYNTHESE
    commun: bool = True
    with_comments: bool = False
    seances: SeancesInReport = SeancesInReport.NONE
    reperes: Reference | None = None


_NAMES = {
    PdfKind.SYNTHESE: "Synthese",
    PdfKind.COMPLET: "Version-complete",
    PdfKind.DIALOGUE: "Dialogue-de-gestion",
    PdfKind.GRILLE: "Grille-vierge",
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
    if choices.kind is PdfKind.GRILLE:
        return blank_grid_octets(grille, aide, fonts_folder, assessment)
    if choices.kind is PdfKind.DIALOGUE:
        from paliers_desktop.output.pdf.dialogue import render_dialogue

        told = _signature(grille, assessment, exports)
        page = dialogue(grille, aide, assessment, last_change=last_change, signature=told, commun=choices.commun)
        return render_dialogue(page, fonts_folder)
    from paliers_desktop.output.pdf.report import render_report

    return render_report(_report(choices, grille, aide, assessment, exports, last_change, seances), fonts_folder)


def _report(
    choices: PdfChoices,
    grille: Grille,
    aide: Aide,
    assessment: Assessment,
    exports: tuple[ExportRecord, ...],
    last_change: date | None,
    seances: Iterable[Seance],
) -> Synthese | DocumentReport:
    told = _signature(grille, assessment, exports)
    if choices.kind is PdfKind.SYNTHESE:
        return synthese_report(
            grille,
            assessment,
            aide=aide,
            last_change=last_change,
            signature=told,
            commun=choices.commun,
            reperes=choices.reperes,
        )
    return document_report(
        grille,
        assessment,
        aide=aide,
        last_change=last_change,
        signature=told,
        commun=choices.commun,
        with_comments=choices.with_comments,
        releves=releves(grille, assessment, seances, choices.seances),
        reperes=choices.reperes,
    )


def _signature(grille: Grille, assessment: Assessment, exports: tuple[ExportRecord, ...]) -> Signature:
    """The empreinte only while the answers equal the last export's (exchange.md §1)."""
    state = export_state(grille, assessment, exports)
    return signature(state.empreinte, state.signed_on, state.preuve) if state else NO_SIGNATURE
