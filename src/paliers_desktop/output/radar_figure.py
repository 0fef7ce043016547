"""The radar as shapes placed in points, back to front: what the painters of a picture have in common."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from paliers_desktop.core.palette import LIGHT
from paliers_desktop.core.radar import Label, Point, RadarGeometry, Series

SIZE = 10.5
"""Height of the letters of the labels, in points."""

_SMALL = 8.6
_GAP = 4.0
_CAP = 0.72
"""Height of a capital, in heights of letters."""

_SHAPE = 0.15
"""Opacity of the filled shape: the grid stays visible below."""

Place = tuple[float, float]
Measure = Callable[[str, bool], float]
"""The width in points of a text of SIZE, and whether it is semi-bold."""


class Polygon(Struct, frozen=True):
    """A closed shape; "" where it is neither filled nor drawn. width: of its line, in points."""

    points: tuple[Place, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0
    opacity: float = 1


class Circle(Struct, frozen=True):
    """A disc and its edge."""

    centre: Place
    radius: float
    fill: str
    stroke: str = ""
    width: float = 0


class Words(Struct, frozen=True):
    """A text that begins at `place`, on its line of writing."""

    place: Place
    text: str
    size: float
    colour: str
    strong: bool = False


Shape = Polygon | Circle | Words


class RadarFigure:
    """The figure in a frame of a given width and height in points, y down, its radius fitting its labels."""

    def __init__(self, geometry: RadarGeometry, width: float, height: float, measure: Measure) -> None:
        self.width, self.height = width, height
        self._geometry, self._measure = geometry, measure
        self._radius = self._fitting_radius()

    def shapes(self) -> list[Shape]:
        """Band, grid, shape, scale, labels."""
        geometry = self._geometry
        outer, inner = geometry.band
        shapes: list[Shape] = [
            Polygon(self._places(outer.corners), fill=LIGHT["radar_band"]),
            Polygon(self._places(inner.corners), fill=LIGHT["surface"]),
        ]
        for ring in geometry.rings:
            token = "radar_ring" if ring is geometry.rings[-1] else "radar_grid"
            shapes.append(Polygon(self._places(ring.corners), stroke=LIGHT[token], width=0.5))
        for spoke in geometry.spokes:
            shapes.append(Polygon(self._places(spoke), stroke=LIGHT["radar_grid"], width=0.5))
        for series in geometry.series:
            shapes += self._series(series)
        for mark in geometry.scale:
            shapes += self._scale(self._place(mark.point), str(mark.palier))
        for label in geometry.labels:
            shapes += self._label(label)
        return shapes

    def _series(self, series: Series) -> list[Shape]:
        accent, paper = LIGHT["accent"], LIGHT["surface"]
        points = self._places([vertex.point for vertex in series.vertices])
        shapes: list[Shape] = []
        if len(points) > 1:
            shapes.append(Polygon(points, fill=accent, opacity=_SHAPE))
            shapes.append(Polygon(points, stroke=accent, width=1.8))
        for vertex in series.vertices:
            fill = paper if vertex.provisoire else accent
            shapes.append(Circle(self._place(vertex.point), 2.9, fill, stroke=accent, width=1.5))
        return shapes

    def _scale(self, place: Place, digit: str) -> list[Shape]:
        x, y = place
        left = x - self._measure(digit, False) * _SMALL / SIZE / 2
        return [
            Circle(place, 5, LIGHT["surface"]),
            Words((left, y + _SMALL * _CAP / 2), digit, _SMALL, LIGHT["text2"]),
        ]

    def _label(self, label: Label) -> list[Shape]:
        """The name then the value, as one line of writing."""
        x, y = self._place(label.anchor)
        width = self._label_width(label)
        left = {"start": x, "center": x - width / 2, "end": x - width}[label.horizontal]
        baseline = y + SIZE * _CAP * {"above": 0, "middle": 0.5, "below": 1}[label.vertical]
        value = left + width - self._measure(label.value, False)
        return [
            Words((left, baseline), label.name, SIZE, LIGHT["text"], strong=True),
            Words((value, baseline), label.value, SIZE, LIGHT["text2"]),
        ]

    def _label_width(self, label: Label) -> float:
        return self._measure(label.name, True) + _GAP + self._measure(label.value, False)

    def _fitting_radius(self) -> float:
        """The greatest radius that keeps every label inside: a fixed one clips long titles."""
        radii = []
        for label in self._geometry.labels:
            beside = self._label_width(label) / (2 if label.horizontal == "center" else 1)
            if abs(label.anchor.x) > 0.01:
                radii.append((self.width / 2 - beside) / abs(label.anchor.x))
            if abs(label.anchor.y) > 0.01:
                radii.append((self.height / 2 - SIZE) / abs(label.anchor.y))
        return max(20.0, min(radii, default=self.height / 2))

    def _places(self, points: Sequence[Point]) -> tuple[Place, ...]:
        return tuple(self._place(point) for point in points)

    def _place(self, point: Point) -> Place:
        return self.width / 2 + self._radius * point.x, self.height / 2 + self._radius * point.y
