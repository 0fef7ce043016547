"""Two campagnes compared, as PDF bytes; reportlab and pikepdf are loaded on the first call."""

from pathlib import Path

from paliers_desktop.core.report.comparison import Comparison


def render_comparison(told: Comparison, fonts_folder: Path) -> bytes:
    """The document, A4, PDF/UA-1 and PDF/A-2a: the same comparison gives the same bytes. OSError without a font."""
    from paliers_desktop.output.pdf.comparison_story import ComparisonStory
    from paliers_desktop.output.pdf.fonts import register_fonts
    from paliers_desktop.output.pdf.page import Furniture, Paper

    fonts = register_fonts(fonts_folder)
    return Paper(Furniture(told.identity), fonts).octets(ComparisonStory(told, fonts).flowables())
