"""The first page: who, where the établissement stands, the radar, the table.

Imports reportlab: load it from a function only.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from paliers_desktop.core.report.identity import Field, Identity
from paliers_desktop.core.report.synthese import Synthese, sentences
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.fonts import SEMIBOLD, FontSet, text_width
from paliers_desktop.output.pdf.glyphs import Tile
from paliers_desktop.output.pdf.radar import RadarFigure
from paliers_desktop.output.pdf.tables import Tables
from paliers_desktop.output.tagged.grids import Cell, Command, Grid, LabelledCells
from paliers_desktop.output.tagged.tags import Heading, Words

_LEGEND_WIDTH, _WIDE_LEGEND = 56 * mm, 68 * mm
"""Of the words beside the radar, without repères and with them."""
_LEGEND_INSET = 10.0
LEAST_RADAR, _GREATEST_RADAR = 44 * mm, 92 * mm
_GAP = 7

NOTE_WIDTH = _WIDE_LEGEND - _LEGEND_INSET
"""Of what is said of the repères."""

_COLUMNS = (54 * mm, 42 * mm, 44 * mm, 40 * mm)
"""The second one has room for the longest date, « 30 septembre 2026 »."""
_CELL_GAP = 8.0
"""Between a field and the next one, in points."""


class PlacedField(Struct, frozen=True):
    """A field of the identity and the width in points that its value may take."""

    field: Field
    width: float


def placed_fields(identity: Identity) -> list[list[PlacedField]]:
    """The fields in columns, the last of a row up to the edge; one that would take many lines has a row of its own."""
    rows: list[list[PlacedField]] = []
    for fields in identity.rows:
        row: list[Field] = []
        for field in fields:
            if text_width(field.value, SEMIBOLD, style.BODY_STRONG.fontSize) > 2 * (_COLUMNS[len(row)] - _CELL_GAP):
                rows += [_in_columns(row), _in_columns([field])]
                row = []
            else:
                row.append(field)
        rows.append(_in_columns(row))
    return [row for row in rows if row]


def _in_columns(fields: Sequence[Field]) -> list[PlacedField]:
    last = len(fields) - 1
    return [
        PlacedField(field, (sum(_COLUMNS[place:]) if place == last else _COLUMNS[place]) - _CELL_GAP)
        for place, field in enumerate(fields)
    ]


class FirstPage:
    """Composes the page of one synthèse, whole or fitted."""

    def __init__(self, synthese: Synthese, fonts: FontSet) -> None:
        self._synthese, self._fonts, self._tables = synthese, fonts, Tables(fonts)

    def room_of_radar(self) -> float:
        """The height in points that the words leave to the radar."""
        parts = (self._identity(), self._tile(), self._tables.result(self._synthese.result))
        taken = sum(part.wrap(style.WIDTH, style.PAGE_HEIGHT)[1] for part in parts)
        return float(style.FIRST_FRAME_HEIGHT - taken - 4 * _GAP)

    def flowables(self) -> list[Flowable]:
        """One page: the radar takes the height that the words leave."""
        identity, tile, table = self._identity(), self._tile(), self._tables.result(self._synthese.result)
        radar = self._radar(min(max(self.room_of_radar(), LEAST_RADAR), _GREATEST_RADAR))
        return [identity, Spacer(0, _GAP), tile, Spacer(0, _GAP), radar, Spacer(0, _GAP), table]

    def _identity(self) -> LabelledCells:
        """Labels above values, each row to the right edge."""
        rows: list[list[Cell]] = []
        commands: list[Command] = [*plain(), ("TOPPADDING", (0, 0), (-1, -1), 5), ("RIGHTPADDING", (0, 0), (-1, -1), 8)]
        for places in placed_fields(self._synthese.identity):
            commands.append(("SPAN", (len(places) - 1, len(rows)), (-1, len(rows))))
            filled: list[Cell] = [self._field(place.field) for place in places]
            rows.append([*filled, *[""] * (len(_COLUMNS) - len(places))])
        table = LabelledCells(rows, _COLUMNS, hAlign="LEFT")
        table.setStyle(commands)
        return table

    def _field(self, field: Field) -> list[Flowable]:
        value = Words(self._fonts.verbatim(field.value), style.BODY_STRONG)
        return [self._text(field.label, style.CAPTION), value]

    def _tile(self) -> Grid:
        situation = self._synthese.result.situation
        headline = situation.headline
        words: list[Flowable] = [Heading(self._fonts.markup(headline), style.HEADLINE, 2, headline)]
        words += [Words(self._strong_start(text, situation.commun), style.BODY) for text in sentences(situation)]
        tile = Tile(situation.palier, situation.tile) if situation.tile else Spacer(0, 0)
        left = tile.width + 24 if situation.tile else 12
        table = Grid([[tile, words]], [left, style.WIDTH - left])
        table.setStyle(
            [
                *plain(),
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

    def _strong_start(self, text: str, start: str) -> str:
        """The text as markup; where it begins with these words, they are strong."""
        if not start or not text.startswith(start):
            return self._fonts.markup(text)
        return f"<b>{self._fonts.markup(start)}</b>{self._fonts.markup(text[len(start) :])}"

    def _radar(self, height: float) -> Grid:
        reperes = self._synthese.reperes
        beside = _WIDE_LEGEND if reperes else _LEGEND_WIDTH
        figure = RadarFigure(self._synthese.radar, style.WIDTH - beside, height, self._synthese.radar_text)
        legend: list[Flowable] = [self._text(self._synthese.result.rule, style.CAPTION)]
        if reperes:
            legend += [Spacer(0, _GAP), self._text(reperes, style.CAPTION)]
        table = Grid([[figure, legend]], [figure.width, beside])
        table.setStyle(
            [*plain(), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (1, 0), (1, 0), _LEGEND_INSET)]
        )
        return table

    def _text(self, text: str, of_style: Any) -> Flowable:
        return Words(self._fonts.markup(text), of_style) if text else Spacer(0, 0)


def plain() -> list[Command]:
    """A grid whose cells touch."""
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ("FONTNAME", (0, 0), (-1, -1), style.BODY.fontName),
    ]
