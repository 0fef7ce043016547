"""A widget that stays readable on a wide screen: no wider than a line of text should be."""

from PySide6.QtWidgets import QHBoxLayout, QWidget


def at_most(widget: QWidget, width: int) -> QHBoxLayout:
    """`widget` at the left of a row, at most `width` pixels wide.

    A column would ask it for its height at the width of the page, which it never takes: its texts would be cut.
    """
    widget.setMaximumWidth(width)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget, 1)
    row.addStretch()
    return row
