"""The radar on paper: strokes and colours over the shared geometry.

Imports reportlab: load it from a function only.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas

from paliers_desktop.core.radar import Bande, Label, Point, RadarGeometry, Ring, Series
from paliers_desktop.output.pdf.fonts import REGULAR, SEMIBOLD, text_width
from paliers_desktop.output.pdf.style import SMALLEST, colour
from paliers_desktop.output.tagged.tags import Figure

_NAME = 10.5
_GAP = 4.0
_CAP = 0.72
"""Height of a capital, in font sizes."""

_SHAPE, _BAND = 0.15, 0.22
"""Opacity of the filled shape and of the middle half: the grid stays visible below."""


class Look(Struct, frozen=True):
    """How a series is drawn: its colour, its line and dashes in points, "" without fill."""

    token: str
    width: float
    dash: tuple[float, ...] = ()
    cap: int = 0
    fill: str = ""


_LOOKS: Mapping[str, Look] = {
    "current": Look("accent", 1.8, fill="accent"),
    "previous": Look("prev", 1.8, (0.01, 3.6), cap=1),
    "target": Look("target", 1.3, (6, 3.8)),
}


class RadarFigure(Figure):
    """The figure of a given width and height in points; its radius follows from the widths of its labels."""

    def __init__(self, geometry: RadarGeometry, width: float, height: float, alt: str) -> None:
        super().__init__(width, height, alt)
        self.geometry = geometry
        self.radius = _fitting_radius(geometry, width, height)

    def draw_figure(self) -> None:
        """Back to front: band, grid, repères, shape, scale, labels."""
        canvas = self.canv
        canvas.translate(self.width / 2, self.height / 2)
        self._draw_band(canvas)
        self._draw_grid(canvas)
        if self.geometry.bande:
            self._draw_bande(canvas, self.geometry.bande)
        for series in self.geometry.series:
            self._draw_series(canvas, series)
        self._draw_scale(canvas)
        for label in self.geometry.labels:
            self._draw_label(canvas, label)

    def _draw_band(self, canvas: Canvas) -> None:
        outer, inner = self.geometry.band
        self._polygon(canvas, outer.corners, fill="radar_band")
        self._polygon(canvas, inner.corners, fill="surface")

    def _draw_grid(self, canvas: Canvas) -> None:
        canvas.setLineWidth(0.5)
        for ring in self.geometry.rings:
            self._polygon(canvas, ring.corners, stroke=_ring_token(ring))
        canvas.setStrokeColor(colour("radar_grid"))
        for inner, outer in self.geometry.spokes:
            canvas.line(*self._place(inner), *self._place(outer))

    def _draw_bande(self, canvas: Canvas, bande: Bande) -> None:
        canvas.saveState()
        canvas.setLineCap(1)
        for part in bande.parts:
            self._polygon(canvas, part, fill="prev", opacity=_BAND)
        canvas.setStrokeColor(colour("prev"))
        for width, lines in ((0.6, bande.edges), (1.6, bande.medians)):
            canvas.setLineWidth(width)
            for start, end in lines:
                canvas.line(*self._place(start), *self._place(end))
        canvas.restoreState()

    def _draw_series(self, canvas: Canvas, series: Series) -> None:
        """The current shape filled; those under it as lines, told apart in grey too."""
        look = _LOOKS[series.kind]
        points = [vertex.point for vertex in series.vertices]
        if len(points) > 1:
            canvas.saveState()
            canvas.setLineWidth(look.width)
            canvas.setLineJoin(1)
            canvas.setLineCap(look.cap)
            canvas.setDash(list(look.dash))
            self._polygon(canvas, points, fill=look.fill, stroke=look.token, opacity=_SHAPE)
            canvas.restoreState()
        canvas.setStrokeColor(colour(look.token))
        canvas.setLineWidth(1.5)
        for vertex in series.vertices:
            canvas.setFillColor(colour("surface" if vertex.provisoire or not look.fill else look.token))
            self._mark(canvas, series.kind, *self._place(vertex.point))

    def _mark(self, canvas: Canvas, kind: str, x: float, y: float) -> None:
        """A disc, a square for the campagne before, a diamond for what is aimed at."""
        if kind == "current":
            canvas.circle(x, y, 2.9, stroke=1, fill=1)
        elif kind == "previous":
            canvas.rect(x - 3.2, y - 3.2, 6.4, 6.4, stroke=1, fill=1)
        else:
            path = canvas.beginPath()
            path.moveTo(x, y + 5)
            for dx, dy in ((5, 0), (0, -5), (-5, 0)):
                path.lineTo(x + dx, y + dy)
            path.close()
            canvas.drawPath(path, stroke=1, fill=1)

    def _draw_scale(self, canvas: Canvas) -> None:
        for mark in self.geometry.scale:
            x, y = self._place(mark.point)
            canvas.setFillColor(colour("surface"))
            canvas.circle(x, y, 5, stroke=0, fill=1)
            canvas.setFillColor(colour("text2"))
            canvas.setFont(REGULAR, SMALLEST)
            canvas.drawCentredString(x, y - SMALLEST * _CAP / 2, str(mark.palier))

    def _draw_label(self, canvas: Canvas, label: Label) -> None:
        x, y = self._place(label.anchor)
        width = _label_width(label)
        left = {"start": x, "center": x - width / 2, "end": x - width}[label.horizontal]
        baseline = {"above": y, "middle": y - _NAME * _CAP / 2, "below": y - _NAME * _CAP}[label.vertical]
        canvas.setFillColor(colour("text"))
        canvas.setFont(SEMIBOLD, _NAME)
        canvas.drawString(left, baseline, label.name)
        canvas.setFillColor(colour("text2"))
        canvas.setFont(REGULAR, _NAME)
        canvas.drawRightString(left + width, baseline, label.value)

    def _polygon(
        self, canvas: Canvas, points: Sequence[Point], fill: str = "", stroke: str = "", opacity: float = 1
    ) -> None:
        path = canvas.beginPath()
        for index, point in enumerate(points):
            (path.lineTo if index else path.moveTo)(*self._place(point))
        path.close()
        if fill:
            canvas.setFillColor(colour(fill))
            canvas.setFillAlpha(opacity)
        if stroke:
            canvas.setStrokeColor(colour(stroke))
        canvas.drawPath(path, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def _place(self, point: Point) -> tuple[float, float]:
        return self.radius * point.x, -self.radius * point.y


def _ring_token(ring: Ring) -> str:
    return "radar_ring" if ring.palier == 3 else "radar_grid"


def _label_width(label: Label) -> float:
    return text_width(label.name, SEMIBOLD, _NAME) + _GAP + text_width(label.value, REGULAR, _NAME)


def _fitting_radius(geometry: RadarGeometry, width: float, height: float) -> float:
    """The greatest radius that keeps every label inside: a fixed one clips with long titles."""
    radii = []
    for label in geometry.labels:
        beside = _label_width(label) / (2 if label.horizontal == "center" else 1)
        if abs(label.anchor.x) > 0.01:
            radii.append((width / 2 - beside) / abs(label.anchor.x))
        if abs(label.anchor.y) > 0.01:
            radii.append((height / 2 - _NAME) / abs(label.anchor.y))
    return max(20.0, min(radii, default=height / 2))
