"""« Synthèse des établissements… »: their counts together, shown as pages."""

from collections.abc import Sequence
from pathlib import Path

from paliers_desktop import paths
from paliers_desktop.actions.circonscription import synthesis_name, synthesis_octets
from paliers_desktop.actions.listing import Listed
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.report.circonscription import TITLE
from paliers_desktop.gui.apercu.document import PdfDocument


def synthesis_document(chosen: Sequence[Listed], workplace: Workplace) -> PdfDocument:
    """The files are read when its pages are."""
    day, last = workplace.today(), workplace.preferences.last_folder
    place = Path(last) if last else paths.documents_folder()
    files = [listed.path for listed in chosen]
    fonts = paths.resources_folder() / "fonts"
    return PdfDocument(TITLE, place / synthesis_name(day), lambda: synthesis_octets(files, day, fonts))
