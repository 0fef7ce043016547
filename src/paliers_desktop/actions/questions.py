"""The fiche de questions of an open dossier, as a PDF to print."""

from pathlib import Path

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.questions import question_sheets


def questions_file_name(assessment: Assessment) -> str:
    """« Questions_0949912N_creteil-2026-2027.pdf »."""
    return f"Questions_{assessment.etablissement.uai}_{assessment.campagne}.pdf"


def questions_octets(grille: Grille, aide: Aide, assessment: Assessment, fonts_folder: Path) -> bytes:
    """The PDF; ValueError when no criterion is marked « à vérifier »."""
    from paliers_desktop.output.pdf.questions import render_questions  # reportlab is loaded with the first PDF only

    return render_questions(question_sheets(grille, aide, assessment), fonts_folder)
