"""The grille vierge of a grid as a PDF, to read it again before it is sent."""

from pathlib import Path

from paliers_desktop.academy.register.records import Grid
from paliers_desktop.academy.written_file import write_over
from paliers_desktop.core.grid_loader import load_grid
from paliers_desktop.core.help import Aide, load_help
from paliers_desktop.core.report.blank_grid import blank_grid
from paliers_desktop.paths import resources_folder


def write_blank_pdf(grid: Grid, path: Path) -> None:
    """Write it, in the place of the former one if any. Raises NotWrittenError."""
    from paliers_desktop.output.pdf.blank_grid import render_blank_grid  # reportlab is loaded for this verb only

    grille = load_grid(grid.toml, grid.id)
    aide = load_help(grid.aides, grille, grid.id) if grid.aides else Aide()
    write_over(path, render_blank_grid(blank_grid(grille, aide), resources_folder() / "fonts"))
