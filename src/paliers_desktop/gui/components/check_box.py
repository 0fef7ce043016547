"""A check box whose mark is painted here, sharp at any zoom."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.style import Style


class CheckBox(QCheckBox):
    """Words beside a box of 18 px."""

    def __init__(self, style: Style, text: str, parent: QWidget | None = None) -> None:
        super().__init__(typographic(text), parent)
        self._style = style
        self.setFont(style.font("body"))
        self.setAccessibleName(typographic(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        unit = box.width() / 18
        points = [QPointF(box.x() + x * unit, box.y() + y * unit) for x, y in ((4.6, 9.3), (7.7, 12.3), (13.4, 6))]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._style.color("on_accent" if self.isEnabled() else "text3")
        painter.setPen(
            QPen(colour, 2 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.drawPolyline(points)
