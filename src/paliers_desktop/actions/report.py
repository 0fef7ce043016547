"""The PDF of an open dossier: the words of the result page, with the empreinte it may carry, in one file."""

from datetime import date
from pathlib import Path

from paliers_desktop.actions.export_state import export_state
from paliers_desktop.actions.write_errors import FileNotWrittenError
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.document import DocumentReport, document_report
from paliers_desktop.core.report.own_code import OwnCodeSheets
from paliers_desktop.files import replace_file
from paliers_desktop.storage.exports import ExportRecord


def build_report(
    grille: Grille,
    aide: Aide,
    assessment: Assessment,
    exports: tuple[ExportRecord, ...],
    last_change: date | None,
) -> DocumentReport:
    """What the PDF says; the empreinte only while the answers equal the last export's (exchange.md §1)."""
    state = export_state(grille, assessment, exports)
    if state is None:
        return document_report(grille, assessment, aide=aide, last_change=last_change)
    return document_report(
        grille,
        assessment,
        aide=aide,
        last_change=last_change,
        empreinte=state.empreinte,
        signed_on=state.signed_on,
        level_of_proof=state.preuve,
    )


def pdf_file_name(assessment: Assessment) -> str:
    """« Paliers_0949912N_creteil-2026-2027.pdf »."""
    return f"Paliers_{assessment.etablissement.uai}_{assessment.campagne}.pdf"


def save_pdf(report: DocumentReport, fonts_folder: Path, path: Path) -> None:
    """Draw the report and write it, whole or not at all. Raises FileNotWrittenError."""
    from paliers_desktop.output.pdf import render_report  # reportlab is loaded with the first PDF only

    write_file(path, render_report(report, fonts_folder))


def save_sheets(sheets: OwnCodeSheets, fonts_folder: Path, folder: Path, uai: str) -> tuple[Path, Path]:
    """Write « À conserver » and « À communiquer » as two files of one page each. Raises FileNotWrittenError."""
    from paliers_desktop.output.pdf_sheet import render_sheet

    keep = folder / f"Code_{uai}_a-conserver.pdf"
    tell = folder / f"Code_{uai}_a-communiquer.pdf"
    write_file(keep, render_sheet(sheets.a_conserver, fonts_folder))
    write_file(tell, render_sheet(sheets.a_communiquer, fonts_folder))
    return keep, tell


def write_file(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all. Raises FileNotWrittenError."""
    try:
        replace_file(path, content)
    except OSError as error:
        raise FileNotWrittenError(path, error) from error
