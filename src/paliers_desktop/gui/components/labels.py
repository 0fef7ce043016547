"""Texts that are only read: a label in a role and a colour, one that ends in « … » when short of room, a glyph."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.glyphs import etat_pixmap
from paliers_desktop.gui.style import Style


class TextLabel(QLabel):
    """A label whose words always get their French spaces and quotes."""

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(typographic(text))


def label(
    style: Style,
    text: str,
    role: str = "body",
    tone: str = "text",
    *,
    wrap: bool = False,
    strong: bool = False,
    italic: bool = False,
) -> TextLabel:
    """A plain text label in a font role and a colour token; `wrap` lets it take several lines."""
    made = TextLabel(typographic(text))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(style.font(role, strong=strong, italic=italic))
    made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        # Qt cuts wrapped labels in scroll areas unless their height may not shrink under what the text needs.
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def icon_label(style: Style, name: str, size: int = 18, token: str = "text2") -> QLabel:
    """An icon that is not a control; say its meaning beside it."""
    made = QLabel()
    made.setPixmap(style.pixmap(name, size, token))
    made.setFixedSize(style.px(size), style.px(size))
    return made


def etat_label(style: Style, etat: Etat | None, size: int = 16) -> QLabel:
    """The glyph of an answer alone: its word is in the tooltip and the accessible name."""
    made = QLabel()
    made.setFixedSize(style.px(size), style.px(size))
    show_etat(style, made, etat, size)
    return made


def show_etat(style: Style, glyph: QLabel, etat: Etat | None, size: int) -> None:
    """Another answer on the same label."""
    glyph.setPixmap(etat_pixmap(style, etat, size))
    glyph.setToolTip(ETATS[etat])
    glyph.setAccessibleName(ETATS[etat])


class ElidedLabel(QLabel):
    """One line that ends in « … » when short of room, or loses its middle (paths); the tooltip then has the whole."""

    def __init__(
        self,
        style: Style,
        text: str,
        role: str = "body",
        tone: str = "text",
        *,
        strong: bool = False,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._mode = mode
        self._colour = style.color(tone)
        self.setFont(style.font(role, strong=strong))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """The whole text, as shown where there is room."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = typographic(text)
        self.setAccessibleName(self._text)
        self._refresh()
        self.updateGeometry()

    def elided(self) -> str:
        """What is visible now."""
        return self._metrics().elidedText(self._text, self._mode, self.width())

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())

    def _refresh(self) -> None:
        self.setToolTip(self._text if self.elided() != self._text else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._metrics().horizontalAdvance(self._text) + 1, self._metrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._metrics().horizontalAdvance("…"), self._metrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._colour)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.elided())
