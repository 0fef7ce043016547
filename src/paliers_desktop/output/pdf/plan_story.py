"""What the plan d'action holds on paper: one table for each payer, so that each can be handed over alone.

Imports reportlab: load it from a function only.
"""

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from paliers_desktop.core.report.plan import EMPTY, FORMATIVE, HEADERS, PayeurGroup, PlanLine, PlanReport
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.fonts import FontSet
from paliers_desktop.output.pdf.tables import lined_table
from paliers_desktop.output.pdf.words import own_words
from paliers_desktop.output.tagged.grids import Cell, Command, DataTable
from paliers_desktop.output.tagged.structure import Shape
from paliers_desktop.output.tagged.tags import Heading, Words

_CARRIED, _TERM, _STATE = 38 * mm, 27 * mm, 24 * mm
_ROOM = 36 * mm
"""A title needs this much under it, or goes to the next page."""


class PlanStory:
    """Composes one plan."""

    def __init__(self, told: PlanReport, fonts: FontSet) -> None:
        self._told, self._fonts = told, fonts

    def flowables(self) -> list[Flowable]:
        """Everything, anew: a flowable is drawn once."""
        told = self._told
        story: list[Flowable] = [
            Words(self._fonts.verbatim(told.identity.line), style.BODY_STRONG),
            self._text(told.progress, style.BODY),
            Spacer(0, 8),
        ]
        for group in told.groups:
            story += [
                CondPageBreak(_ROOM),
                Heading(self._fonts.markup(group.titre), style.H2, 2, group.titre),
                Spacer(0, 3),
                self._table(group),
                Spacer(0, 12),
            ]
        if not told.groups:
            story.append(self._text(EMPTY, style.BODY))
        return [*story, self._text(FORMATIVE, style.SMALL_SECONDARY)]

    def _table(self, group: PayeurGroup) -> DataTable:
        rows: list[list[Cell]] = [[self._text(head, style.HEAD) for head in HEADERS]]
        continued: list[int] = []
        for line in group.lines:
            first, *others = self._rows(line)
            rows.append(first)
            continued += range(len(rows), len(rows) + len(others))
            rows += others
        commands: list[Command] = [
            ("LINEABOVE", (0, row), (-1, row), 0.6, style.colour("surface")) for row in continued
        ]
        widths = (style.WIDTH - _CARRIED - _TERM - _STATE, _CARRIED, _TERM, _STATE)
        return lined_table(rows, widths, commands, Shape(continued=frozenset(continued)))

    def _rows(self, line: PlanLine) -> list[list[Cell]]:
        """The action, then what a very long note leaves over."""
        number = f"<b>{self._fonts.markup(line.numero)}</b> " if line.numero else ""
        texts: list[Flowable] = [Words(f"{number}{self._fonts.markup(line.intitule)}", style.CELL)]
        more: list[Flowable] = []
        if line.action.note:
            first, *more = own_words(self._fonts, line.action.note, style.COMMENT)
            texts.append(first)
        carried = self._text(line.responsable, style.SMALL)
        term = self._text(line.terme if line.action.terme else "", style.SMALL)
        row: list[Cell] = [texts, carried, term, self._text(line.avancement, style.SMALL)]
        return [row, *([piece, "", "", ""] for piece in more)]

    def _text(self, text: str, of_style: Any) -> Flowable:
        return Words(self._fonts.markup(text), of_style) if text else Spacer(0, 0)
