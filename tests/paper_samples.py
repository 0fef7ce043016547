"""The fiche dialogue de gestion and the grille vierge of a dossier, and of no dossier: what conformance tests read."""

from collections.abc import Callable

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid_loader import Entry
from paliers_desktop.core.report.blank_grid import BlankGrid, blank_grid
from paliers_desktop.core.report.dialogue import Dialogue, dialogue
from paliers_desktop.core.report.signature import Signature
from paliers_desktop.output.pdf.blank_grid import render_blank_grid
from paliers_desktop.output.pdf.dialogue import render_dialogue
from paliers_desktop.paths import resources_folder

FONTS = resources_folder() / "fonts"


class Paper(Struct, frozen=True):
    """Its name, what it was made of, and how to make it."""

    name: str
    report: Dialogue | BlankGrid
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
