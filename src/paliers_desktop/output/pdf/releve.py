"""The relevé of one séance as PDF bytes; reportlab and pikepdf are loaded on the first call, never at start-up."""

from pathlib import Path

from msgspec.structs import replace

from paliers_desktop.core.report.identity import Identity
from paliers_desktop.core.report.releve import TITRE, Releve


def render_releve(releve: Releve, identity: Identity, fonts_folder: Path) -> bytes:
    """The document, A4, PDF/UA-1 and PDF/A-2a: the same relevé gives the same bytes.

    identity: of the établissement and its campagne, for the head and the foot. Raises OSError when a font is missing.
    """
    from paliers_desktop.output.pdf.fonts import register_fonts
    from paliers_desktop.output.pdf.page import Furniture, Paper
    from paliers_desktop.output.pdf.releve_story import ReleveStory

    fonts = register_fonts(fonts_folder)
    furniture = Furniture(replace(identity, titre=TITRE, sous_titre=releve.titre, etat_au=""))
    return Paper(furniture, fonts).octets(ReleveStory(fonts).document(releve, identity.line))
