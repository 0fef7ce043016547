"""What the pages of a statistical document hold: chapters, bars under their title, and the equal table under the bars.

Imports reportlab: load it from a function only.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from paliers_desktop.core.typography import typographic
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.bars import StackedBars
from paliers_desktop.output.pdf.fonts import FontSet, text_width
from paliers_desktop.output.pdf.statistics import NOT_TOLD, Chapter, DataLines, Part, Statistics
from paliers_desktop.output.pdf.tables import lined_table
from paliers_desktop.output.tagged.grids import Cell, DataTable
from paliers_desktop.output.tagged.tags import Heading, Words

MOST_BARS = 24
"""In one figure: more would not stand on a page with their title."""

_NARROWEST, _PADDING = 30.0, 9.0
"""Of a column of numbers, in points; what a cell takes beside its words."""
_WIDEST = 130.0
"""Of a column that is not of sentences."""
_WHOLE, _START = 8, 2
"""Lines of a table that is not cut; of a longer one, those that stay with what is above it."""
_TITLES = 36.0
"""Room of the title of a part, and of its words."""
_MOST: float = style.FIRST_FRAME_HEIGHT - 100
_LEAST = 120.0
"""Room that the title of a chapter wants under it, in points."""


class StatisticsStory:
    """Composes one document."""

    def __init__(self, told: Statistics, fonts: FontSet) -> None:
        self._told, self._fonts = told, fonts

    def flowables(self) -> list[Flowable]:
        """Everything, anew: a flowable is drawn once."""
        return [flowable for chapter in self._told.chapters for flowable in self._chapter(chapter)]

    def _chapter(self, chapter: Chapter) -> Iterator[Flowable]:
        yield PageBreak() if chapter.own_page else CondPageBreak(_LEAST)
        parts = [self._part(part) for part in chapter.parts]
        if parts:
            yield CondPageBreak(_TITLES + parts[0][0])
        yield Heading(self._fonts.markup(chapter.titre), style.H1, 2, chapter.titre)
        yield from (self._words(sentence, style.BODY) for sentence in chapter.sentences)
        yield Spacer(0, 8)
        for room, flowables in parts:
            yield from (CondPageBreak(room), *flowables)

    def _part(self, part: Part) -> tuple[float, list[Flowable]]:
        """What stays together at its head, in points (title, first figure, first rows of a table), then all of it."""
        story: list[Flowable] = []
        if part.titre:
            story.append(Heading(self._fonts.markup(part.titre), style.H2, 3, part.titre))
        if part.words:
            story.append(self._words(part.words, style.SMALL_SECONDARY))
        story.append(Spacer(0, 3))
        figures = self._figures(part)
        for figure in figures:
            story += [figure, Spacer(0, 4)]
        tables = [self._table(lines) for lines in part.tables]
        for table in tables:
            story += [table, Spacer(0, 9)]
        room = _TITLES + sum(float(figure.height) for figure in figures[:1])
        if tables:
            room += self._start_of(tables[0], part.tables[0])
        return min(room, _MOST), story

    def _figures(self, part: Part) -> list[StackedBars]:
        cuts = [part.bars[start : start + MOST_BARS] for start in range(0, len(part.bars), MOST_BARS)]
        ranks = [f" ({rank} sur {len(cuts)})" if len(cuts) > 1 else "" for rank in range(1, len(cuts) + 1)]
        return [
            StackedBars(bars, style.WIDTH, f"{part.alt}{rank}", self._fonts)
            for bars, rank in zip(cuts, ranks, strict=True)
        ]

    def _start_of(self, table: DataTable, lines: DataLines) -> float:
        """The height of a short table, or of the first rows of a long one, which is not laid out for that."""
        if len(lines.lines) > _WHOLE:
            table = self._table(DataLines(lines.headers, lines.lines[:_START]))
        return table.height_of_rows(_WHOLE + 1, style.WIDTH)

    def _table(self, lines: DataLines) -> DataTable:
        last = len(lines.lines) - 1
        centered = [all(map(_is_number, column)) for column in zip(*lines.lines, strict=True)]
        rows: list[list[Cell]] = [self._row(lines.headers, centered, style.HEAD, style.HEAD_CENTER)]
        for rank, line in enumerate(lines.lines):
            strong = lines.strong and rank == last
            styles = (style.SMALL_STRONG, style.SMALL_STRONG_CENTER) if strong else (style.SMALL, style.SMALL_CENTER)
            rows.append(self._row(line, centered, *styles))
        commands: list[Any] = [
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("TOPPADDING", (0, 1), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 1), (-1, -1), 2),
        ]
        if lines.strong:
            commands.append(("LINEABOVE", (0, -1), (-1, -1), 0.8, style.colour("text2")))
        return lined_table(rows, _widths(lines), commands)

    def _row(self, cells: Sequence[str], centered: Sequence[bool], left: Any, center: Any) -> list[Cell]:
        return [self._words(cell, center if middle else left) for cell, middle in zip(cells, centered, strict=True)]

    def _words(self, text: str, of_style: Any) -> Flowable:
        return Words(self._fonts.markup(text), of_style) if text else Spacer(0, 0)


def _is_number(text: str) -> bool:
    """Or what stands for one."""
    return text in ("", NOT_TOLD) or text.removesuffix(" %").isdigit()


def _widths(lines: DataLines) -> list[float]:
    """As wide as the longest word of each column; those of sentences, else the first one, share what is left."""
    widths = []
    for column in zip(lines.headers, *lines.lines, strict=True):
        head = max(_width(word, style.HEAD) for word in typographic(column[0]).split(" "))
        widths.append(max(_NARROWEST, head, *(_width(text, style.SMALL_STRONG) for text in column[1:])))
    shared = [rank for rank, width in enumerate(widths) if width > _WIDEST] or [0]
    left = style.WIDTH - sum(width for rank, width in enumerate(widths) if rank not in shared)
    return [left / len(shared) if rank in shared else width for rank, width in enumerate(widths)]


def _width(text: str, of_style: Any) -> float:
    return text_width(text, of_style.fontName, of_style.fontSize) + _PADDING
