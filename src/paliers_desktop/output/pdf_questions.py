"""The fiche de questions as a PDF: who is asked at the head of each page, boxes to tick, lines to write on."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from paliers_desktop.core.report.questions import TITRE, QuestionSheets

if TYPE_CHECKING:
    from reportlab.platypus import BaseDocTemplate


def render_questions(sheets: QuestionSheets, fonts_folder: Path) -> bytes:
    """A4, fonts embedded: the same sheets give the same bytes. Raises OSError when a font is missing.

    ValueError when nobody is asked anything: there is no page to print.
    """
    from paliers_desktop.output.pdf_fonts import register_fonts
    from paliers_desktop.output.pdf_question_story import Foot, story

    if not sheets.pages:
        raise ValueError("no criterion is marked « à vérifier »")
    fonts = register_fonts(fonts_folder)
    pages = 0
    while True:  # once to count the pages, once to print their number
        target = BytesIO()
        document = _document(target, Foot(sheets, fonts, pages).draw)
        document.build(story(sheets, fonts))
        if document.page == pages:
            return target.getvalue()
        pages = document.page


def _document(target: BytesIO, draw_foot: Callable[..., None]) -> "BaseDocTemplate":
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    from paliers_desktop.output import pdf_style as style
    from paliers_desktop.output.pdf_fonts import REGULAR

    bottom = style.MARGIN + style.FOOT
    frame = Frame(style.MARGIN, bottom, style.WIDTH, style.PAGE_HEIGHT - style.MARGIN - bottom, 0, 0, 0, 0)
    return BaseDocTemplate(
        target,
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        pageTemplates=[PageTemplate("page", [frame], onPage=draw_foot)],
        title=f"Paliers numériques · {TITRE}",
        author="",
        creator="Paliers numériques",
        producer="Paliers numériques",
        lang="fr-FR",
        invariant=1,
        initialFontName=REGULAR,
        displayDocTitle=True,
    )
