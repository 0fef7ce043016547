"""Take everything out of a layout."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Take the widgets out and let them go.

    Not by takeAt: the item it gives belongs to nobody once Python has it, and each one would stay in memory.
    """
    while (item := layout.itemAt(0)) is not None:
        if (widget := item.widget()) is None:
            raise TypeError("only widgets can be let go of")
        layout.removeWidget(widget)
        widget.deleteLater()
