"""A report as PDF bytes; reportlab and pikepdf are loaded on the first call, never at start-up."""

from pathlib import Path

from paliers_desktop.core.report.document import DocumentReport


def render_report(report: DocumentReport, fonts_folder: Path) -> bytes:
    """The whole document, A4, PDF/UA-1 and PDF/A-2a: the same report gives the same bytes.

    fonts_folder: resources/fonts, which this room must not look for itself. Raises OSError when a font is missing.
    """
    from paliers_desktop.output.pdf.fonts import register_fonts
    from paliers_desktop.output.pdf.page import Furniture, Paper
    from paliers_desktop.output.pdf.story import Story

    fonts = register_fonts(fonts_folder)
    furniture = Furniture(report.identity, report.result.situation.mention, report.signature)
    return Paper(furniture, fonts).octets(Story(report, fonts).flowables())
