"""What the fiche of the dialogue de gestion holds, its lists cut so that one page takes it all.

Imports reportlab: load it from a function only.
"""

from typing import Any

from msgspec.structs import replace
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from paliers_desktop.core.report.dialogue import (
    A_DECIDER,
    AUTRES_POINTS,
    DEMANDES,
    DOMAINES,
    Dialogue,
    DialogueLine,
    DialogueList,
)
from paliers_desktop.core.report.result import Row
from paliers_desktop.core.typography import NO_BREAK_SPACE
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.first_page import plain
from paliers_desktop.output.pdf.fitting import height_of
from paliers_desktop.output.pdf.fonts import FontSet
from paliers_desktop.output.pdf.glyphs import Chip
from paliers_desktop.output.pdf.handwriting import Line
from paliers_desktop.output.pdf.radar import RadarFigure
from paliers_desktop.output.pdf.tables import lined_table
from paliers_desktop.output.tagged.grids import Cell, Command, DataTable, Grid, LabelledRows
from paliers_desktop.output.tagged.structure import Shape
from paliers_desktop.output.tagged.tags import Heading, Words

_PALIERS = (25 * mm, 36 * mm, 43 * mm)
_BESIDE = 4 * mm
"""Between the table and the radar."""
_ASKED = (96 * mm, 54 * mm, 30 * mm)
_NUMBER = 10 * mm
_LINE = 21.0
"""Between two lines to write on, in points."""
_LEAST_LINES, _MOST_LINES = 1, 5
_ROUNDING = 2.0
"""Points kept free, so that no sum of lengths makes a second page."""


def fitted_dialogue(whole: Dialogue, fonts: FontSet) -> Dialogue:
    """What one page prints of it: each list gets a line in turn, as long as the page holds them."""
    lists = (whole.steps, *whole.demandes)
    counts = [0] * len(lists)
    growing = set(range(len(lists)))
    room = style.FIRST_FRAME_HEIGHT - height_of(DialogueStory(whole, fonts).around(_LEAST_LINES)) - _ROUNDING
    while growing:
        for place in sorted(growing, reverse=True):
            counts[place] += 1
            if counts[place] > len(lists[place].lines) or height_of(_lists(whole, counts, fonts)) > room:
                counts[place] -= 1
                growing.discard(place)
    return _cut(whole, counts)


def _cut(whole: Dialogue, counts: list[int]) -> Dialogue:
    steps, *demandes = (one.first(count) for one, count in zip((whole.steps, *whole.demandes), counts, strict=True))
    return replace(whole, steps=steps, demandes=tuple(demandes))


def _lists(whole: Dialogue, counts: list[int], fonts: FontSet) -> list[Flowable]:
    return DialogueStory(_cut(whole, counts), fonts).lists()


