"""What is left to a pen: boxes to tick with their words, and lines to write on.

Imports reportlab: load it from a function only.
"""

from reportlab.pdfgen.canvas import Canvas

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.fonts import REGULAR, text_width
from paliers_desktop.output.tagged.structure import Element
from paliers_desktop.output.tagged.tags import Drawing

_SIDE, _TO_WORD = 11.5, 4.0
"""Side of a box, and the space before its word, in points."""
_WORD = style.SMALL.fontSize


class AnswerBoxes(Drawing):
    """One box per answer, spread over a width, then a line for a note: read as a list of the four answers.

    note: the height of the line under the boxes, 0 without.
    """

    def __init__(self, width: float, note: float) -> None:
        super().__init__()
        self.width, self.height, self._note = width, _SIDE + 2 + note, note
        self._words = [Element("LBody") for _ in Etat]
        self.element = Element("L", [Element("LI", [word]) for word in self._words])

    def draw(self) -> None:
        """Each box, then its word; the same flowable is never drawn twice."""
        widths = [_SIDE + _TO_WORD + text_width(ETATS[etat], REGULAR, _WORD) for etat in Etat]
        between = (self.width - sum(widths)) / (len(widths) - 1)
        x, y = 0.0, self.height - _SIDE - 1
        for etat, element, width in zip(Etat, self._words, widths, strict=True):
            with self.canv.artifact():
                self.canv.setStrokeColor(style.colour("text"))
                self.canv.setLineWidth(0.9)
                self.canv.rect(x, y, _SIDE, _SIDE)
            with self.canv.content(element):
                self.canv.setFont(REGULAR, _WORD)
                self.canv.setFillColor(style.colour("text"))
                self.canv.drawString(x + _SIDE + _TO_WORD, y + 2.6, ETATS[etat])
            x += width + between
        if self._note:
            with self.canv.artifact():
                draw_line(self.canv, self.width, 1)


class Line(Drawing):
    """Empty lines to write on by hand, `step` points apart; the last one is at the bottom."""

    def __init__(self, count: int = 1, step: float = 22) -> None:
        super().__init__(has_words=False)
        self._count, self._step = count, step

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, self._count * self._step
        return self.width, self.height

    def draw_ground(self) -> None:
        """The lines."""
        for line in range(self._count):
            draw_line(self.canv, self.width, line * self._step)


def draw_line(canvas: Canvas, width: float, y: float) -> None:
    """A thin line that a pen covers."""
    canvas.setStrokeColor(style.colour("ctl"))
    canvas.setLineWidth(0.5)
    canvas.line(0, y, width, y)
