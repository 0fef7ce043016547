"""Where the radar stands in its widget: the largest R whose figure and labels all fit, and its centre."""

from PySide6.QtCore import QPointF, QRectF, QSizeF

from paliers_desktop.core.radar import Label, RadarGeometry

_STEPS = 24


def label_box(label: Label, size: QSizeF, centre: QPointF, radius: float) -> QRectF:
    """The box of a label of `size` pixels, for a figure of that centre and radius."""
    x = centre.x() + label.anchor.x * radius
    y = centre.y() + label.anchor.y * radius
    left = {"start": 0.0, "center": -size.width() / 2, "end": -size.width()}[label.horizontal]
    top = {"above": -size.height(), "middle": -size.height() / 2, "below": 0.0}[label.vertical]
    return QRectF(x + left, y + top, size.width(), size.height())


def bounds(geometry: RadarGeometry, sizes: dict[str, QSizeF], radius: float, mark: float) -> QRectF:
    """What figure and labels take around the centre (0, 0); `mark` is half of the largest mark."""
    origin = QPointF(0, 0)
    box = QRectF()
    for corner in geometry.rings[-1].corners:
        box |= QRectF(corner.x * radius - mark, corner.y * radius - mark, 2 * mark, 2 * mark)
    for label in geometry.labels:
        box |= label_box(label, sizes[label.slug], origin, radius)
    return box


def fit(geometry: RadarGeometry, sizes: dict[str, QSizeF], room: QRectF, mark: float, most: float) -> float:
    """The largest radius, at most `most`, that fits in `room` (0 when even the labels do not)."""
    low, high = 0.0, most
    for _ in range(_STEPS):
        middle = (low + high) / 2
        box = bounds(geometry, sizes, middle, mark)
        if box.width() <= room.width() and box.height() <= room.height():
            low = middle
        else:
            high = middle
    return low
