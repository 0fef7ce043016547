"""Plain areas: a frame of one of the kinds of app.qss, a separator."""

from PySide6.QtWidgets import QFrame, QWidget

from paliers_desktop.gui.style import Style


def surface(kind: str, parent: QWidget | None = None) -> QFrame:
    """A frame painted by app.qss: page, plain, top, bottom, rail, panel, card, sunken, tint, search, p0 to p3."""
    frame = QFrame(parent)
    frame.setProperty("surface", kind)
    return frame


def separator(style: Style, *, vertical: bool = False) -> QFrame:
    """A line of one pixel of the guide."""
    line = surface("separator")
    if vertical:
        line.setFixedWidth(style.px(1))
    else:
        line.setFixedHeight(style.px(1))
    return line
