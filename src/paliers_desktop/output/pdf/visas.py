"""The boxes of the visas: side by side, of one height, never cut.

Imports reportlab: load it from a function only.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Spacer

from paliers_desktop.core.report.visas import SIGNATURE, Visa
from paliers_desktop.core.typography import typographic
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.fonts import FontSet, text_width
from paliers_desktop.output.tagged.grids import Grid
from paliers_desktop.output.tagged.tags import Drawing, Words

LEAST_ROOM, MOST_ROOM = 22.0, 60.0
"""Height to sign in, in points."""
_GAP = 8.0
_PADDING = 9.0
_LINE = 17.0
"""Height of a line to fill in by hand."""


def visa_boxes(fonts: FontSet, visas: Sequence[Visa], room: float) -> Grid:
    """One row of boxes as high as the fullest; room: height to sign in."""
    count = len(visas)
    width = (style.WIDTH - (count - 1) * _GAP) / count
    inner = width - 2 * _PADDING
    contents = [_content(fonts, visa, inner, room) for visa in visas]
    height = max(sum(part.wrap(inner, style.PAGE_HEIGHT)[1] for part in content) for content in contents)
    cells: list[Any] = []
    widths: list[float] = []
    for content in contents:
        if cells:
            cells.append("")
            widths.append(_GAP)
        cells.append(_box(content, width, height + 2 * _PADDING))
        widths.append(width)
    row = Grid([cells], widths, hAlign="LEFT")
    row.setStyle(_bare(0))
    return row


def _content(fonts: FontSet, visa: Visa, width: float, room: float) -> list[Flowable]:
    parts: list[Flowable] = [Words(fonts.markup(visa.titre), style.VISA)]
    if visa.value:
        parts.append(Words(fonts.markup(visa.value), style.SMALL))
    for label in visa.blanks:
        if label == SIGNATURE:
            parts += [Spacer(0, 5), Words(fonts.markup(label), style.CAPTION), Spacer(0, room)]
        else:
            parts.append(Blank(typographic(label), width))
    if visa.note:
        parts.append(Words(fonts.markup(visa.note), style.CAPTION))
    return parts


def _box(content: list[Flowable], width: float, height: float) -> Grid:
    box = _Box([[content]], [width], [height])
    box.setStyle(_bare(_PADDING))
    return box


class _Box(Grid):
    """A rounded border around one cell."""

    def _drawBkgrnd(self) -> None:  # noqa: N802  # reportlab's name
        with self.canv.artifact():
            self.canv.setStrokeColor(style.colour("ctl"))
            self.canv.setLineWidth(0.7)
            self.canv.roundRect(0, 0, self._width, self._height, 5)


def _bare(padding: float) -> list[tuple[Any, ...]]:
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    return [
        *((side, (0, 0), (-1, -1), padding) for side in sides),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONTNAME", (0, 0), (-1, -1), style.BODY.fontName),
    ]


class Blank(Drawing):
    """A label, then a dotted line to write on; the label needs only the text font."""

    def __init__(self, label: str, width: float) -> None:
        super().__init__()
        self.label, self.width, self.height = label, width, _LINE

    def draw_ground(self) -> None:
        """The dotted line."""
        canvas, start = self.canv, text_width(self.label, style.SMALL.fontName, style.SMALL.fontSize) + 5
        canvas.saveState()
        canvas.setStrokeColor(style.colour("ctl"))
        canvas.setLineWidth(0.8)
        canvas.setLineCap(1)
        canvas.setDash([0.1, 2.4])
        canvas.line(start, 2, self.width, 2)
        canvas.restoreState()

    def draw_words(self) -> None:
        """The label, on the line."""
        canvas = self.canv
        canvas.setFillColor(style.SMALL.textColor)
        canvas.setFont(style.SMALL.fontName, style.SMALL.fontSize)
        canvas.drawString(0, 2.5, self.label)
