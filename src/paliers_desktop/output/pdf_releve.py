"""The relevé of one séance as PDF bytes; reportlab is loaded on the first call, never at start-up."""

from io import BytesIO
from pathlib import Path

from msgspec.structs import replace

from paliers_desktop.core.report.identity import Identity
from paliers_desktop.core.report.releve import TITRE, Releve


def render_releve(releve: Releve, identity: Identity, fonts_folder: Path) -> bytes:
    """The document, A4, fonts embedded: the same relevé gives the same bytes. Raises OSError when a font is missing.

    identity: of the établissement and its campagne, for the head and the foot.
    """
    from paliers_desktop.output.pdf_fonts import register_fonts
    from paliers_desktop.output.pdf_page import Furniture, Paper
    from paliers_desktop.output.pdf_releve_story import ReleveStory

    fonts = register_fonts(fonts_folder)
    furniture = Furniture(replace(identity, titre=TITRE, sous_titre=releve.titre, etat_au=""))
    pages = 0
    while True:  # once to count the pages, once to print their number
        target = BytesIO()
        paper = Paper(target, furniture, fonts, pages)
        paper.build(ReleveStory(fonts).document(releve, identity.line))
        if paper.page == pages:
            return target.getvalue()
        pages = paper.page
