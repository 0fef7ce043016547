"""The strokes and marks of the radar's series and band, shared by the figure and its legend."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from paliers_desktop.core.radar import Bande, Point
from paliers_desktop.gui.style import Style

_BAND_OPACITY = 0.22


def series_pen(style: Style, kind: str) -> QPen:
    """The line of a series: current solid, previous in round dots, target dashed; told apart in grey too."""
    if kind == "target":
        pen = QPen(style.color("target"), style.real(1.7), Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([8 / 1.7, 5 / 1.7])
        return pen
    if kind in ("band", "median"):
        pen = QPen(style.color("prev"), style.real(0.8 if kind == "band" else 2))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen
    if kind == "previous":
        pen = QPen(style.color("prev"), style.real(2.3), Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.0])
        return pen
    pen = QPen(style.color("accent"), style.real(2.4))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def band_brush(style: Style) -> QBrush:
    """What fills the middle half: the grid and the shape stay visible."""
    colour = style.color("prev")
    colour.setAlphaF(_BAND_OPACITY)
    return QBrush(colour)


def paint_bande(painter: QPainter, style: Style, bande: Bande, at: Callable[[Point], QPointF]) -> None:
    """The middle half from axis to axis, then the line of the medians; no mark: they are nobody's."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(band_brush(style))
    for part in bande.parts:
        painter.drawPolygon(QPolygonF([at(point) for point in part]))
    for kind, lines in (("band", bande.edges), ("median", bande.medians)):
        painter.setPen(series_pen(style, kind))
        for start, end in lines:
            painter.drawLine(at(start), at(end))


def paint_mark(painter: QPainter, style: Style, kind: str, at: QPointF, *, hollow: bool = False) -> None:
    """Diamond for the target, square for the previous campagne, disc for the current one (a ring when provisoire)."""
    painter.setBrush(style.color("surface"))
    if kind == "target":
        painter.setPen(QPen(style.color("target"), style.real(1.5)))
        reach = style.real(7)
        painter.drawPolygon(QPolygonF([at + QPointF(x * reach, y * reach) for x, y in _DIAMOND]))
    elif kind == "previous":
        painter.setPen(QPen(style.color("prev"), style.real(1.5)))
        half = style.real(4.6)
        painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))
    elif hollow:
        painter.setPen(QPen(style.color("accent"), style.real(2)))
        painter.drawEllipse(at, style.real(3), style.real(3))
    else:
        # a thin edge of the surface keeps the disc apart from a mark under it
        painter.setPen(QPen(style.color("surface"), style.real(1)))
        painter.setBrush(style.color("accent"))
        painter.drawEllipse(at, style.real(4.2), style.real(4.2))


_DIAMOND = ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0))
