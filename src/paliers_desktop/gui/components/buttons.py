"""Buttons: the box is drawn by app.qss, the icon, the words and the key cap by this module, so that they never move."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.style import Style, restyle

_TONES = {"primary": "on_accent", "ghost": "accent", "link": "accent", "tool": "text2"}
_TONES_ON = {"tool": "accent", "pill": "accent", "rail": "accent"}
_PADDING = {"link": 0, "tool": 7, "pill": 12, "rail": 20}
_GAP = {"tool": 5, "pill": 6}
_PLAIN = {"tool", "pill"}
"""Kinds whose words are semibold only when on; they always keep the room of the semibold word."""


class Button(QPushButton):
    """A button of a kind of app.qss (primary, secondary, ghost, link, tool, pill, rail).

    key: the key cap shown at the end (« Ctrl Z »); trailing: an icon after the words; role: font role.
    """

    def __init__(
        self,
        style: Style,
        text: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        key: str = "",
        trailing: str = "",
        height: int = 32,
        role: str = "small",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = style
        self.kind = kind
        self._icon, self._key, self._trailing = icon, key, trailing
        self._icon_size = 18 if height > 36 else 16
        self._icon_only = False
        self._left = False
        self._tip = self._hint = ""
        self.setProperty("kind", kind)
        self._plain = style.font(role, strong=kind not in _PLAIN)
        self.setFont(self._plain)
        self._bold = style.font(role, strong=True)
        self.setFixedHeight(style.px(height))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show other words (also the accessible name, and the tooltip when only the icon shows)."""
        self.setText(typographic(text).replace("&", "&&"))
        self.setAccessibleName(typographic(text))
        self._refresh_tooltip()
        self.updateGeometry()

    def words(self) -> str:
        """The words of the button."""
        return self.text().replace("&&", "&")

    def set_icon_only(self, icon_only: bool) -> None:
        """Show only the icon, in a square; the words go to the tooltip."""
        if icon_only == self._icon_only:
            return
        self._icon_only = icon_only
        self._refresh_tooltip()
        self.updateGeometry()
        self.update()

    def set_tip(self, tip: str) -> None:
        """Say more than the words in the tooltip; "" for the words alone."""
        self._tip = typographic(tip)
        self._refresh_tooltip()

    def set_key(self, cap: str, hint: str = "") -> None:
        """The key that does the same: its cap at the end of the button, or named in the tooltip; "" for none."""
        self._key = cap
        self._hint = hint
        self._refresh_tooltip()
        self.updateGeometry()
        self.update()

    def set_icon_name(self, icon: str) -> None:
        """Show another icon of resources/icons."""
        self._icon = icon
        self.update()

    def set_kind(self, kind: str) -> None:
        """Show another kind with a box: primary, secondary."""
        self.kind = kind
        restyle(self, kind=kind)

    def set_left_aligned(self, left: bool) -> None:
        """Start the words at the left edge rather than centre them."""
        self._left = left
        self.update()

    def width_when(self, icon_only: bool) -> int:
        """The width it takes with or without its words, in pixels."""
        return self.maximumHeight() if icon_only else self._content_width() + 2 * self._padding()

    def sizeHint(self) -> QSize:
        return QSize(self.width_when(self._icon_only), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée presses it as Espace does: outside of a dialog Qt would do nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        self._paint_content(painter)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    def _refresh_tooltip(self) -> None:
        """What is not already read on the button."""
        words = self._tip or (self.words() if self._icon_only or self._hint else "")
        self.setToolTip(f"{words} ({self._hint})" if self._hint else words)

    def _tone(self) -> str:
        if not self.isEnabled():
            return "text3"
        if self.isChecked() and self.kind in _TONES_ON:
            return _TONES_ON[self.kind]
        if self.kind == "link" and self.underMouse():
            return "accent_h"
        return _TONES.get(self.kind, "text")

    def _padding(self) -> int:
        return self.look.px(_PADDING.get(self.kind, 12))

    def _gap(self) -> int:
        return self.look.px(_GAP.get(self.kind, 8))

    def _bold_width(self) -> int:
        return QFontMetrics(self._bold).horizontalAdvance(self.words())

    def _key_size(self) -> QSize:
        metrics = self.look.metrics("micro", strong=True)
        return QSize(max(self.look.px(20), metrics.horizontalAdvance(self._key) + self.look.px(12)), self.look.px(20))

    def _content_width(self) -> int:
        icon, gap = self.look.px(self._icon_size), self._gap()
        width = self._bold_width() if self.words() else 0
        width += (icon + gap) if self._icon else 0
        width += (icon + gap) if self._trailing else 0
        width += self._key_size().width() + self.look.px(11) if self._key else 0
        return width

    def _paint_content(self, painter: QPainter) -> None:
        middle = self.height() / 2
        side = self.look.px(self._icon_size)
        if self._icon_only:
            painter.drawPixmap(QPointF((self.width() - side) / 2, middle - side / 2), self._picture(self._icon))
            return
        spare = self.width() - self._content_width()
        x = float(self._padding() if self._left else spare // 2)
        if self._icon:
            painter.drawPixmap(QPointF(x, round(middle - side / 2)), self._picture(self._icon))
            x += side + self._gap()
        x = self._paint_words(painter, x)
        if self._trailing:
            painter.drawPixmap(QPointF(x + self._gap(), round(middle - side / 2)), self._picture(self._trailing))
        if self._key:
            self._paint_key(painter)

    def _picture(self, name: str) -> QPixmap:
        return self.look.pixmap(name, self._icon_size, self._tone())

    def _paint_words(self, painter: QPainter, x: float) -> float:
        font = self._bold if self.isChecked() else self._plain
        width = self._bold_width()
        box = QRectF(x, 0, width, self.height())
        painter.setFont(font)
        painter.setPen(self.look.color(self._tone()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.words())
        if self.kind == "link":
            line = (self.height() + QFontMetrics(font).height()) / 2 - self.look.real(0.5)
            painter.setPen(QPen(painter.pen().color(), self.look.px(1)))
            painter.drawLine(QPointF(x, line), QPointF(x + width, line))
        return x + width

    def _paint_key(self, painter: QPainter) -> None:
        size = self._key_size()
        left = self.width() - self._padding() - size.width()
        box = QRectF(left, round((self.height() - size.height()) / 2), size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.look.px(1)
        tone = self._tone() if self.kind == "primary" or not self.isEnabled() else "text2"
        painter.setPen(QPen(self.look.color(tone), line))
        radius = self.look.real(4)
        painter.drawRoundedRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius)
        painter.setFont(self.look.font("micro", strong=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)


def primary_button(
    style: Style, text: str, *, icon: str = "", key: str = "", trailing: str = "", height: int = 32
) -> Button:
    """The one main action of a screen; height 44 (home), 36 or 32 (bars)."""
    return Button(style, text, "primary", icon=icon, key=key, trailing=trailing, height=height, role=_role(height))


def secondary_button(
    style: Style, text: str, *, icon: str = "", key: str = "", trailing: str = "", height: int = 32
) -> Button:
    """Any other action with a box."""
    return Button(style, text, "secondary", icon=icon, key=key, trailing=trailing, height=height, role=_role(height))


def ghost_button(style: Style, text: str, *, icon: str = "", key: str = "", height: int = 32) -> Button:
    """A quiet action: accent words, no box at rest."""
    return Button(style, text, "ghost", icon=icon, key=key, height=height, role=_role(height))


def link_button(style: Style, text: str, *, role: str = "small") -> Button:
    """Underlined words within a text or a table."""
    return Button(style, text, "link", height=22, role=role)


def tool_button(style: Style, text: str, icon: str, *, checkable: bool = False, icon_only: bool = False) -> Button:
    """A tool of a card or of a bar: icon and caption, tinted when on."""
    button = Button(style, text, "tool", icon=icon, height=30, role="caption")
    button.setCheckable(checkable)
    button.set_icon_only(icon_only)
    return button


def _role(height: int) -> str:
    return "body" if height > 36 else "small"
