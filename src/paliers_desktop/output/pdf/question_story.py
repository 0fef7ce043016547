"""What the pages of the fiche de questions hold: a table per person, whose head comes back on every page.

Imports reportlab: load it from a function only.
"""

from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, PageBreak, PageTemplate, Spacer

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.questions import TITRE, Question, QuestionPage, QuestionSheets
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.document import PROGRAM, TaggedDocument
from paliers_desktop.output.pdf.fonts import REGULAR, FontSet, text_width
from paliers_desktop.output.tagged.canvas import TaggedCanvas
from paliers_desktop.output.tagged.grids import LabelledRows
from paliers_desktop.output.tagged.structure import Element
from paliers_desktop.output.tagged.tags import Drawing, Heading, Words

_NUMBER = 30
"""Width of the column of the numbers, in points."""
_BOX, _BETWEEN = 11, 26
"""Side of a box to tick, and space between two answers."""
_LINES, _LINE = 2, 22
"""Lines to write on, and the height of one."""
_LEAD = 2
"""Rows above the questions: who is asked, and what."""


def story(sheets: QuestionSheets, fonts: FontSet) -> list[Flowable]:
    """Everything, anew: a flowable is drawn once. Each person starts on a new page."""
    flowables: list[Flowable] = []
    for page in sheets.pages:
        if flowables:
            flowables.append(PageBreak())
        flowables.append(_table(sheets, page, fonts))
    return flowables


class Fiche(TaggedDocument):
    """The paper; the foot of every page says which grid, which page of how many."""

    def __init__(self, sheets: QuestionSheets, fonts: FontSet) -> None:
        super().__init__(f"{PROGRAM} · {TITRE}", fonts)
        self._grille = sheets.grille
        self.addPageTemplates(PageTemplate("page", [self.frame(0)], onPage=self._draw_foot))

    def _draw_foot(self, canvas: TaggedCanvas, _document: BaseDocTemplate) -> None:
        self.rule(canvas, style.MARGIN + style.FOOT - 8)
        page = self.page
        canvas.later(lambda total: self._end_foot(canvas, page, total))

    def _end_foot(self, canvas: TaggedCanvas, page: int, total: int) -> None:
        place = (style.MARGIN, style.MARGIN + 14, style.WIDTH)
        self.running(canvas, self.fonts.markup(f"page {page} sur {total}"), style.CAPTION_RIGHT, place, "Footer")
        self.foot(canvas, self.fonts.markup(self._grille), style.CAPTION, place, page == total)


class Boxes(Drawing):
    """One box to tick per answer, with its word: « □ Oui  □ En cours  □ Non  □ Sans objet »; read as a list."""

    def __init__(self) -> None:
        super().__init__()
        self._words = [Element("LBody") for _ in Etat]
        self.element = Element("L", [Element("LI", [word]) for word in self._words])

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        return width, _BOX + 8

    def draw(self) -> None:
        """Each box, then its word."""
        x = 0.0
        for etat, element in zip(Etat, self._words, strict=True):
            with self.canv.artifact():
                self.canv.setStrokeColor(style.colour("text"))
                self.canv.setLineWidth(0.9)
                self.canv.rect(x, 0, _BOX, _BOX)
            with self.canv.content(element):
                self.canv.setFont(REGULAR, style.BODY.fontSize)
                self.canv.setFillColor(style.colour("text"))
                self.canv.drawString(x + _BOX + 5, 2, ETATS[etat])
            x += _BOX + 5 + text_width(ETATS[etat], REGULAR, style.BODY.fontSize) + _BETWEEN


class WritingLines(Drawing):
    """Empty lines to write on by hand."""

    def __init__(self) -> None:
        super().__init__(has_words=False)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self._width = width
        return width, _LINES * _LINE

    def draw_ground(self) -> None:
        """The lines."""
        self.canv.setStrokeColor(style.colour("ctl"))
        self.canv.setLineWidth(0.6)
        for line in range(_LINES):
            self.canv.line(0, line * _LINE, self._width, line * _LINE)


def _table(sheets: QuestionSheets, page: QuestionPage, fonts: FontSet) -> LabelledRows:
    rows: list[list[Any]] = [[_head(sheets, page, fonts), ""]]
    rows.append([Words(fonts.markup(page.introduction), style.BODY_SECONDARY), ""])
    for question in page.questions:
        number = Words(fonts.markup(question.numero), style.BODY_SECONDARY)
        rows.append([number, _question(question, fonts)])
    table = LabelledRows(rows, [_NUMBER, style.WIDTH - _NUMBER], repeatRows=1, splitByRow=1, hAlign="LEFT")
    table.lead = _LEAD
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
        Words(f"{fonts.markup(TITRE)} · {fonts.verbatim(sheets.line)}", style.SMALL_SECONDARY),
        Heading(fonts.verbatim(page.destinataire), style.H1, 1, page.destinataire),
    ]


def _question(question: Question, fonts: FontSet) -> list[Flowable]:
    parts: list[Flowable] = [Words(fonts.markup(question.texte), style.BODY_STRONG)]
    if question.lecture:
        parts.append(Words(fonts.markup(question.lecture), style.SMALL_ITALIC))
    for lead, text in (("De quoi s’agit-il ?", question.sens), ("Ce qui le montre :", question.preuve)):
        if text:
            parts.append(Words(f"<b>{fonts.markup(lead)}</b> {fonts.markup(text)}", style.SMALL))
    return [*parts, Spacer(0, 3), Boxes(), WritingLines()]
