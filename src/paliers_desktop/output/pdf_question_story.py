"""What the pages of the fiche de questions hold: a table per person, whose head comes back on every page.

Imports reportlab: load it from a function only.
"""

from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.questions import TITRE, Question, QuestionPage, QuestionSheets
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.output import pdf_style as style
from paliers_desktop.output.pdf_fonts import REGULAR, FontSet, text_width

_NUMBER = 30
"""Width of the column of the numbers, in points."""
_BOX, _BETWEEN = 11, 26
"""Side of a box to tick, and space between two answers."""
_LINES, _LINE = 2, 22
"""Lines to write on, and the height of one."""


def story(sheets: QuestionSheets, fonts: FontSet) -> list[Flowable]:
    """Everything, anew: a flowable is drawn once. Each person starts on a new page."""
    flowables: list[Flowable] = []
    for page in sheets.pages:
        if flowables:
            flowables.append(PageBreak())
        flowables.append(_table(sheets, page, fonts))
    return flowables


class Foot:
    """The foot of every page: which établissement, which grid, which page of how many (0: not counted yet)."""

    def __init__(self, sheets: QuestionSheets, fonts: FontSet, total: int) -> None:
        self._sheets, self._fonts, self._total = sheets, fonts, total

    def draw(self, canvas: Canvas, document: Any) -> None:
        """Draw it on the page under way."""
        top = style.MARGIN + style.FOOT - 8
        canvas.setStrokeColor(style.colour("accent"))
        canvas.setLineWidth(1)
        canvas.line(style.MARGIN, top, style.MARGIN + style.WIDTH, top)
        self._write(canvas, f"page {document.page} sur {self._total or document.page}", style.CAPTION_RIGHT)
        self._write(canvas, self._sheets.grille, style.CAPTION)

    def _write(self, canvas: Canvas, text: str, of_style: Any) -> None:
        paragraph = Paragraph(self._fonts.markup(text), of_style)
        paragraph.wrapOn(canvas, style.WIDTH, style.PAGE_HEIGHT)
        paragraph.drawOn(canvas, style.MARGIN, style.MARGIN + 14)


class Boxes(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """One box to tick per answer, with its word: « □ Oui  □ En cours  □ Non  □ Sans objet »."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        return width, _BOX + 8

    def draw(self) -> None:
        """Draw on the canvas that reportlab set."""
        x = 0.0
        self.canv.setStrokeColor(style.colour("text"))
        self.canv.setLineWidth(0.9)
        for etat in Etat:
            self.canv.rect(x, 0, _BOX, _BOX)
            self.canv.setFont(REGULAR, style.BODY.fontSize)
            self.canv.setFillColor(style.colour("text"))
            self.canv.drawString(x + _BOX + 5, 2, ETATS[etat])
            x += _BOX + 5 + text_width(ETATS[etat], REGULAR, style.BODY.fontSize) + _BETWEEN


class WritingLines(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Empty lines to write on by hand."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self._width = width
        return width, _LINES * _LINE

    def draw(self) -> None:
        """Draw on the canvas that reportlab set."""
        self.canv.setStrokeColor(style.colour("ctl"))
        self.canv.setLineWidth(0.6)
        for line in range(_LINES):
            self.canv.line(0, line * _LINE, self._width, line * _LINE)


def _table(sheets: QuestionSheets, page: QuestionPage, fonts: FontSet) -> Table:
    rows: list[list[Any]] = [[_head(sheets, page, fonts), ""]]
    rows.append([Paragraph(fonts.markup(page.introduction), style.BODY_SECONDARY), ""])
    for question in page.questions:
        number = Paragraph(fonts.markup(question.numero), style.BODY_SECONDARY)
        rows.append([number, _question(question, fonts)])
    table = Table(rows, [_NUMBER, style.WIDTH - _NUMBER], repeatRows=1, splitByRow=1, hAlign="LEFT")
    table.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("SPAN", (0, 0), (1, 0)),
            ("SPAN", (0, 1), (1, 1)),
            ("LINEBELOW", (0, 0), (-1, 0), 1, style.colour("accent")),
            ("LINEBELOW", (0, 2), (-1, -1), 0.5, style.colour("line")),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 1), (-1, -1), 9),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
        ]
    )
    return table


def _head(sheets: QuestionSheets, page: QuestionPage, fonts: FontSet) -> list[Flowable]:
    return [
        Paragraph(f"{fonts.markup(TITRE)} · {fonts.verbatim(sheets.line)}", style.SMALL_SECONDARY),
        Paragraph(fonts.verbatim(page.destinataire), style.H1),
    ]


def _question(question: Question, fonts: FontSet) -> list[Flowable]:
    parts: list[Flowable] = [Paragraph(fonts.markup(question.texte), style.BODY_STRONG)]
    if question.lecture:
        parts.append(Paragraph(fonts.markup(question.lecture), style.SMALL_ITALIC))
    for lead, text in (("De quoi s’agit-il ?", question.sens), ("Ce qui le montre :", question.preuve)):
        if text:
            parts.append(Paragraph(f"<b>{fonts.markup(lead)}</b> {fonts.markup(text)}", style.SMALL))
    return [*parts, Spacer(0, 3), Boxes(), WritingLines()]
