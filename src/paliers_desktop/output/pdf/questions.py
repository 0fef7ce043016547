"""The fiche de questions as a PDF: who is asked at the head of each page, boxes to tick, lines to write on."""

from pathlib import Path

from paliers_desktop.core.report.questions import QuestionSheets


def render_questions(sheets: QuestionSheets, fonts_folder: Path) -> bytes:
    """A4, PDF/UA-1 and PDF/A-2a: the same sheets give the same bytes. Raises OSError when a font is missing.

    ValueError when nobody is asked anything: there is no page to print.
    """
    from paliers_desktop.output.pdf.fonts import register_fonts
    from paliers_desktop.output.pdf.question_story import Fiche, story

    if not sheets.pages:
        raise ValueError("no criterion is marked « à vérifier »")
    fonts = register_fonts(fonts_folder)
    return Fiche(sheets, fonts).octets(story(sheets, fonts))
