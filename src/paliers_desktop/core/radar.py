"""The radar as points of the unit circle, so that screen and PDF draw the very same figure.

Centre (0, 0), x to the right, y DOWN, outer ring R = 1; axis i stands at -90° + 360°/n · i, clockwise from the top.
A painter multiplies by its own R and adds its own centre; it decides nothing else than strokes and colours.
"""

import math
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.core.grid import PALIERS, Domaine, Grille
from paliers_desktop.core.reperes import Quartiles
from paliers_desktop.core.report.wording import counted
from paliers_desktop.core.scoring import DomaineProfile, Profile

RADIUS_OF_ZERO = 0.16
"""A palier 0 stands at 16 % of R, so that a start never collapses to a point (ux/guide.md §3)."""

_TICK = 0.05
"""Half of the stroke that marks a median on its axis, in R."""

Horizontal = Literal["start", "center", "end"]
Vertical = Literal["above", "middle", "below"]
SeriesKind = Literal["current", "previous", "target"]

_LABEL_GAP = 0.1
"""Free room between the top or bottom vertex and its label, in R."""

_SLOPE_GAP, _SLOPE_INSET = 0.2, 0.24
"""Labels of the other vertices stand further off and are drawn back over the slope, so that the figure stays wide."""


class Point(Struct, frozen=True):
    """A point of the unit circle, y down."""

    x: float
    y: float


class Ring(Struct, frozen=True):
    """The grid line of one palier (0 to 3): one corner per axis, in axis order."""

    palier: int
    corners: tuple[Point, ...]


class Vertex(Struct, frozen=True):
    """The place of one domaine on its axis; `value` 0 to 3, its integer part is the palier."""

    slug: str
    point: Point
    value: float
    provisoire: bool


class Series(Struct, frozen=True):
    """One shape: the vertices of the domaines that have a palier, in axis order, to be closed as a polygon."""

    kind: SeriesKind
    vertices: tuple[Vertex, ...]


class Label(Struct, frozen=True):
    """The two words beside a vertex: `name` (600) then `value` (« 1 », « Sans objet »).

    horizontal: « start » = the text begins at the anchor, « end » = it ends there; vertical: « above » = the text's
    bottom is at the anchor, « below » = its top.
    """

    slug: str
    anchor: Point
    horizontal: Horizontal
    vertical: Vertical
    name: str
    value: str


class ScaleMark(Struct, frozen=True):
    """The digit of a ring, midway on its side between the last axis and the first."""

    palier: int
    point: Point


class Bande(Struct, frozen=True):
    """The middle halves of many, drawn below the shape of one; a domaine that is not published leaves a gap.

    parts: an area between each two neighbouring axes; edges: the strokes around them, and on its axis the span of each
    domaine; medians: the line from axis to axis, or a stroke across an axis that stands alone.
    """

    parts: tuple[tuple[Point, Point, Point, Point], ...]
    edges: tuple[tuple[Point, Point], ...]
    medians: tuple[tuple[Point, Point], ...]


class RadarGeometry(Struct, frozen=True):
    """All there is to draw, back to front: band, rings, spokes, bande, series, scale, labels.

    rings: paliers 0, 1, 2, 3, the last being the outer one; band: the ring-shaped area between `band[0]` (outer, 2)
    and `band[1]` (inner, 1); spokes: from ring 0 to the outer ring; bande: only when a person asks for repères.
    """

    rings: tuple[Ring, ...]
    band: tuple[Ring, Ring]
    spokes: tuple[tuple[Point, Point], ...]
    series: tuple[Series, ...]
    scale: tuple[ScaleMark, ...]
    labels: tuple[Label, ...]
    bande: Bande | None = None


def radius(value: float) -> float:
    """The distance from the centre, in R, of a value from 0 to 3."""
    return RADIUS_OF_ZERO + (1 - RADIUS_OF_ZERO) * value / PALIERS[-1]


def radar_geometry(grille: Grille, profile: Profile, bande: Bande | None = None) -> RadarGeometry:
    """The figure of a profile; domaines without palier have a label and no vertex."""
    count = len(grille.domaines)
    rings = tuple(Ring(palier, _polygon(count, palier)) for palier in (0, *PALIERS))
    return RadarGeometry(
        rings=rings,
        band=(rings[2], rings[1]),
        spokes=tuple(zip(rings[0].corners, rings[-1].corners, strict=True)),
        series=(_current(profile),),
        scale=tuple(ScaleMark(ring.palier, _midway(ring.corners[-1], ring.corners[0])) for ring in rings[1:]),
        labels=tuple(
            _label(domaine, profile.domaine(domaine.slug), corner)
            for domaine, corner in zip(grille.domaines, rings[-1].corners, strict=True)
        ),
        bande=bande,
    )


