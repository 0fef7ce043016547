"""The content of the PDF in reading order: synthesis, next steps, every criterion, what the document is worth.

Imports reportlab: load it from a function only.
"""

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from paliers_desktop.core.report.complete import DomaineSection
from paliers_desktop.core.report.document import FORMATIVE, DocumentReport
from paliers_desktop.core.report.identity import Field
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.fonts import FontSet
from paliers_desktop.output.pdf.glyphs import Chip, Tile
from paliers_desktop.output.pdf.radar import RadarFigure
from paliers_desktop.output.pdf.releve_story import ReleveStory
from paliers_desktop.output.pdf.tables import Tables
from paliers_desktop.output.tagged.grids import Grid, LabelledCells
from paliers_desktop.output.tagged.tags import Heading, Words

_LEGEND_WIDTH = 56 * mm
_LEAST_RADAR, _GREATEST_RADAR = 60 * mm, 90 * mm
_GAP = 7
_START = 3
"""Rows of the table of a domaine that stay with its title: heads, title of the palier, first criterion."""
_TITLES = 60.0
"""Room of the titles above them, in points."""
_MOST_ROOM = 0.9 * style.FIRST_FRAME_HEIGHT


class Story:
    """Composes the pages of one report."""

    def __init__(self, report: DocumentReport, fonts: FontSet) -> None:
        self._report, self._fonts, self._tables = report, fonts, Tables(fonts)

    def flowables(self) -> list[Flowable]:
        """Everything, anew: a flowable is drawn once."""
        return [
            *self._synthesis(),
            PageBreak(),
            *self._next_steps(),
            *self._criteres(),
            *self._seances(),
            *self._about(),
        ]

    def _synthesis(self) -> list[Flowable]:
        """One page: the radar takes the height that the words leave."""
        identity, tile, table = self._identity(), self._tile(), self._tables.result(self._report.result)
        taken = sum(part.wrap(style.WIDTH, style.PAGE_HEIGHT)[1] for part in (identity, tile, table))
        left = style.FIRST_FRAME_HEIGHT - taken - 4 * _GAP
        radar = self._radar(min(max(left, _LEAST_RADAR), _GREATEST_RADAR))
        return [identity, Spacer(0, _GAP), tile, Spacer(0, _GAP), radar, Spacer(0, _GAP), table]

    def _identity(self) -> Grid:
        """Labels above values; from the second line on, the last of a line takes the room left."""
        rows: list[list[Any]] = [[self._field(field) for field in row] for row in self._report.identity.rows]
        rows = [[*row, *[""] * (4 - len(row))] for row in rows]
        table = LabelledCells(rows, [62 * mm, 34 * mm, 44 * mm, 40 * mm], hAlign="LEFT")
        spans = [
            ("SPAN", (len(row) - 1, rank), (3, rank)) for rank, row in enumerate(self._report.identity.rows) if rank
        ]
        table.setStyle(
            [
                *_plain(),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("RIGHTPADDING", (0, 0), (-1, -1), 8),
                *spans,
            ]
        )
        return table

    def _field(self, field: Field) -> list[Flowable]:
        value = Words(self._fonts.verbatim(field.value), style.BODY_STRONG)
        return [self._text(field.label, style.CAPTION), value]

    def _tile(self) -> Grid:
        situation = self._report.result.situation
        words: list[Flowable] = [self._heading(situation.headline, style.HEADLINE)]
        sentences = [
            (f"{situation.commun}.", style.BODY_STRONG),
            (" ".join(filter(None, (situation.acquis, situation.sans_objet, situation.reste))), style.BODY),
            (situation.provisoire, style.BODY_SECONDARY),
        ]
        words += [self._text(text, of_style) for text, of_style in sentences if text]
        table = Grid(
            [[Tile(situation.palier, situation.tile), words]], [Tile.WIDTH + 24, style.WIDTH - Tile.WIDTH - 24]
        )
        table.setStyle(
            [
                *_plain(),
                ("BACKGROUND", (0, 0), (-1, -1), style.colour("tint")),
                ("ROUNDEDCORNERS", [6, 6, 6, 6]),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (0, 0), 12),
                ("RIGHTPADDING", (-1, 0), (-1, 0), 12),
                ("TOPPADDING", (0, 0), (-1, -1), 9),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 10),
            ]
        )
        return table

    def _radar(self, height: float) -> Grid:
        figure = RadarFigure(self._report.radar, style.WIDTH - _LEGEND_WIDTH, height, self._report.radar_text)
        table = Grid([[figure, self._text(self._report.result.rule, style.CAPTION)]], [figure.width, _LEGEND_WIDTH])
        table.setStyle([*_plain(), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (1, 0), (1, 0), 10)])
        return table

    def _next_steps(self) -> list[Flowable]:
        report = self._report.result.next_steps
        if not report.groups:
            return []
        return [
            self._heading(report.titre, style.H1),
            self._text(report.introduction, style.BODY_SECONDARY),
            Spacer(0, 6),
            self._tables.steps(report),
            Spacer(0, 16),
        ]

    def _criteres(self) -> list[Flowable]:
        story: list[Flowable] = []
        chapter: list[Flowable] = [self._heading("Réponses, critère par critère", style.H1)]
        least = 75 * mm
        for section in self._report.domaines:
            title, table = self._domaine_title(section), self._tables.criteres(section)
            started = table.height_of_rows(_START, style.WIDTH) + _TITLES  # no title stays alone at the foot of a page
            story += [CondPageBreak(max(least, min(started, _MOST_ROOM))), *chapter, title, table, Spacer(0, 14)]
            chapter, least = [], 60 * mm
        return story

    def _domaine_title(self, section: DomaineSection) -> Grid:
        chip = Chip(section.palier, section.chip)
        note = self._text("provisoire" if section.provisoire else "", style.CAPTION_ITALIC)
        title = self._heading(section.titre, style.H2, 3)
        widths = [style.WIDTH - chip.width - 60, chip.width + 8, 52]
        table = Grid([[title, chip, note]], widths, hAlign="LEFT")
        table.setStyle([*_plain(), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("BOTTOMPADDING", (0, 0), (-1, -1), 5)])
        return table

    def _seances(self) -> list[Flowable]:
        if not self._report.releves:
            return []
        told = ReleveStory(self._fonts)
        title = self._heading("Séances", style.H1)
        return [CondPageBreak(60 * mm), title, *(part for one in self._report.releves for part in told.section(one))]

    def _about(self) -> list[Flowable]:
        sentences = (*self._report.signature.about, FORMATIVE)
        return [
            CondPageBreak(40 * mm),
            self._heading("À propos de ce document", style.H1),
            *(self._text(sentence, style.SMALL_SECONDARY) for sentence in sentences),
        ]

    def _heading(self, text: str, of_style: Any, level: int = 2) -> Heading:
        return Heading(self._fonts.markup(text), of_style, level, text)

    def _text(self, text: str, of_style: Any) -> Flowable:
        return Words(self._fonts.markup(text), of_style) if text else Spacer(0, 0)


def _plain() -> list[tuple[Any, ...]]:
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ("FONTNAME", (0, 0), (-1, -1), style.BODY.fontName),
    ]
