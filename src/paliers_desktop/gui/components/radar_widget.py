"""The radar of the six domaines: draws the shared geometry, decides nothing of it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from paliers_desktop.core.radar import Label, Point, RadarGeometry, Series
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.radar_layout import bounds, fit, label_box
from paliers_desktop.gui.components.radar_marks import paint_bande, paint_mark, series_pen
from paliers_desktop.gui.style import Style

_MOST = 104
_MARK = 8
_NEAR = 12
_NESTED = ("target", "previous", "current")
"""Diamonds, then squares, then circles, so that marks at the same place all stay visible."""


class RadarWidget(QLabel):
    """domaine_clicked carries the slug of the label or vertex that was clicked.

    A label that holds a picture has the role « image » for screen readers: it holds one of a pixel, and paints itself.
    """

    domaine_clicked = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None, *, most: int = _MOST) -> None:
        super().__init__(parent)
        self.setPixmap(QPixmap(1, 1))
        self._style = style
        self._most = style.real(most)
        self._geometry: RadarGeometry | None = None
        self._values: Mapping[str, str] = {}
        self._highlighted = ""
        self._fits: dict[tuple[float, float], tuple[QRectF, float]] = {}
        self._name_font = style.font("caption", strong=True)
        self._value_font = style.font("caption")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Radar des six domaines")
        self.setMouseTracking(True)

    def show_radar(
        self,
        geometry: RadarGeometry,
        *,
        description: str = "",
        values: Mapping[str, str] | None = None,
        highlighted: str = "",
    ) -> None:
        """Draw a figure.

        description: the table in sentences, for screen readers; values: by slug, what the tooltip says (« 1 · 3 sur 5
        vers le palier 2 »); highlighted: the slug of the domaine whose name is in accent.
        """
        self._values = values or {}
        self._highlighted = highlighted
        self.setAccessibleDescription(typographic(description))
        if geometry != self._geometry:
            self._geometry = geometry
            self._fits.clear()
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._style.px(268)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._style.px(220), self._style.px(140))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._geometry is None:
            return self._style.px(200)
        box, _ = self._fit(self._geometry, width, 1e6)
        return int(box.height()) + self._style.px(2)

    def placement(self) -> tuple[QPointF, float]:
        """The centre and the radius of the figure, in pixels of the widget."""
        room = QRectF(self.rect())
        if self._geometry is None:
            return room.center(), 0.0
        box, radius = self._fit(self._geometry, room.width(), room.height())
        return room.center() - box.center(), radius

    def slug_at(self, position: QPointF) -> str:
        """The domaine whose label or current vertex is there, "" when none is."""
        if self._geometry is None:
            return ""
        centre, radius = self.placement()
        for label, box in self._label_boxes(self._geometry, centre, radius):
            if box.contains(position):
                return label.slug
        near = self._style.real(_NEAR)
        for series in self._geometry.series:
            for vertex in series.vertices:
                offset = _at(vertex.point, centre, radius) - position
                if abs(offset.x()) + abs(offset.y()) <= near:
                    return vertex.slug
        return ""

    def event(self, event: QEvent) -> bool:
        """The value as a tooltip, under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._values.get(self.slug_at(QPointF(event.pos())), "")
            QToolTip.showText(event.globalPos(), typographic(text), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = bool(self.slug_at(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if slug := self.slug_at(event.position()):
            self.domaine_clicked.emit(slug)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._geometry is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre, radius = self.placement()
        self._paint_grid(painter, self._geometry, centre, radius)
        if self._geometry.bande:
            paint_bande(painter, self._style, self._geometry.bande, lambda point: _at(point, centre, radius))
        by_kind = {series.kind: series for series in self._geometry.series}
        for kind in _NESTED:
            if kind in by_kind:
                self._paint_shape(painter, by_kind[kind], centre, radius)
        for kind in _NESTED:
            for vertex in by_kind[kind].vertices if kind in by_kind else ():
                paint_mark(painter, self._style, kind, _at(vertex.point, centre, radius), hollow=vertex.provisoire)
        self._paint_scale(painter, self._geometry, centre, radius)
        self._paint_labels(painter, self._geometry, centre, radius)

    def _paint_grid(self, painter: QPainter, geometry: RadarGeometry, centre: QPointF, radius: float) -> None:
        outer, inner = (QPolygonF([_at(p, centre, radius) for p in ring.corners]) for ring in geometry.band)
        band = QPainterPath()
        band.setFillRule(Qt.FillRule.OddEvenFill)
        for polygon in (outer, inner):
            band.addPolygon(polygon)
            band.closeSubpath()
        painter.fillPath(band, self._style.color("radar_band"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._style.color("radar_grid"), self._style.real(1)))
        for start, end in geometry.spokes:
            painter.drawLine(_at(start, centre, radius), _at(end, centre, radius))
        for ring in geometry.rings:
            if ring is geometry.rings[-1]:
                painter.setPen(QPen(self._style.color("radar_ring"), self._style.real(1.3)))
            painter.drawPolygon(QPolygonF([_at(p, centre, radius) for p in ring.corners]))

    def _paint_shape(self, painter: QPainter, series: Series, centre: QPointF, radius: float) -> None:
        polygon = QPolygonF([_at(vertex.point, centre, radius) for vertex in series.vertices])
        fill = self._style.color("accent")
        fill.setAlphaF(0.15)
        painter.setPen(series_pen(self._style, series.kind))
        painter.setBrush(fill if series.kind == "current" else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(polygon)

    def _paint_scale(self, painter: QPainter, geometry: RadarGeometry, centre: QPointF, radius: float) -> None:
        font = self._style.font("micro")
        metrics = QFontMetricsF(font)
        for mark in geometry.scale:
            text = str(mark.palier)
            at = _at(mark.point, centre, radius)
            at += QPointF(-metrics.horizontalAdvance(text) / 2, metrics.capHeight() / 2)
            path = QPainterPath()
            path.addText(at, font, text)
            halo = QPen(self._style.color("surface"), self._style.real(4))
            halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, halo)
            painter.fillPath(path, self._style.color("text2"))

    def _paint_labels(self, painter: QPainter, geometry: RadarGeometry, centre: QPointF, radius: float) -> None:
        for label, box in self._label_boxes(geometry, centre, radius):
            name, value = _alignments(label)
            painter.setFont(self._name_font)
            painter.setPen(self._style.color("accent" if label.slug == self._highlighted else "text"))
            painter.drawText(box, name, label.name)
            painter.setFont(self._value_font)
            painter.setPen(self._style.color("text2"))
            painter.drawText(box, value, label.value)

    def _fit(self, geometry: RadarGeometry, width: float, height: float) -> tuple[QRectF, float]:
        """What figure and labels take around (0, 0) in that room, and the radius; layouts ask it again and again."""
        if (width, height) not in self._fits:
            sizes, mark = self._label_sizes(geometry), self._style.real(_MARK)
            radius = fit(geometry, sizes, QRectF(0, 0, width, height), mark, self._most)
            self._fits[width, height] = bounds(geometry, sizes, radius, mark), radius
        return self._fits[width, height]

    def _label_sizes(self, geometry: RadarGeometry) -> dict[str, QSizeF]:
        names, values = QFontMetricsF(self._name_font), QFontMetricsF(self._value_font)
        gap = self._style.real(6)
        sizes = {}
        for label in geometry.labels:
            name, value = names.horizontalAdvance(label.name) + 1, values.horizontalAdvance(label.value)
            if _stacked(label):
                sizes[label.slug] = QSizeF(max(name, value + 1), 2 * names.height())
            else:
                sizes[label.slug] = QSizeF(name + gap + value, names.height())
        return sizes

    def _label_boxes(self, geometry: RadarGeometry, centre: QPointF, radius: float) -> list[tuple[Label, QRectF]]:
        sizes = self._label_sizes(geometry)
        return [(label, label_box(label, sizes[label.slug], centre, radius)) for label in geometry.labels]


def _at(point: Point, centre: QPointF, radius: float) -> QPointF:
    return QPointF(centre.x() + point.x * radius, centre.y() + point.y * radius)


def _stacked(label: Label) -> bool:
    """A value in words goes under the name: beside it, the figure would shrink for one label."""
    return len(label.value) > 1


def _alignments(label: Label) -> tuple[Qt.AlignmentFlag, Qt.AlignmentFlag]:
    """How name and value stand in the box of the label."""
    if not _stacked(label):
        middle = Qt.AlignmentFlag.AlignVCenter
        return Qt.AlignmentFlag.AlignLeft | middle, Qt.AlignmentFlag.AlignRight | middle
    across = {
        "start": Qt.AlignmentFlag.AlignLeft,
        "center": Qt.AlignmentFlag.AlignHCenter,
        "end": Qt.AlignmentFlag.AlignRight,
    }[label.horizontal]
    return across | Qt.AlignmentFlag.AlignTop, across | Qt.AlignmentFlag.AlignBottom
