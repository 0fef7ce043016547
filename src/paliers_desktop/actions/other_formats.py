"""The answers in formats that other programs go on with: the volet numérique as a text, the answers as tables."""

from datetime import date
from enum import Enum
from pathlib import Path

from paliers_desktop.actions.report import write_file
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.answer_sheets import answer_sheets
from paliers_desktop.core.report.volet import volet
from paliers_desktop.core.suivi import NOTHING_FOLLOWED, Suivi


class OtherFormat(Enum):
    """What a person can save beside PDF and signed file."""

    VOLET_ODT = "odt"
    REPONSES_ODS = "ods"
    REPONSES_CSV = "csv"


def other_file_name(kind: OtherFormat, assessment: Assessment) -> str:
    """« Volet-numerique_0949912N_creteil-2026-2027.odt », « Reponses_0949912N_creteil-2026-2027.ods »."""
    name = "Volet-numerique" if kind is OtherFormat.VOLET_ODT else "Reponses"
    return f"{name}_{assessment.etablissement.uai}_{assessment.campagne}.{kind.value}"


def save_other(
    kind: OtherFormat,
    grille: Grille,
    aide: Aide,
    assessment: Assessment,
    last_change: date | None,
    fonts_folder: Path,
    path: Path,
    *,
    with_texts: bool = False,
    suivi: Suivi = NOTHING_FOLLOWED,
) -> None:
    """Make the file and write it, whole or not at all; with_texts: with comments and, in tables, motifs as written.

    suivi: what the volet tells of paliers visés and plan.
    Raises FileNotWrittenError.
    """
    if kind is OtherFormat.VOLET_ODT:
        from paliers_desktop.output.odf.odt import render_volet

        told = volet(grille, aide, assessment, last_change, with_texts=with_texts, suivi=suivi)
        write_file(path, render_volet(told, fonts_folder))
        return
    sheets = answer_sheets(grille, assessment, last_change, with_texts=with_texts)
    if kind is OtherFormat.REPONSES_ODS:
        from paliers_desktop.output.odf.ods import render_ods

        write_file(path, render_ods(sheets))
    else:
        from paliers_desktop.output.tables_csv import render_csv

        write_file(path, render_csv(sheets.reponses))
