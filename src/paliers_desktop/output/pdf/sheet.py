"""One sheet of a code drawn in the établissement, as a PDF of one page; reportlab is loaded on the first call."""

from pathlib import Path
from typing import TYPE_CHECKING

from paliers_desktop.core.report.own_code import Sheet

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from paliers_desktop.output.pdf.fonts import FontSet

_LABEL, _VALUE, _GAP = 150, 12, 18
"""Width of the labels, size of the values and space between lines, in points."""


def render_sheet(sheet: Sheet, fonts_folder: Path) -> bytes:
    """The sheet on A4, PDF/UA-1 and PDF/A-2a: the same sheet gives the same bytes. OSError when a font is missing."""
    from reportlab.platypus import Frame, PageTemplate

    from paliers_desktop.output.pdf import style
    from paliers_desktop.output.pdf.document import PROGRAM, TaggedDocument
    from paliers_desktop.output.pdf.fonts import register_fonts

    fonts = register_fonts(fonts_folder)
    document = TaggedDocument(f"{PROGRAM} · {sheet.titre}", fonts)
    frame = Frame(style.MARGIN, style.MARGIN, style.WIDTH, style.PAGE_HEIGHT - 3 * style.MARGIN)
    document.addPageTemplates(PageTemplate("sheet", [frame]))
    return document.octets(_story(sheet, fonts))


def _story(sheet: Sheet, fonts: "FontSet") -> list["Flowable"]:
    from reportlab.platypus import Spacer

    from paliers_desktop.output.pdf import style
    from paliers_desktop.output.pdf.document import PROGRAM
    from paliers_desktop.output.pdf.fonts import MONO, REGULAR
    from paliers_desktop.output.tagged.grids import LabelledRows
    from paliers_desktop.output.tagged.tags import Heading, Words

    rows = []
    for line in sheet.lines:
        markup = fonts.markup(line.value)
        value = f'<font name="{MONO}" size="{_VALUE}">{markup}</font>' if line.code else markup
        rows.append([Words(fonts.markup(line.label), style.BODY_SECONDARY), Words(value, style.BODY)])
    table = LabelledRows(rows, [_LABEL, style.WIDTH - _LABEL], style=[("FONTNAME", (0, 0), (-1, -1), REGULAR)])
    table.hAlign = "LEFT"
    return [
        Words(fonts.markup(PROGRAM), style.SUBTITLE),
        Heading(fonts.markup(sheet.titre), style.TITLE, 1),
        Spacer(0, _GAP),
        table,
        Spacer(0, _GAP),
        *(Words(fonts.markup(sentence), style.BODY) for sentence in sheet.sentences),
    ]
