"""A document that is drawn, tagged, then made to conform: what every PDF of the program has in common.

Imports reportlab: load it from a function only.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame

from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.fonts import ONE_AT_A_TIME, REGULAR, FontSet
from paliers_desktop.output.rtl.paragraph import BothWays
from paliers_desktop.output.tagged.canvas import TaggedCanvas
from paliers_desktop.output.tagged.conformance import Description, conforming
from paliers_desktop.output.tagged.structure import Element
from paliers_desktop.output.tagged.tags import elements_of
from paliers_desktop.output.tagged.xmp import storable

LANGUAGE = "fr-FR"
PROGRAM = "Paliers numériques"


class TaggedDocument(BaseDocTemplate):  # type: ignore[misc]  # reportlab is untyped
    """An A4 document without any trace of who or where.

    opening and closing: what the head of the first page and the foot of the last one add to what is read.
    """

    def __init__(self, title: str, fonts: FontSet, subject: str = "") -> None:
        self._target = BytesIO()
        title, subject = storable(title), storable(subject)
        super().__init__(
            self._target,
            pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
            title=title,
            author="",
            creator=PROGRAM,
            producer=PROGRAM,
            subject=subject,
            lang=LANGUAGE,
            invariant=1,
            initialFontName=REGULAR,
            displayDocTitle=True,
        )
        self._description = Description(title, subject, PROGRAM, LANGUAGE)
        self.fonts = fonts
        self.opening: list[Element] = []
        self.closing: list[Element] = []

    def octets(self, story: Sequence[Flowable]) -> bytes:
        """The file, PDF/UA-1 and PDF/A-2a."""
        told = elements_of(story)
        with ONE_AT_A_TIME:
            self.build(list(story), canvasmaker=TaggedCanvas)
        root = Element("Document", [*self.opening, *told, *self.closing])
        return conforming(self._target.getvalue(), root, self._description)

    def frame(self, head: float) -> Frame:
        """The room of the content under a head of this height, above the foot."""
        bottom = style.MARGIN + style.FOOT
        height = style.PAGE_HEIGHT - style.MARGIN - head - bottom
        return Frame(style.MARGIN, bottom, style.WIDTH, height, 0, 0, 0, 0)

    def first(self, canvas: TaggedCanvas, markup: str, of_style: Any, place: "Place", role: str = "P") -> None:
        """A line of the first page's head, which is read before the content."""
        self.opening.append(Element(role))
        with canvas.content(self.opening[-1]):
            _draw(canvas, markup, of_style, place)

    def running(self, canvas: TaggedCanvas, markup: str, of_style: Any, place: "Place", kind: str) -> None:
        """A line of a head or foot that comes back on every page, and is not read; kind: « Header » or « Footer »."""
        with canvas.artifact(kind):
            _draw(canvas, markup, of_style, place)

    def foot(self, canvas: TaggedCanvas, markup: str, of_style: Any, place: "Place", is_last: bool) -> None:
        """A line of every foot that the content does not repeat: it is read once, at the end."""
        if is_last:
            self.closing.append(Element("P"))
            with canvas.content(self.closing[-1]):
                _draw(canvas, markup, of_style, place)
        else:
            self.running(canvas, markup, of_style, place, "Footer")

    def rule(self, canvas: TaggedCanvas, y: float) -> None:
        """The line under a head, or above a foot."""
        with canvas.artifact():
            canvas.setStrokeColor(style.colour("accent"))
            canvas.setLineWidth(1)
            canvas.line(style.MARGIN, y, style.MARGIN + style.WIDTH, y)


Place = tuple[float, float, float]
"""Left, bottom and width of a line, in points."""


def _draw(canvas: TaggedCanvas, markup: str, of_style: Any, place: Place) -> None:
    paragraph = BothWays(markup, of_style)
    left, bottom, width = place
    paragraph.wrapOn(canvas, width, style.PAGE_HEIGHT)
    paragraph.drawOn(canvas, left, bottom)
