"""A criterion as a line to press: its number, its text on one line, and under it what is to be known of it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from paliers_desktop.core.report.named import Named
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import Button
from paliers_desktop.gui.style import Style

HEIGHT, NOTED_HEIGHT = 28, 46
_NUMBER = 34
_MARGIN = 6


class LineButton(Button):
    """chosen carries the criterion's id. Texts end in « … » when short of room; the tooltip then has the whole."""

    chosen = Signal(str)

    def __init__(self, style: Style, line: Named, parent: QWidget | None = None) -> None:
        height = NOTED_HEIGHT if line.note else HEIGHT
        super().__init__(style, line.words, "row", height=height, parent=parent)
        self.line = line
        self.clicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(160), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(_NUMBER + 2 * _MARGIN + 24), self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = any(self._elided(text, font) != text for text, font in self._lines())
        self.setToolTip(self.words() if cut else "")

    def _on_clicked(self) -> None:
        self.chosen.emit(self.line.critere_id)

    def _lines(self) -> list[tuple[str, QFont]]:
        lines = [(typographic(self.line.texte), self.look.font("small"))]
        return [*lines, (typographic(self.line.note), self.look.font("caption"))] if self.line.note else lines

    def _room(self) -> int:
        return self.width() - self.look.px(_NUMBER + 2 * _MARGIN)

    def _elided(self, text: str, font: QFont) -> str:
        return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, self._room())

    def _paint_content(self, painter: QPainter) -> None:
        px = self.look.px
        first = QRect(px(_MARGIN), px(2), px(_NUMBER), px(HEIGHT - 4))
        painter.setFont(self.look.font("small", strong=True))
        painter.setPen(self.look.color("accent"))
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.line.numero)
        box = QRect(px(_MARGIN + _NUMBER), first.top(), self._room(), first.height())
        for (text, font), tone in zip(self._lines(), ("text", "text2"), strict=False):
            painter.setFont(font)
            painter.setPen(self.look.color(tone))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._elided(text, font))
            box.translate(0, px(NOTED_HEIGHT - HEIGHT))
