"""The relevé of one séance of an open dossier, as a PDF."""

from pathlib import Path

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.paris import in_paris
from paliers_desktop.core.report.identity import identity_report
from paliers_desktop.core.report.releve import releve_of
from paliers_desktop.core.seance import Seance


def releve_file_name(assessment: Assessment, seance: Seance) -> str:
    """« Seance_0949912N_2027-03-12_14h05.pdf », by the clocks of Paris: no two séances of a day share a name."""
    start = in_paris(seance.debut)
    return f"Seance_{assessment.etablissement.uai}_{start:%Y-%m-%d}_{start.hour}h{start.minute:02}.pdf"


def releve_octets(grille: Grille, assessment: Assessment, seance: Seance, fonts_folder: Path, *, full: bool) -> bytes:
    """The PDF; `full`: with the avis partagés and the names."""
    from paliers_desktop.output.pdf.releve import render_releve  # reportlab is loaded with the first PDF only

    releve = releve_of(grille, assessment, seance, full=full)
    return render_releve(releve, identity_report(grille, assessment, None), fonts_folder)
