"""The fiche de questions of an open dossier, as a file to print."""

from pathlib import Path

from paliers_desktop.actions.report import write_file
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.questions import question_sheets


def questions_file_name(assessment: Assessment) -> str:
    """« Questions_0949912N_creteil-2026-2027.pdf »."""
    return f"Questions_{assessment.etablissement.uai}_{assessment.campagne}.pdf"


def save_questions(grille: Grille, aide: Aide, assessment: Assessment, fonts_folder: Path, path: Path) -> None:
    """Draw the pages and write them, whole or not at all.

    Raises FileNotWrittenError; ValueError when no criterion is marked « à vérifier ».
    """
    from paliers_desktop.output.pdf.questions import render_questions  # reportlab is loaded with the first PDF only

    write_file(path, render_questions(question_sheets(grille, aide, assessment), fonts_folder))
