"""Stacked bars: how a whole is shared between the paliers, told by order, number and pattern as much as by colour.

Imports reportlab: load it from a function only.
"""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from paliers_desktop.core.report.wording import palier_words
from paliers_desktop.output.pdf.fonts import REGULAR, SEMIBOLD, FontSet, text_width
from paliers_desktop.output.pdf.page import fitted_line
from paliers_desktop.output.pdf.statistics import Bar
from paliers_desktop.output.pdf.style import CAPTION, SMALLEST, colour
from paliers_desktop.output.tagged.tags import Figure

PLACES = (0, 1, 2, 3, None)
"""In the order of the parts of a bar."""

NAMES, NOTES = 150.0, 128.0
"""Width of the names on the left, of the notes on the right, in points."""

_BAR, _STEP = 12.0, 16.0
_AXIS, _LEGEND = 15.0, 17.0
_SWATCH = 18.0
_PAD = 2.5
_HATCH = 4.0

Box = tuple[float, float, float, float]
"""Left, bottom, width and height, in points."""


class StackedBars(Figure):
    """One bar under the other, a scale, and what each pattern means."""

    def __init__(self, bars: Sequence[Bar], width: float, alt: str, fonts: FontSet) -> None:
        super().__init__(width, _STEP * len(bars) + _AXIS + _LEGEND, alt)
        self.bars, self._fonts = bars, fonts
        self._room = width - NAMES - NOTES

    def draw_figure(self) -> None:
        """Scale, bars, then the legend under them."""
        canvas, bottom = self.canv, _AXIS + _LEGEND
        self._draw_scale(canvas, bottom)
        for rank, bar in enumerate(reversed(self.bars)):
            self._draw_bar(canvas, bar, bottom + rank * _STEP + (_STEP - _BAR) / 2)
        self._draw_legend(canvas)

    def _draw_scale(self, canvas: Canvas, bottom: float) -> None:
        canvas.setFont(REGULAR, SMALLEST)
        canvas.setFillColor(colour("text2"))
        canvas.setStrokeColor(colour("line"))
        canvas.setLineWidth(0.5)
        for percent in (0, 25, 50, 75, 100):
            x = NAMES + self._room * percent / 100
            canvas.line(x, bottom - 3, x, bottom + _STEP * len(self.bars))
            canvas.drawCentredString(x, bottom - 12, f"{percent} %".replace(" ", "\u00a0"))

    def _draw_bar(self, canvas: Canvas, bar: Bar, y: float) -> None:
        baseline = y + (_BAR - SMALLEST * 0.72) / 2
        canvas.setFillColor(colour("text"))
        canvas.setFont(SEMIBOLD if bar.strong else REGULAR, SMALLEST)
        canvas.drawString(0, baseline, self._drawable(bar.name, NAMES - 6))
        canvas.setFont(REGULAR, SMALLEST)
        canvas.setFillColor(colour("text2"))
        canvas.drawString(NAMES + self._room + 8, baseline, self._drawable(bar.note, NOTES - 8))
        if sum(bar.parts):
            self._draw_parts(canvas, bar.parts, y, baseline)
        else:
            width = self._room if bar.note else self._room + NOTES
            self._draw_untold(canvas, bar.words, (NAMES, y, width, _BAR), baseline)

    def _draw_parts(self, canvas: Canvas, parts: Sequence[int], y: float, baseline: float) -> None:
        x = NAMES
        for place, number in zip(PLACES, parts, strict=True):
            width = self._room * number / sum(parts)
            if width:
                _draw_pattern(canvas, place, (x, y, width, _BAR))
                _draw_number(canvas, place, number, (x, baseline, width))
            x += width

    def _draw_untold(self, canvas: Canvas, words: str, box: Box, baseline: float) -> None:
        canvas.saveState()
        canvas.setFillColor(colour("surface"))
        canvas.setStrokeColor(colour("ctl"))
        canvas.setLineWidth(0.6)
        canvas.setDash(3, 2)
        canvas.rect(*box, stroke=1, fill=1)
        canvas.restoreState()
        canvas.setFillColor(colour("text2"))
        canvas.drawString(NAMES + 6, baseline, self._drawable(words, box[2] - 10))

    def _draw_legend(self, canvas: Canvas) -> None:
        x = NAMES
        for place in PLACES:
            words = palier_words(place)
            _draw_pattern(canvas, place, (x, 1, _SWATCH, 10))
            canvas.setFillColor(colour("text"))
            canvas.setFont(REGULAR, SMALLEST)
            canvas.drawString(x + _SWATCH + 4, 3, words)
            x += _SWATCH + 4 + text_width(words, REGULAR, SMALLEST) + 12

    def _drawable(self, text: str, width: float) -> str:
        """One line of it, without what the font lacks."""
        plain = "".join(char if ord(char) in self._fonts.text else " " for char in text)
        return fitted_line(plain, CAPTION, width)


def _token(place: int | None, kind: str) -> str:
    if place is None:
        return {"fill": "so_bg", "line": "so", "text": "so"}[kind]
    return f"p{place}_{kind}"


def _draw_pattern(canvas: Canvas, place: int | None, box: Box) -> None:
    """White, light with strokes, plain, dark, crossed: told apart in grey, and in one ink."""
    x, y, width, height = box
    canvas.saveState()
    canvas.setFillColor(colour(_token(place, "fill")))
    canvas.rect(*box, stroke=0, fill=1)
    path = canvas.beginPath()
    path.rect(*box)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setStrokeColor(colour(_token(place, "line")))
    canvas.setStrokeAlpha(0.45)
    canvas.setLineWidth(0.5)
    lean = {1: (1,), None: (1, -1)}.get(place, ())
    start = -height
    while lean and start < width:
        for side in lean:
            foot, head = (y, y + height) if side > 0 else (y + height, y)
            canvas.line(x + start, foot, x + start + height, head)
        start += _HATCH
    canvas.restoreState()
    canvas.setStrokeColor(colour("text2"))
    canvas.setLineWidth(0.5)
    canvas.rect(*box, stroke=1, fill=0)


def _draw_number(canvas: Canvas, place: int | None, number: int, line: tuple[float, float, float]) -> None:
    """In the middle of its part, on a plain ground; left to the table where it does not fit."""
    x, baseline, width = line
    taken = text_width(str(number), SEMIBOLD, SMALLEST) + 2 * _PAD
    if taken > width:
        return
    middle = x + width / 2
    canvas.setFillColor(colour(_token(place, "fill")))
    canvas.rect(middle - taken / 2, baseline - 1.5, taken, SMALLEST, stroke=0, fill=1)
    canvas.setFillColor(colour(_token(place, "text")))
    canvas.setFont(SEMIBOLD, SMALLEST)
    canvas.drawCentredString(middle, baseline, str(number))
