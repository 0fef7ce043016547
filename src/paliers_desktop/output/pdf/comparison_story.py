"""What a comparison holds on paper: radars one over the other, paliers by domaine, the answers that moved.

Imports reportlab: load it from a function only.
"""

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from paliers_desktop.core.report.comparison import FORMATIVE, MOVED, Comparison, DomaineLine, MovedGroup
from paliers_desktop.core.report.result import NOTHING
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.fonts import FontSet
from paliers_desktop.output.pdf.glyphs import Answer, Chip
from paliers_desktop.output.pdf.radar import RadarFigure
from paliers_desktop.output.pdf.tables import lined_table
from paliers_desktop.output.tagged.grids import Cell, Command, DataTable
from paliers_desktop.output.tagged.structure import Shape
from paliers_desktop.output.tagged.tags import Heading, Words

_RADAR_HEIGHT = 62 * mm
_DOMAINES = (42 * mm, 36 * mm, 36 * mm, 27 * mm, 39 * mm)
_NUMBER, _ANSWER = 12 * mm, 34 * mm
_ROOM = 40 * mm
"""A title needs this much under it, or goes to the next page."""
_LINES = {"current": "trait plein", "previous": "pointillé", "target": "tirets", "provisoire": "cercle vide"}


class ComparisonStory:
    """Composes one comparison."""

    def __init__(self, told: Comparison, fonts: FontSet) -> None:
        self._told, self._fonts = told, fonts

    def flowables(self) -> list[Flowable]:
        """Everything, anew: a flowable is drawn once."""
        told = self._told
        story = [
            Words(self._fonts.verbatim(told.identity.line), style.BODY_STRONG),
            Spacer(0, 6),
            Heading(self._fonts.markup(told.summary), style.H2, 2, told.summary),
            Spacer(0, 4),
            RadarFigure(told.radar, style.WIDTH, _RADAR_HEIGHT, told.radar_text),
            self._text(self._legend(), style.SMALL_SECONDARY),
            Spacer(0, 8),
            self._domaines(),
            Spacer(0, 10),
        ]
        if told.moved:
            story += [CondPageBreak(_ROOM), Heading(self._fonts.markup(MOVED), style.H2, 2, MOVED), Spacer(0, 3)]
            story += [self._moved(), Spacer(0, 10)]
        return [*story, *(self._text(sentence, style.SMALL_SECONDARY) for sentence in (*told.notes, FORMATIVE))]

    def _legend(self) -> str:
        return "Radar : " + " ; ".join(f"{_LINES[kind]}, {words}" for kind, words in self._told.legend) + "."

    def _domaines(self) -> DataTable:
        rows: list[list[Cell]] = [[self._text(head, style.HEAD) for head in self._told.headers]]
        rows += [self._domaine(line) for line in self._told.domaines]
        return lined_table(rows, _DOMAINES, [("VALIGN", (0, 1), (-1, -1), "MIDDLE")])

    def _domaine(self, line: DomaineLine) -> list[Cell]:
        vise: Cell = Chip(line.vise, line.vise_words) if line.vise else self._text(NOTHING, style.SMALL)
        before: Cell = (
            self._text(NOTHING, style.SMALL) if line.before_words == NOTHING else Chip(line.before, line.before_words)
        )
        moved = self._text(line.moved, style.CAPTION)
        return [self._text(line.titre, style.CELL_TITLE), before, Chip(line.after, line.after_words), vise, moved]

    def _moved(self) -> DataTable:
        rows: list[list[Cell]] = [[self._text(head, style.HEAD) for head in self._told.moved_headers]]
        commands: list[Command] = []
        titles: list[int] = []
        for group in self._told.moved:
            row = len(rows)
            titles.append(row)
            rows.append([self._text(group.titre, style.SMALL_STRONG), "", "", ""])
            rows += self._lines(group)
            commands += [
                ("SPAN", (0, row), (3, row)),
                ("BACKGROUND", (0, row), (-1, row), style.colour("sunken")),
                ("LEFTPADDING", (0, row), (0, row), 5),
                ("NOSPLIT", (0, row), (0, row + 1)),  # a title stays with its first criterion
            ]
        widths = (_NUMBER, style.WIDTH - _NUMBER - 2 * _ANSWER, _ANSWER, _ANSWER)
        return lined_table(rows, widths, commands, Shape(titles=frozenset(titles)))

    def _lines(self, group: MovedGroup) -> list[list[Cell]]:
        return [
            [
                self._text(line.numero, style.SMALL_SECONDARY),
                self._text(line.texte, style.CELL),
                Answer(line.before, ETATS[line.before]),
                Answer(line.after, ETATS[line.after]),
            ]
            for line in group.lines
        ]

    def _text(self, text: str, of_style: Any) -> Flowable:
        return Words(self._fonts.markup(text), of_style) if text else Spacer(0, 0)
