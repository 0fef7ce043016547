"""Two campagnes of an open dossier compared: as told on screen, and as a PDF."""

from pathlib import Path

from paliers_desktop.actions.years import read_years
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.campagne import label
from paliers_desktop.core.report.comparison import Comparison, compare
from paliers_desktop.core.suivi import Horizon
from paliers_desktop.storage.dossier import Dossier


def short_years(dossier: Dossier) -> tuple[str, ...]:
    """« 2026-2027 » of each campagne, the oldest first; raises the errors of opening a dossier."""
    return tuple(label(kept.year.campagne) for kept in read_years(dossier))


def comparison_of(dossier: Dossier, before: int, after: int) -> Comparison:
    """The campagnes of these ranks, as they are on disk, with the paliers visés of the later one.

    Raises the errors of opening a dossier.
    """
    years = [kept.year for kept in read_years(dossier)]
    vises = dossier.journal.suivi(years[after].campagne).vises(Horizon.COURT)
    between = [year.grille for year in years[before + 1 : after]]
    return compare(years[before], years[after], vises, between)


def comparison_name(assessment: Assessment, told: Comparison) -> str:
    """« Comparaison_0949912N_2025-2026_2026-2027.pdf »."""
    return f"Comparaison_{assessment.etablissement.uai}_{told.before}_{told.after}.pdf"


def comparison_octets(told: Comparison, fonts_folder: Path) -> bytes:
    """The PDF. Raises OSError when a font is missing."""
    from paliers_desktop.output.pdf.comparison import render_comparison

    return render_comparison(told, fonts_folder)
