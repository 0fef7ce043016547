"""One sheet of a code drawn in the établissement, as a PDF of one page; reportlab is loaded on the first call."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from paliers_desktop.core.report.own_code import Sheet

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from paliers_desktop.output.pdf_fonts import FontSet

_LABEL, _VALUE, _GAP = 150, 12, 18
"""Width of the labels, size of the values and space between lines, in points."""


def render_sheet(sheet: Sheet, fonts_folder: Path) -> bytes:
    """The sheet on A4, fonts embedded: the same sheet gives the same bytes. Raises OSError when a font is missing."""
    from reportlab.platypus import SimpleDocTemplate

    from paliers_desktop.output import pdf_style as style
    from paliers_desktop.output.pdf_fonts import REGULAR, register_fonts

    target = BytesIO()
    SimpleDocTemplate(
        target,
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        leftMargin=style.MARGIN,
        rightMargin=style.MARGIN,
        topMargin=2 * style.MARGIN,
        bottomMargin=style.MARGIN,
        title=f"Paliers numériques · {sheet.titre}",
        author="",
        creator="Paliers numériques",
        producer="Paliers numériques",
        lang="fr-FR",
        invariant=1,
        initialFontName=REGULAR,
        displayDocTitle=True,
    ).build(_story(sheet, register_fonts(fonts_folder)))
    return target.getvalue()


def _story(sheet: Sheet, fonts: "FontSet") -> list["Flowable"]:
    from reportlab.platypus import Paragraph, Spacer, Table

    from paliers_desktop.output import pdf_style as style
    from paliers_desktop.output.pdf_fonts import MONO, REGULAR

    rows = []
    for line in sheet.lines:
        markup = fonts.markup(line.value)
        value = f'<font name="{MONO}" size="{_VALUE}">{markup}</font>' if line.code else markup
        rows.append([Paragraph(fonts.markup(line.label), style.BODY_SECONDARY), Paragraph(value, style.BODY)])
    table = Table(rows, colWidths=[_LABEL, style.WIDTH - _LABEL], style=[("FONTNAME", (0, 0), (-1, -1), REGULAR)])
    table.hAlign = "LEFT"
    return [
        Paragraph(fonts.markup("Paliers numériques"), style.SUBTITLE),
        Paragraph(fonts.markup(sheet.titre), style.TITLE),
        Spacer(0, _GAP),
        table,
        Spacer(0, _GAP),
        *(Paragraph(fonts.markup(sentence), style.BODY) for sentence in sheet.sentences),
    ]
