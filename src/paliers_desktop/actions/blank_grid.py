"""The grille vierge as a file to print, of a grid alone or of an open dossier."""

import re
import unicodedata
from pathlib import Path

from paliers_desktop.actions.report import write_file
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.blank_grid import blank_grid


def blank_grid_file_name(grille: Grille) -> str:
    """« Grille-vierge_colleges-lycees_2014.1.pdf »: plain letters, for any post and any mail."""
    return f"Grille-vierge_{_plain(grille.titre_court)}_{grille.version}.pdf"


def blank_grid_octets(grille: Grille, aide: Aide, fonts_folder: Path, assessment: Assessment | None = None) -> bytes:
    """The PDF; `assessment` only fills the head with the établissement and its campagne.

    Raises OSError when a font is missing.
    """
    from paliers_desktop.output.pdf.blank_grid import render_blank_grid  # reportlab is loaded with the first PDF only

    return render_blank_grid(blank_grid(grille, aide, assessment), fonts_folder)


def save_blank_grid(grille: Grille, aide: Aide, fonts_folder: Path, path: Path) -> None:
    """Write the grid alone, no dossier being open, whole or not at all. Raises FileNotWrittenError."""
    write_file(path, blank_grid_octets(grille, aide, fonts_folder))


def _plain(title: str) -> str:
    """« colleges-lycees » for « collèges et lycées »."""
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    words = re.findall(r"[a-z0-9]+", "".join(char for char in decomposed if not unicodedata.combining(char)))
    return "-".join(word for word in words if word != "et")
