"""The fiche, the grille vierge, the plan and the comparison of a dossier: what conformance tests read."""

from collections.abc import Callable

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid_loader import Entry
from paliers_desktop.core.report.blank_grid import BlankGrid, blank_grid
from paliers_desktop.core.report.comparison import Comparison, compare
from paliers_desktop.core.report.dialogue import Dialogue, dialogue
from paliers_desktop.core.report.plan import PlanReport, plan_report
from paliers_desktop.core.report.signature import Signature
from paliers_desktop.output.pdf.blank_grid import render_blank_grid
from paliers_desktop.output.pdf.comparison import render_comparison
from paliers_desktop.output.pdf.dialogue import render_dialogue
from paliers_desktop.output.pdf.plan import render_plan
from paliers_desktop.paths import resources_folder
from suivi_samples import planned, two_years

FONTS = resources_folder() / "fonts"


class Paper(Struct, frozen=True):
    """Its name, what it was made of, and how to make it."""

    name: str
    report: Dialogue | BlankGrid | PlanReport | Comparison
    render: Callable[[], bytes]


def fiche(files: Entry, assessment: Assessment, signature: Signature, name: str, **options: object) -> Paper:
    """The fiche, with a support wished for every seventh criterion once there are answers."""
    order = files.grille.reading_order
    if assessment.answers:
        for key in order[::7]:
            assessment = assessment.with_answer(key, besoin=True)
    report = dialogue(files.grille, files.aide, assessment, signature=signature, **options)
    return Paper(name, report, lambda: render_dialogue(report, FONTS))


def blank(files: Entry, name: str, assessment: Assessment | None = None) -> Paper:
    """The grille vierge, alone or with the head filled."""
    grid = blank_grid(files.grille, files.aide, assessment)
    return Paper(name, grid, lambda: render_blank_grid(grid, FONTS))


def followed(files: Entry, assessment: Assessment, name: str, words: str) -> tuple[Paper, Paper]:
    """The plan, whose notes are these words, and the comparison with the year before."""
    note, action = words[:2000], words.replace("\n", " ")[:300] or "Former deux collègues"
    plan = plan_report(files.grille, assessment, planned(files.grille, note, action))
    before, after = two_years(files.grille, assessment)
    told = compare(before, after, {domaine.slug: 2 for domaine in files.grille.domaines[:2]})
    return (
        Paper(f"plan {name}", plan, lambda: render_plan(plan, FONTS)),
        Paper(f"comparaison {name}", told, lambda: render_comparison(told, FONTS)),
    )
