"""The small drawings: rising bars, palier chip and tile, answer glyphs; each stands beside its word.

Imports reportlab: load it from a function only.
"""

import math

from reportlab.pdfgen.canvas import Canvas

from paliers_desktop.core.assessment import Etat
from paliers_desktop.output.pdf.fonts import REGULAR, SEMIBOLD, text_width
from paliers_desktop.output.pdf.style import CELL, ETAT_TOKENS, colour
from paliers_desktop.output.tagged.tags import Drawing

_UNREACHED = 0.28
"""Opacity of the bars above the palier (ux/guide.md §3)."""


def draw_bars(canvas: Canvas, x: float, y: float, size: float, reached: int, token: str) -> None:
    """Three rising bars in a square of `size` points whose lower left corner is (x, y)."""
    width, gap = size * 0.26, size * 0.11
    canvas.saveState()
    canvas.setFillColor(colour(token))
    for index in range(3):
        canvas.setFillAlpha(1 if index < reached else _UNREACHED)
        height = size * (0.36 + 0.32 * index)
        canvas.roundRect(x + index * (width + gap), y, width, height, width * 0.22, stroke=0, fill=1)
    canvas.restoreState()


def draw_etat(canvas: Canvas, x: float, y: float, size: float, etat: Etat | None) -> None:
    """The glyph of an answer in a square of `size` points whose lower left corner is (x, y)."""
    radius = size * 0.45
    canvas.saveState()
    canvas.translate(x + size / 2, y + size / 2)
    canvas.setStrokeColor(colour(ETAT_TOKENS[etat]))
    canvas.setFillColor(colour(ETAT_TOKENS[etat]))
    canvas.setLineWidth(size * 0.11)
    canvas.setLineCap(1)
    if etat is None:
        canvas.setDash(size * 0.16, size * 0.19)
    canvas.circle(0, 0, radius, stroke=1, fill=int(etat is Etat.OUI))
    _ETAT_MARKS[etat](canvas, radius)
    canvas.restoreState()


def _check(canvas: Canvas, radius: float) -> None:
    canvas.setStrokeColor(colour("surface"))
    path = canvas.beginPath()
    path.moveTo(-0.46 * radius, -0.02 * radius)
    path.lineTo(-0.1 * radius, -0.4 * radius)
    path.lineTo(0.5 * radius, 0.38 * radius)
    canvas.drawPath(path, stroke=1, fill=0)


def _half(canvas: Canvas, radius: float) -> None:
    path = canvas.beginPath()
    path.arc(-radius, -radius, radius, radius, -90, 180)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _cross(canvas: Canvas, radius: float) -> None:
    arm = radius * 0.4
    canvas.line(-arm, -arm, arm, arm)
    canvas.line(-arm, arm, arm, -arm)


def _slash(canvas: Canvas, radius: float) -> None:
    arm = radius * math.sqrt(0.5)
    canvas.line(-arm, -arm, arm, arm)


def _nothing(_canvas: Canvas, _radius: float) -> None:
    pass


_ETAT_MARKS = {Etat.OUI: _check, Etat.EN_COURS: _half, Etat.NON: _cross, Etat.SANS_OBJET: _slash, None: _nothing}


class Chip(Drawing):
    """The pill « Palier 2 »: bars, number and tint; `words` need only the text font."""

    HEIGHT = 16.0
    SIZE = 9.0

    def __init__(self, palier: int | None, words: str) -> None:
        super().__init__()
        self.palier, self.words = palier, words
        self.has_bars = palier is not None
        self.width = text_width(words, SEMIBOLD, self.SIZE) + (29 if self.has_bars else 16)
        self.height = self.HEIGHT

    def draw_ground(self) -> None:
        """Pill, then bars."""
        canvas, tone = self.canv, f"p{self.palier or 0}"
        canvas.setFillColor(colour(f"{tone}_fill"))
        canvas.setStrokeColor(colour(f"{tone}_line"))
        canvas.setLineWidth(0.7)
        canvas.roundRect(0, 0, self.width, self.height, self.height / 2, stroke=1, fill=1)
        if self.has_bars:
            draw_bars(canvas, 8, 4, 9, self.palier or 0, f"{tone}_text")

    def draw_words(self) -> None:
        """« Palier 2 »."""
        canvas = self.canv
        canvas.setFillColor(colour(f"p{self.palier or 0}_text"))
        canvas.setFont(SEMIBOLD, self.SIZE)
        canvas.drawString(21 if self.has_bars else 8, 4.9, self.words)


class Tile(Drawing):
    """The big square of the palier commun: bars and number, or two lines of words when there is no number.

    Not read: the heading and the sentence beside it say the same.
    """

    WIDTH, HEIGHT = 70.0, 62.0

    def __init__(self, palier: int | None, words: str) -> None:
        super().__init__(has_words=False)
        self.palier, self.words = palier, words
        self.width, self.height = self.WIDTH, self.HEIGHT

    def draw_ground(self) -> None:
        """Square, then its content."""
        canvas, tone = self.canv, f"p{self.palier or 0}"
        canvas.setFillColor(colour(f"{tone}_fill"))
        canvas.setStrokeColor(colour(f"{tone}_line"))
        canvas.setLineWidth(0.8)
        canvas.roundRect(0, 0, self.width, self.height, 5, stroke=1, fill=1)
        canvas.setFillColor(colour(f"{tone}_text"))
        if self.palier:
            draw_bars(canvas, 10, 19, 23, self.palier, f"{tone}_text")
            canvas.setFont(SEMIBOLD, 36)
            canvas.drawCentredString(51, 18.5, self.words)
        else:
            self._draw_words(canvas)

    def _draw_words(self, canvas: Canvas) -> None:
        first, _, last = self.words.partition(" ")
        lines = [first, last] if len(last) < 8 else [self.words[: -len(" palier 1")], "palier 1"]
        canvas.setFont(SEMIBOLD, 12)
        for index, line in enumerate(lines):
            canvas.drawCentredString(self.width / 2, self.height / 2 + 3 - 16 * index, line)


class Answer(Drawing):
    """Glyph and word of an answer, in its colour."""

    GLYPH = 11.0

    def __init__(self, etat: Etat | None, word: str) -> None:
        super().__init__()
        self.etat, self.word = etat, word
        self.height = CELL.leading
        self.width = self.GLYPH + 5 + text_width(word, SEMIBOLD, CELL.fontSize)

    def draw_ground(self) -> None:
        """The glyph."""
        draw_etat(self.canv, 0, 0.6, self.GLYPH, self.etat)

    def draw_words(self) -> None:
        """The word; « Sans réponse » stays light."""
        canvas = self.canv
        canvas.setFillColor(colour(ETAT_TOKENS[self.etat]))
        canvas.setFont(REGULAR if self.etat is None else SEMIBOLD, CELL.fontSize)
        canvas.drawString(self.GLYPH + 5, 3, self.word)


class EtatGlyph(Drawing):
    """The glyph alone, where the word stands in the text beside it."""

    SIZE = 11.0

    def __init__(self, etat: Etat | None) -> None:
        super().__init__(has_words=False)
        self.etat = etat
        self.width, self.height = self.SIZE, CELL.leading

    def draw_ground(self) -> None:
        """Only the glyph."""
        draw_etat(self.canv, 0, 0.6, self.SIZE, self.etat)
