"""The look of one theme at one zoom: sizes, colours, fonts, icons and the style sheet, all from the shared tokens.

A Style never changes: another theme or zoom is another Style, and the window is built again with it. It is handed to
constructors, never fetched.
"""

import math
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from paliers_desktop.core.palette import DARK, LIGHT

Painting = Callable[[QPainter, QRectF], None]
"""Draws in a square."""

_PX_PER_PT = 96 / 72
_UI_FAMILIES = ("Segoe UI", "Open Sans", "DejaVu Sans")
_CODE_FAMILIES = ("Consolas", "DejaVu Sans Mono")
_FONTS_LOADED = "paliers_fonts_loaded"
_TOKEN = re.compile(r"@px\(([0-9.]+)(?:-([0-9.]+))?\)|@([a-z][a-z0-9_]*)")


class Theme(StrEnum):
    """Light or dark; what the system prefers is decided by the caller."""

    LIGHT = "light"
    DARK = "dark"


class _Role(NamedTuple):
    """A text role: size in points, whether semibold, whether fixed pitch."""

    points: float
    strong: bool = False
    code: bool = False


_ROLES = {
    "micro": _Role(8.25),
    "caption": _Role(9),
    "small": _Role(9.75),
    "body": _Role(10.5),
    "h2": _Role(12, strong=True),
    "h1": _Role(18, strong=True),
    "tile": _Role(33, strong=True),
    "code": _Role(10.5, code=True),
    "code_big": _Role(15, code=True),
}


