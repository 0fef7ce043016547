"""Finds what a window shows cut: a text short of room, or outside what holds it, or over another text."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QLineEdit, QWidget

from paliers_desktop.gui.components.labels import ElidedLabel
from paliers_desktop.gui.components.short_title import ShortTitle

ROUNDING = 1
"""Pixels that a scaled layout may round away."""


def cut_texts(root: QWidget) -> list[str]:
    """One line per fault of the visible widgets of `root`; empty when nothing is cut."""
    faults = []
    for widget in _shown(root):
        faults += [f"{_name(widget)}: {fault}" for fault in _faults(widget, root)]
    return sorted(set(faults))


def _shown(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.window() is root.window() and not _in_a_view(widget):
            yield widget


def _in_a_view(widget: QWidget) -> bool:
    """The inner parts of Qt's own views and fields are laid out by Qt."""
    name = widget.objectName()
    return name.startswith("qt_") and name != "qt_scrollarea_viewport"


def _faults(widget: QWidget, root: QWidget) -> Iterator[str]:
    needed, given = _needed(widget), widget.size()
    if needed.width() > given.width() + ROUNDING:
        yield f"needs {needed.width()} px of width, has {given.width()}"
    if needed.height() > given.height() + ROUNDING:
        yield f"needs {needed.height()} px of height, has {given.height()}"
    if _text(widget):
        yield from _outside(widget, root)
        yield from _overlaps(widget)


def _needed(widget: QWidget) -> QSize:
    """What the widget cannot go without."""
    if widget.layout() is not None or isinstance(widget, QAbstractScrollArea | ElidedLabel | ShortTitle):
        return QSize(0, 0)  # what it holds is looked at on its own; an elided label says the rest in its tooltip
    if isinstance(widget, QLabel) and widget.text() and not widget.wordWrap():
        return widget.sizeHint()
    needed = widget.minimumSizeHint()
    if isinstance(widget, QLabel) and widget.text():
        return QSize(needed.width(), widget.heightForWidth(widget.width()))
    if isinstance(widget, QLineEdit) and not widget.text():
        margins = widget.textMargins()
        words = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        return QSize(words + margins.left() + margins.right(), needed.height())
    return needed


def _outside(widget: QWidget, root: QWidget) -> Iterator[str]:
    """The text must be whole in each widget that holds it; a scroll area only has to be wide enough."""
    holder = widget.parentWidget()
    while holder is not None and holder is not root.parentWidget():
        at = widget.mapTo(holder, QPoint(0, 0))
        if at.x() < -ROUNDING or at.x() + widget.width() > holder.width() + ROUNDING:
            yield f"goes from {at.x()} to {at.x() + widget.width()} of the {holder.width()} px of {_name(holder)}"
        if isinstance(holder.parentWidget(), QAbstractScrollArea):
            return
        if at.y() < -ROUNDING or at.y() + widget.height() > holder.height() + ROUNDING:
            yield f"goes from {at.y()} to {at.y() + widget.height()} of the {holder.height()} px high {_name(holder)}"
        holder = holder.parentWidget()


def _overlaps(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None:
        return
    for other in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if other is not widget and other.isVisible() and _text(other) and _text(other) != _text(widget):
            common: QRect = widget.geometry().intersected(other.geometry())
            if common.width() > ROUNDING and common.height() > ROUNDING:
                yield f"lies over {_name(other)}"


def _text(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def _name(widget: QWidget) -> str:
    words = _text(widget) or widget.accessibleName()
    return f"{type(widget).__name__} « {words[:60]} »"
