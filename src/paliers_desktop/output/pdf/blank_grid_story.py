"""What the pages of the grille vierge hold: who meets and when, how to fill it, then a table per domaine.

Imports reportlab: load it from a function only.
"""

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from paliers_desktop.core.report.blank_grid import COMMENT_REMPLIR, BlankCritere, BlankDomaine, BlankGrid
from paliers_desktop.core.report.identity import Field
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.fonts import FontSet
from paliers_desktop.output.pdf.handwriting import AnswerBoxes, Line
from paliers_desktop.output.pdf.tables import lined_table
from paliers_desktop.output.tagged.grids import Cell, Command, DataTable, LabelledCells
from paliers_desktop.output.tagged.structure import Shape
from paliers_desktop.output.tagged.tags import Heading, Words

_NUMBER, _ANSWERS = 10 * mm, 76 * mm
_INSET = 6
"""Space between the text of a criterion and its boxes."""
_NOTE = 21
"""Height of the line for a note, in points: that of handwriting."""
_START = 3
"""Rows of a table that stay with the title of the domaine: heads, title of the palier, first criterion."""
_TITLE = 28
"""Room of that title, in points."""


class BlankGridStory:
    """Composes one grid."""

    def __init__(self, grid: BlankGrid, fonts: FontSet) -> None:
        self._grid, self._fonts = grid, fonts

    def flowables(self) -> list[Flowable]:
        """Everything, anew: a flowable is drawn once."""
        story: list[Flowable] = [*map(self._fields, self._grid.fields), Spacer(0, 10), *self._how_to(), Spacer(0, 8)]
        for domaine in self._grid.domaines:
            table = self._table(domaine)
            story += [
                CondPageBreak(table.height_of_rows(_START, style.WIDTH) + _TITLE),
                Heading(self._fonts.markup(domaine.titre), style.H2, 2, domaine.titre),
                Spacer(0, 2),
                table,
                Spacer(0, 12),
            ]
        return story

    def _fields(self, fields: tuple[Field, ...]) -> LabelledCells:
        """A label above its value, or above a line to write on; the widest is that of the long words."""
        wide = style.WIDTH - 66 * mm if len(fields) == 3 else style.WIDTH - 44 * mm
        widths = [wide, 28 * mm, 38 * mm] if len(fields) == 3 else [44 * mm, wide]
        table = LabelledCells([[self._field(field) for field in fields]], widths, hAlign="LEFT")
        table.setStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), style.BODY.fontName),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-2, -1), 10),
                ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ]
        )
        return table

    def _field(self, field: Field) -> list[Flowable]:
        value = Words(self._fonts.verbatim(field.value), style.BODY_STRONG) if field.value else Line(step=20)
        return [Words(self._fonts.markup(field.label), style.CAPTION), value]

    def _how_to(self) -> list[Flowable]:
        return [
            Heading(self._fonts.markup(COMMENT_REMPLIR), style.SMALL_STRONG, 2),
            *(Words(self._fonts.markup(line), style.SMALL_SECONDARY) for line in self._grid.comment_remplir),
        ]

    def _table(self, domaine: BlankDomaine) -> DataTable:
        rows: list[list[Cell]] = [[self._text(head, style.HEAD) for head in ("N°", "Critère", "Réponse et note")]]
        commands: list[Command] = [
            ("LEFTPADDING", (2, 0), (2, -1), _INSET),
            ("RIGHTPADDING", (2, 0), (2, -1), 0),
            ("BOTTOMPADDING", (2, 1), (2, -1), 5),
        ]
        titles: list[int] = []
        for part in domaine.paliers:
            row = len(rows)
            titles.append(row)
            rows.append([self._text(part.titre, style.SMALL_STRONG), "", ""])
            rows += [self._critere(critere) for critere in part.criteres]
            commands += [
                ("SPAN", (0, row), (2, row)),
                ("BACKGROUND", (0, row), (-1, row), style.colour("sunken")),
                ("LEFTPADDING", (0, row), (0, row), 5),
                ("NOSPLIT", (0, row), (0, row + 1)),  # a title stays with its first criterion
            ]
        widths = (_NUMBER, style.WIDTH - _NUMBER - _ANSWERS, _ANSWERS)
        return lined_table(rows, widths, commands, Shape(titles=frozenset(titles)))

    def _critere(self, critere: BlankCritere) -> list[Cell]:
        texts: list[Flowable] = [self._text(critere.texte, style.CELL)]
        if critere.lecture:
            texts.append(self._text(critere.lecture, style.CAPTION_ITALIC))
        boxes = AnswerBoxes(_ANSWERS - _INSET, _NOTE)
        return [self._text(critere.numero, style.SMALL_SECONDARY), texts, boxes]

    def _text(self, text: str, of_style: Any) -> Words:
        return Words(self._fonts.markup(text), of_style)
