"""A synthesis as files: a paper with its charts, one workbook, a CSV per table, a page to explore, a note to edit."""

import unicodedata

from paliers_desktop.academy.synthesis.evolution_tables import EVOLUTION_SHEETS
from paliers_desktop.academy.synthesis.synthesis import RESTREINTE, Synthesis
from paliers_desktop.output.odf.note import Note
from paliers_desktop.output.pdf.statistics import Statistics
from paliers_desktop.paths import resources_folder

MARK = "-diffusion-restreinte"
"""In every name of what must not leave: a file that is forwarded alone still says so."""


def rendered(made: Synthesis, note: Note, paper: Statistics) -> dict[str, bytes]:
    """The bytes of each file by name."""
    from paliers_desktop.output.odf.note import render_note
    from paliers_desktop.output.odf.ods import render_sheets
    from paliers_desktop.output.pdf.statistics import render_statistics
    from paliers_desktop.output.sheets_html import render_page
    from paliers_desktop.output.tables_csv import render_csv

    mark = MARK if made.diffusion.restreinte else ""
    mention = RESTREINTE if made.diffusion.restreinte else ""
    return {
        f"synthese{mark}.pdf": render_statistics(paper, resources_folder() / "fonts"),
        f"synthese{mark}.ods": render_sheets(made.sheets, made.titre, made.pied, made.day),
        f"synthese{mark}.html": render_page(made.titre, mention, made.pied, made.sheets),
        f"note{mark}.odt": render_note(note, made.day),
        **{f"{_plain(sheet.titre)}{mark}.csv": render_csv(sheet) for sheet in made.sheets},
    }


def outdated(made: Synthesis) -> list[str]:
    """The names of tables that this synthesis has not: those of an earlier one, beside it, would pass for its own."""
    told = {sheet.titre for sheet in made.sheets}
    mark = MARK if made.diffusion.restreinte else ""
    return [f"{_plain(titre)}{mark}.csv" for titre in EVOLUTION_SHEETS if titre not in told]


def _plain(titre: str) -> str:
    """« Critères » as « criteres »."""
    letters = unicodedata.normalize("NFD", titre.lower().replace(" ", "-"))
    return "".join(char for char in letters if not unicodedata.combining(char))