class Style:
    """The look for one `theme` at one `zoom` (percent, 100 to 200, larger for the projection).

    tokens: other colours than those of the theme, such as the system's own.
    """

    def __init__(self, resources: Path, theme: Theme, zoom: int, tokens: Mapping[str, str] | None = None) -> None:
        self.theme = theme
        self.zoom = zoom
        self._resources = resources
        self._tokens = tokens or (DARK if theme is Theme.DARK else LIGHT)
        _load_fonts(resources / "fonts")
        self._family = _first_installed(_UI_FAMILIES)
        self._code_family = _first_installed(_CODE_FAMILIES)
        self._svg: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}

    def px(self, length: float) -> int:
        """`length` px of the design guide (drawn at 100 %) in this zoom, at least 1 px for what is not 0."""
        return max(1, round(length * self.zoom / 100)) if length else 0

    def real(self, length: float) -> float:
        """`length` px of the design guide in this zoom, not rounded: for what a painter draws."""
        return length * self.zoom / 100

    def color(self, token: str) -> QColor:
        """The colour of a token; KeyError when there is none."""
        return QColor(self._tokens[token])

    def font(self, role: str, *, strong: bool = False, italic: bool = False) -> QFont:
        """The font of a role (micro, caption, small, body, h2, h1, tile, code, code_big); weights 400 and 600 only."""
        size, heavy, code = _ROLES[role]
        return self.font_of(size, strong=heavy or strong, italic=italic, code=code)

    def font_of(self, points: float, *, strong: bool = False, italic: bool = False, code: bool = False) -> QFont:
        """A font of `points` (at 96 dpi and 100 %), for the few sizes that are no role: the projection."""
        font = QFont(self._code_family if code else self._family)
        font.setPixelSize(self.px(points * _PX_PER_PT))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        font.setItalic(italic)
        return font

    def metrics(self, role: str, *, strong: bool = False) -> QFontMetrics:
        """What the font of a role measures."""
        return QFontMetrics(self.font(role, strong=strong))

    def icon(self, name: str, token: str = "text", size: int = 18) -> QIcon:
        """An icon of resources/icons, `size` px at 100 %, drawn in a colour token, paler when unavailable."""
        icon = QIcon(self.pixmap(name, size, token))
        icon.addPixmap(self.pixmap(name, size, "text3"), QIcon.Mode.Disabled)
        return icon

    def pixmap(self, name: str, size: int, token: str = "text") -> QPixmap:
        """The same as a picture, drawn at the real pixels of the sharpest screen."""
        return self._kept((name, size, token), lambda ratio: _render(self._coloured(name, token), self.px(size), ratio))

    def painted(self, name: str, size: int, paint: Painting) -> QPixmap:
        """What a painter draws in a square, as a picture; `name` tells it from every other picture.

        Made once: Qt keeps a copy of each picture that a label ever showed, in a cache of some megabytes.
        """
        return self._kept((name, size, ""), lambda ratio: _paint(paint, self.px(size), ratio))

    def _kept(self, key: tuple[str, int, str], make: Callable[[float], QPixmap]) -> QPixmap:
        app = QGuiApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
        if (*key, ratio) not in self._pixmaps:
            self._pixmaps[*key, ratio] = make(ratio)
        return self._pixmaps[*key, ratio]

    def app_icon(self) -> QIcon:
        """The icon of the window and of the task bar."""
        icon = QIcon()
        for side in (16, 20, 24, 32, 40, 48, 64, 128, 256):
            icon.addPixmap(_render(self._coloured("app", "accent"), side, 1.0))
        return icon

    def sheet(self) -> str:
        """resources/app.qss with @token, @px(n) and @px(n-m) replaced; KeyError names an unknown token.

        @px(n-m) is px(n) - px(m): a padding that gives way to a thicker border, whatever the rounding.
        """
        template = (self._resources / "app.qss").read_text(encoding="utf-8")
        return _TOKEN.sub(self._substitute, template)

    def apply(self, app: QApplication) -> None:
        """Give the whole application this look: Fusion, font, palette, style sheet."""
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(self.font("body"))
        app.setPalette(self._palette())
        app.setStyleSheet(self.sheet())

    def dress(self, window: QWidget) -> None:
        """Give one window this look, whatever the look of the application: the projection has its own scale."""
        window.setFont(self.font("body"))
        window.setPalette(self._palette())
        window.setStyleSheet(self.sheet())

    def scaled(self, factor: float) -> "Style":
        """The same colours, everything `factor` times as large."""
        return self.at(round(self.zoom * factor))

    def at(self, zoom: int) -> "Style":
        """The same colours at another zoom (percent)."""
        return Style(self._resources, self.theme, zoom, self._tokens)

    def _substitute(self, match: re.Match[str]) -> str:
        length, less, token = match.groups()
        if token:
            return self._tokens[token]
        return f"{self.px(float(length)) - self.px(float(less or 0))}px"

    def _coloured(self, name: str, token: str) -> str:
        if name not in self._svg:
            self._svg[name] = (self._resources / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        return self._svg[name].replace("currentColor", self._tokens[token])

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        for target, token in {
            role.Window: "bg",
            role.WindowText: "text",
            role.Base: "surface",
            role.AlternateBase: "sunken",
            role.Text: "text",
            role.Button: "surface",
            role.ButtonText: "text",
            role.PlaceholderText: "text3",
            role.Highlight: "accent",
            role.HighlightedText: "on_accent",
            role.Accent: "accent",
            role.Link: "accent",
            role.LinkVisited: "accent",
            role.ToolTipBase: "surface",
            role.ToolTipText: "text",
        }.items():
            palette.setColor(target, self.color(token))
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, self.color("text3"))
        return palette


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties that app.qss selects on, and let the style sheet see them."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _render(svg: str, side: int, ratio: float) -> QPixmap:
    return _paint(QSvgRenderer(QByteArray(svg.encode())).render, side, ratio)


def _paint(paint: Painting, side: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(math.ceil(side * ratio), math.ceil(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def _load_fonts(folder: Path) -> None:
    """Load the bundled fonts, once per application: it remembers that it holds them."""
    app = QGuiApplication.instance()
    if app is None or app.property(_FONTS_LOADED):
        return
    for path in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    app.setProperty(_FONTS_LOADED, True)


def _first_installed(families: tuple[str, ...]) -> str:
    installed = set(QFontDatabase.families())
    return next((family for family in families if family in installed), families[-1])