def overlaid(
    geometry: RadarGeometry, grille: Grille, previous: Profile | None = None, targets: Mapping[str, int] | None = None
) -> RadarGeometry:
    """The same figure over those of another campagne and of the paliers visés, by domaine; back to front.

    previous: of a grid that has the same domaines, or some of them.
    """
    count = len(grille.domaines)
    before = {domaine.slug: domaine for domaine in previous.domaines} if previous else {}
    under = []
    for kind, values in (
        ("target", targets or {}),
        ("previous", {slug: one.value for slug, one in before.items() if one.value is not None}),
    ):
        vertices = tuple(
            Vertex(slug, _on_axis(index, count, values[slug]), values[slug], provisoire=False)
            for index, slug in enumerate(domaine.slug for domaine in grille.domaines)
            if slug in values
        )
        if vertices:
            under.append(Series(kind, vertices))  # type: ignore[arg-type]  # one of the two above
    return replace(geometry, series=(*under, *geometry.series))


def middle_halves(grille: Grille, quartiles: Mapping[str, Quartiles]) -> Bande:
    """The figure of middle halves by domaine; their values are whole paliers."""
    count = len(grille.domaines)
    told = {index: quartiles[one.slug] for index, one in enumerate(grille.domaines) if one.slug in quartiles}
    parts, edges, medians = [], [], []
    for index, own in told.items():
        low, middle, high = (_on_axis(index, count, value) for value in (own.premier, own.mediane, own.troisieme))
        edges.append((low, high))
        if not told.keys() & {(index - 1) % count, (index + 1) % count}:
            medians.append(_across(index, count, middle))
        if beside := told.get(after := (index + 1) % count):
            next_low, next_middle, next_high = (
                _on_axis(after, count, value) for value in (beside.premier, beside.mediane, beside.troisieme)
            )
            parts.append((low, high, next_high, next_low))
            edges += [(low, next_low), (high, next_high)]
            medians.append((middle, next_middle))
    return Bande(tuple(parts), tuple(edges), tuple(medians))


def describe(grille: Grille, profile: Profile) -> str:
    """The accessible description: one sentence per domaine, the same numbers as the table."""
    return " ".join(_sentence(domaine, profile.domaine(domaine.slug)) for domaine in grille.domaines)


def _polygon(count: int, value: float) -> tuple[Point, ...]:
    return tuple(_on_axis(index, count, value) for index in range(count))


def _on_axis(index: int, count: int, value: float) -> Point:
    angle = math.radians(-90 + 360 / count * index)
    return Point(radius(value) * math.cos(angle), radius(value) * math.sin(angle))


def _across(index: int, count: int, at: Point) -> tuple[Point, Point]:
    angle = math.radians(360 / count * index)
    x, y = _TICK * math.cos(angle), _TICK * math.sin(angle)
    return Point(at.x - x, at.y - y), Point(at.x + x, at.y + y)


def _midway(first: Point, second: Point) -> Point:
    return Point((first.x + second.x) / 2, (first.y + second.y) / 2)


def _current(profile: Profile) -> Series:
    count = len(profile.domaines)
    return Series(
        "current",
        tuple(
            Vertex(domaine.slug, _on_axis(index, count, domaine.value), domaine.value, domaine.provisoire)
            for index, domaine in enumerate(profile.domaines)
            if domaine.value is not None
        ),
    )


def _label(domaine: Domaine, profile: DomaineProfile, corner: Point) -> Label:
    """Above or below its corner, and drawn back over the slope beside it: the figure stays narrow."""
    name, value = domaine.titre_court, "Sans objet" if profile.palier is None else str(profile.palier)
    side = 0 if abs(corner.x) < 0.1 else math.copysign(1, corner.x)
    horizontal: Horizontal = "center" if side == 0 else "start" if side > 0 else "end"
    if abs(corner.y) < 0.1:
        return Label(domaine.slug, Point(corner.x + side * _LABEL_GAP, corner.y), horizontal, "middle", name, value)
    vertical: Vertical = "above" if corner.y < 0 else "below"
    y = corner.y + math.copysign(_SLOPE_GAP if side else _LABEL_GAP, corner.y)
    return Label(domaine.slug, Point(corner.x - side * _SLOPE_INSET, y), horizontal, vertical, name, value)


def _sentence(domaine: Domaine, profile: DomaineProfile) -> str:
    provisoire = ", provisoire" if profile.provisoire else ""
    if profile.palier is None:
        return f"{domaine.titre_court} : sans objet{provisoire}."
    share = profile.next_share
    if share is None:
        return f"{domaine.titre_court} : palier {profile.palier}{provisoire}."
    progress = f"{counted(share.oui, 'critère')} sur {share.applicable}"
    if profile.palier == 0:
        return f"{domaine.titre_court} : vers le palier 1{provisoire}, {progress} en place."
    return f"{domaine.titre_court} : palier {profile.palier}{provisoire}, {progress} vers le palier {share.palier}."
