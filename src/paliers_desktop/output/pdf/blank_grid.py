"""The grille vierge as PDF bytes; reportlab and pikepdf are loaded on the first call, never at start-up."""

from pathlib import Path

from paliers_desktop.core.report.blank_grid import TITRE, BlankGrid
from paliers_desktop.core.report.identity import Identity


def render_blank_grid(grid: BlankGrid, fonts_folder: Path) -> bytes:
    """A4, PDF/UA-1 and PDF/A-2a: the same grid gives the same bytes. Raises OSError when a font is missing."""
    from paliers_desktop.output.pdf.blank_grid_story import BlankGridStory
    from paliers_desktop.output.pdf.fonts import register_fonts
    from paliers_desktop.output.pdf.page import Furniture, Paper

    fonts = register_fonts(fonts_folder)
    identity = Identity(TITRE, grid.sous_titre, TITRE.lower(), (), grid.line, grid.grille, "")
    return Paper(Furniture(identity), fonts).octets(BlankGridStory(grid, fonts).flowables())