class DialogueStory:
    """Composes one fiche, as it comes."""

    def __init__(self, dialogue: Dialogue, fonts: FontSet) -> None:
        self._dialogue, self._fonts = dialogue, fonts

    def flowables(self) -> list[Flowable]:
        """Everything, anew: a flowable is drawn once. The lines to write on take the room that is left."""
        taken = height_of([*self.around(0), *self.lists()]) + _ROUNDING
        lines = int((style.FIRST_FRAME_HEIGHT - taken) // _LINE)
        lines = min(max(lines, _LEAST_LINES), _MOST_LINES)
        gap = max(style.FIRST_FRAME_HEIGHT - taken - lines * _LINE, 0)
        return [*self._top(), *self.lists(), *self._others(lines), Spacer(0, gap), *self._about()]

    def around(self, lines: int) -> list[Flowable]:
        """All but the lists, with so many lines to write on."""
        return [*self._top(), *self._others(lines), *self._about()]

    def lists(self) -> list[Flowable]:
        """What the établissement does, then what it asks."""
        return [
            self._title(self._dialogue.steps.titre),
            *self._steps(self._dialogue.steps),
            Spacer(0, 8),
            self._title(A_DECIDER),
            Spacer(0, 1),
            self._demandes(),
        ]

    def _top(self) -> list[Flowable]:
        return [
            Spacer(0, 4),
            Words(self._fonts.verbatim(self._dialogue.identity.nom), style.BODY_STRONG),
            *(Words(self._fonts.verbatim(line), style.SMALL_SECONDARY) for line in self._dialogue.facts),
            Spacer(0, 7),
            self._standing(),
            Spacer(0, 7),
            self._paliers(),
            Spacer(0, 9),
        ]

    def _others(self, lines: int) -> list[Flowable]:
        title = Heading(self._fonts.markup(AUTRES_POINTS), style.SMALL_STRONG, 3)
        return [Spacer(0, 6), title, Line(lines, _LINE), Spacer(0, 6)]

    def _about(self) -> list[Flowable]:
        return [self._text(self._dialogue.about, style.CAPTION)]

    def _standing(self) -> Grid:
        headline = self._dialogue.headline
        words = [Heading(self._fonts.markup(headline), style.H2, 2, headline)]
        table = Grid(
            [[[*words, *(self._text(sentence, style.SMALL) for sentence in self._dialogue.sentences)]]], [style.WIDTH]
        )
        table.setStyle(
            [
                *plain(),
                ("BACKGROUND", (0, 0), (-1, -1), style.colour("tint")),
                ("ROUNDEDCORNERS", [6, 6, 6, 6]),
                ("LEFTPADDING", (0, 0), (-1, -1), 10),
                ("RIGHTPADDING", (0, 0), (-1, -1), 10),
                ("TOPPADDING", (0, 0), (-1, -1), 6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
            ]
        )
        return table

    def _paliers(self) -> Grid:
        """The table by domaine, and the radar of its height beside it."""
        table = self._domaines()
        width = style.WIDTH - sum(_PALIERS) - _BESIDE
        height = table.wrap(sum(_PALIERS), style.PAGE_HEIGHT)[1]
        figure = RadarFigure(self._dialogue.radar, width, height, self._dialogue.radar_text)
        grid = Grid([[table, figure]], [sum(_PALIERS) + _BESIDE, width], hAlign="LEFT")
        grid.setStyle(plain())
        return grid

    def _domaines(self) -> DataTable:
        rows: list[list[Cell]] = [[self._text(head, style.HEAD) for head in DOMAINES]]
        rows += [self._domaine(row) for row in self._dialogue.rows]
        commands: list[Command] = [
            ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 1),
        ]
        return lined_table(rows, _PALIERS, commands)

    def _domaine(self, row: Row) -> list[Cell]:
        missing = self._text(row.missing, style.CAPTION)
        return [self._text(row.titre_court, style.CELL_TITLE), Chip(row.palier, row.chip), missing]

    def _steps(self, steps: DialogueList) -> list[Flowable]:
        more = [self._text(words, style.SMALL_SECONDARY) for words in (steps.note, steps.others) if words]
        if not steps.lines:
            return more
        rows = [self._step(line) for line in steps.lines]
        table = LabelledRows(rows, [_NUMBER, style.WIDTH - _NUMBER], hAlign="LEFT")
        table.setStyle([*plain(), ("TOPPADDING", (0, 0), (-1, -1), 1.5)])
        return [table, Spacer(0, 1.5), *more]

    def _demandes(self) -> DataTable:
        rows: list[list[Cell]] = [[self._text(head, style.HEAD) for head in DEMANDES]]
        titles: list[int] = []
        commands: list[Command] = [
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
        for listed in self._dialogue.demandes:
            row = len(rows)
            titles.append(row)
            rows.append([self._text(listed.titre, style.SMALL_STRONG), "", ""])
            rows += [self._demande(line) for line in listed.lines]
            held = len(rows)
            rows += [[self._text(words, style.CAPTION), "", ""] for words in (listed.note, listed.others) if words]
            commands += [
                *(("SPAN", (0, last), (2, last)) for last in range(held, len(rows))),
                *(("TOPPADDING", (0, last), (2, last), 1) for last in range(held, len(rows))),
                ("SPAN", (0, row), (2, row)),
                ("BACKGROUND", (0, row), (-1, row), style.colour("sunken")),
                ("LEFTPADDING", (0, row), (0, row), 5),
            ]
            if held > row + 1:
                commands.append(("LINEAFTER", (0, row + 1), (1, held - 1), 0.5, style.colour("line")))
        return lined_table(rows, _ASKED, commands, Shape(titles=frozenset(titles)))

    def _demande(self, line: DialogueLine) -> list[Cell]:
        lead = f"<b>{self._fonts.markup(line.numero)}</b> "
        return [self._line(lead, line.texte, line.note), "", self._text(line.echeance, style.SMALL)]

    def _step(self, line: DialogueLine) -> list[Cell]:
        due = f", échéance : {line.echeance}" if line.echeance else ""
        number = self._text(line.numero, style.SMALL_SECONDARY)
        return [number, self._line("", line.texte, f"{line.note}{due}")]

    def _line(self, lead: str, texte: str, note: str) -> Words:
        """A criterion, then what is answered, cut between its parts only."""
        grey = str(style.colour("text2").hexval()).replace("0x", "#")
        parts = ", ".join(part.replace(" ", NO_BREAK_SPACE) for part in note.split(", "))
        note = f'<font color="{grey}">{self._fonts.markup(f"({parts})")}</font>'
        return Words(f"{lead}{self._fonts.markup(texte)} {note}", style.SMALL)

    def _title(self, text: str) -> Heading:
        return Heading(self._fonts.markup(text), style.H2, 2, text)

    def _text(self, text: str, of_style: Any) -> Words:
        return Words(self._fonts.markup(text), of_style)
