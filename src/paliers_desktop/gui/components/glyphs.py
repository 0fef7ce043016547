"""Small signs painted by code, sharp at any zoom: the answers, the key caps, the three rising bars of a palier."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from paliers_desktop.core.assessment import Etat
from paliers_desktop.gui.style import Style

ETAT_TOKENS = {Etat.OUI: "oui", Etat.EN_COURS: "cours", Etat.NON: "non", Etat.SANS_OBJET: "so", None: "text2"}
"""The colour token of each answer; its pale background is the same name with _bg."""

_BOX = 24.0
_RING = 9.0
_UNREACHED = 0.28


def paint_etat(painter: QPainter, style: Style, etat: Etat | None, box: QRectF) -> None:
    """The sign of an answer (filled) in the square `box`: disc and check, half disc, cross, slash, dashed ring."""
    colour = style.color(ETAT_TOKENS[etat])
    _enter(painter, box)
    if etat is Etat.OUI:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(0, 0), 10, 10)
        _check(painter, style.color("surface"), 2.4)
    elif etat is Etat.EN_COURS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPie(QRectF(-9, -9, 18, 18), -90 * 16, 180 * 16)
        _ring(painter, colour, 2.2)
    elif etat is Etat.NON:
        _ring(painter, colour, 2.2)
        _cross(painter, colour, 2.4)
    elif etat is Etat.SANS_OBJET:
        _ring(painter, colour, 2.2)
        _slash(painter, colour, 2.2)
    else:
        _dashed_ring(painter, colour)
    painter.restore()


def paint_choice(painter: QPainter, etat: Etat, colour: QColor, box: QRectF) -> None:
    """The outline sign of an answer that is not chosen, in the square `box`."""
    _enter(painter, box)
    _ring(painter, colour, 1.8)
    if etat is Etat.OUI:
        _check(painter, colour, 1.8)
    elif etat is Etat.EN_COURS:
        painter.setPen(_pen(colour, 1.8))
        painter.drawPolyline([QPointF(0, -5), QPointF(0, 0), QPointF(3.4, 1.8)])
    elif etat is Etat.NON:
        _cross(painter, colour, 1.8)
    else:
        _slash(painter, colour, 1.8)
    painter.restore()


def paint_key(painter: QPainter, style: Style, key: str, box: QRectF) -> None:
    """A key cap with its character in `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = style.px(1)
    painter.setPen(QPen(style.color("ctl"), line))
    painter.setBrush(style.color("surface"))
    radius = style.real(4)
    painter.drawRoundedRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius)
    painter.setPen(style.color("text"))
    painter.setFont(style.font("micro", strong=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


def paint_palier(painter: QPainter, palier: int | None, colour: QColor, box: QRectF) -> None:
    """Three rising bars in the square `box`, those above `palier` nearly transparent (None: all of them)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 13, box.height() / 13)
    painter.setPen(Qt.PenStyle.NoPen)
    for bar, (left, height) in enumerate(((0.2, 4.6), (4.7, 8.6), (9.2, 12.4)), 1):
        painter.setOpacity(1.0 if bar <= (palier or 0) else _UNREACHED)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(left, 12.8 - height, 3.6, height), 0.9, 0.9)
    painter.restore()


def etat_pixmap(style: Style, etat: Etat | None, size: int) -> QPixmap:
    """The sign of an answer as a picture, `size` px at 100 %, for tables and labels."""
    return style.painted(f"réponse {etat}", size, lambda painter, box: paint_etat(painter, style, etat, box))


def _enter(painter: QPainter, box: QRectF) -> None:
    """Draw around (0, 0) in a box of 24 units, whatever its real size."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    painter.scale(box.width() / _BOX, box.height() / _BOX)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _ring(painter: QPainter, colour: QColor, width: float) -> None:
    painter.setPen(_pen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(0, 0), _RING, _RING)


def _dashed_ring(painter: QPainter, colour: QColor) -> None:
    """Twelve dashes, whole: the dash lengths divide the circumference."""
    width, dashes = 1.9, 12
    period = 2 * math.pi * _RING / dashes / width
    pen = QPen(colour, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([period * 0.58, period * 0.42])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), _RING, _RING)
    painter.drawPath(path)


def _check(painter: QPainter, colour: QColor, width: float) -> None:
    painter.setPen(_pen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(-4.2, 0.4), QPointF(-1.3, 3.2), QPointF(4.4, -2.8)])


def _cross(painter: QPainter, colour: QColor, width: float) -> None:
    painter.setPen(_pen(colour, width))
    painter.drawLine(QPointF(-3, -3), QPointF(3, 3))
    painter.drawLine(QPointF(3, -3), QPointF(-3, 3))


def _slash(painter: QPainter, colour: QColor, width: float) -> None:
    reach = _RING * math.sqrt(0.5)
    painter.setPen(_pen(colour, width))
    painter.drawLine(QPointF(-reach, reach), QPointF(reach, -reach))
