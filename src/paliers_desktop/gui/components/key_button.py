"""An action of the projection with its keys: « R ⚑ À vérifier 3 », for the operator and for the mouse."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.style import Style

POINTS = 14
_KEY_POINTS = 12
_HEIGHT, _KEY, _ICON, _GAP, _SIDE = 44, 28, 20, 8, 4


class KeyButton(QPushButton):
    """The caps of its keys, an icon, its words (may be none), a count in a pill (None: no pill)."""

    def __init__(
        self,
        style: Style,
        keys: tuple[str, ...],
        words: str,
        *,
        icon: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`name`: what a screen reader says where the words are not enough."""
        super().__init__(parent)
        self._look = style
        self._keys = keys
        self._icon = icon
        self._words = typographic(words)
        self._name = typographic(name or words)
        self._count: int | None = None
        self._font, self._bold = style.font_of(POINTS), style.font_of(POINTS, strong=True)
        self._key_font = style.font_of(_KEY_POINTS, strong=True)
        self.setProperty("kind", "wallkey")
        self.setAutoDefault(False)
        self.setFixedHeight(style.px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(None)

    def set_count(self, count: int | None) -> None:
        """How many criteria the action is about."""
        self._count = count
        self.setAccessibleName(self._name if count is None else f"{self._name}, {count}")
        self.setAccessibleDescription(" ".join(self._keys))
        self.updateGeometry()
        self.update()

    def set_words(self, words: str) -> None:
        """Show other words, or none; a screen reader says the same as before."""
        self._words = typographic(words)
        self.set_count(self._count)

    def sizeHint(self) -> QSize:
        px = self._look.px
        caps = sum(self._cap_width(key) for key in self._keys) + px(_GAP) * max(0, len(self._keys) - 1)
        icon = px(_GAP + _ICON) if self._icon else 0
        words = px(_GAP) + _advance(self._bold, self._words) if self._words else 0
        pill = px(_GAP) + self._pill_width() if self._count is not None else 0
        return QSize(2 * px(_SIDE) + caps + icon + words + pill, px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._look.px
        x = px(_SIDE)
        for key in self._keys:
            x += self._paint_cap(painter, x, key) + px(_GAP)
        tone = "text3" if not self.isEnabled() else "accent" if self.isChecked() else "text"
        if self._icon:
            side = px(_ICON)
            painter.drawPixmap(
                QPointF(x, round((self.height() - side) / 2)), self._look.pixmap(self._icon, _ICON, tone)
            )
            x += side + px(_GAP)
        painter.setPen(self._look.color(tone))
        painter.setFont(self._bold if self.isChecked() else self._font)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(x, 0, self.width(), self.height()), flags, self._words)
        if self._count is not None:
            self._paint_pill(painter, x + (_advance(self._bold, self._words) + px(_GAP) if self._words else 0))

    def _paint_cap(self, painter: QPainter, left: int, key: str) -> int:
        look = self._look
        width, height, line = self._cap_width(key), look.px(_KEY), look.real(1.5)
        box = QRectF(left, (self.height() - height) / 2, width, height)
        painter.setPen(QPen(look.color("text2"), line))
        painter.setBrush(look.color("surface"))
        half = line / 2
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), look.real(5), look.real(5))
        painter.setPen(look.color("text2"))
        painter.setFont(self._key_font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        return width

    def _paint_pill(self, painter: QPainter, left: int) -> None:
        look = self._look
        height = look.px(26)
        box = QRectF(left, (self.height() - height) / 2, self._pill_width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("sunken"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(look.color("text"))
        painter.setFont(self._bold)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._count))

    def _cap_width(self, key: str) -> int:
        return max(self._look.px(_KEY), _advance(self._key_font, key) + self._look.px(14))

    def _pill_width(self) -> int:
        return max(self._look.px(26), _advance(self._bold, str(self._count)) + self._look.px(18))


def _advance(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)
