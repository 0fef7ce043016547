"""One of a few choices: words beside a ring, whose dot is painted here, sharp at any zoom."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QStyle, QStyleOptionButton, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.style import Style


class RadioButton(QRadioButton):
    """Words beside a ring of 18 px."""

    def __init__(self, style: Style, text: str, parent: QWidget | None = None) -> None:
        super().__init__(typographic(text), parent)
        self._style = style
        self.setProperty("ring", "true")
        self.setFont(style.font("body"))
        self.setAccessibleName(typographic(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        ring = QRectF(self.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, self))
        inset = ring.width() * 5 / 18
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._style.color("accent" if self.isEnabled() else "text3"))
        painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))
