"""Synthèse and complete version as PDF bytes; reportlab and pikepdf are loaded on the first call, never at start-up."""

from pathlib import Path

from paliers_desktop.core.report.document import DocumentReport
from paliers_desktop.core.report.synthese import Synthese


def render_report(report: Synthese | DocumentReport, fonts_folder: Path) -> bytes:
    """The document, A4, PDF/UA-1 and PDF/A-2a: the same report gives the same bytes; a synthèse has two pages.

    fonts_folder: resources/fonts, which this room must not look for itself. Raises OSError when a font is missing.
    """
    from paliers_desktop.output.pdf.fitting import fitted, two_pages
    from paliers_desktop.output.pdf.fonts import register_fonts
    from paliers_desktop.output.pdf.page import Furniture, Paper
    from paliers_desktop.output.pdf.story import Story

    fonts = register_fonts(fonts_folder)
    if isinstance(report, Synthese):
        synthese = fitted(report, fonts)
        story = two_pages(synthese, fonts)
    else:
        synthese = report.synthese
        story = Story(report, fonts).flowables()
    furniture = Furniture(synthese.identity, synthese.result.situation.mention, synthese.signature)
    return Paper(furniture, fonts).octets(story)
