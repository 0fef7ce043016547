"""The plan d'action as files: a PDF by payer, a spreadsheet."""

import datetime
from pathlib import Path

from paliers_desktop.actions.report import write_file
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.report.identity import identity_report
from paliers_desktop.core.report.plan import TITLE, plan_report, plan_sheet
from paliers_desktop.core.suivi import Suivi


def plan_name(assessment: Assessment, suffix: str) -> str:
    """« Plan-d-action_0949912N_creteil-2026-2027.pdf », « ….ods »."""
    return f"Plan-d-action_{assessment.etablissement.uai}_{assessment.campagne}.{suffix}"


def plan_octets(grille: Grille, assessment: Assessment, suivi: Suivi, fonts_folder: Path) -> bytes:
    """The PDF. Raises OSError when a font is missing."""
    from paliers_desktop.output.pdf.plan import render_plan

    return render_plan(plan_report(grille, assessment, suivi), fonts_folder)


def write_plan_sheet(grille: Grille, assessment: Assessment, suivi: Suivi, path: Path, day: datetime.date) -> None:
    """Write the spreadsheet, whole or not at all. Raises FileNotWrittenError."""
    from paliers_desktop.output.odf.ods import render_sheets

    identity = identity_report(grille, assessment, None)
    titre = f"{TITLE} · {identity.line}"
    write_file(path, render_sheets((plan_sheet(grille, assessment, suivi),), titre, identity.line, day))
