"""How much room there is, in three steps (ux/guide.md §4 « Reflow »): pages arrange themselves by it."""

from enum import Enum

WIDE_FROM = 1280
MEDIUM_FROM = 960
QWIDGETSIZE_MAX = 16_777_215
"""Qt's « no maximum », which PySide6 does not export."""


class Reflow(Enum):
    """WIDE: three columns; MEDIUM: narrow rail; NARROW: one column, the rail becomes a list button."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"


def reflow_for(width: int, zoom: int) -> Reflow:
    """The arrangement for a window `width` pixels wide at `zoom` percent."""
    effective = width * 100 / zoom
    if effective >= WIDE_FROM:
        return Reflow.WIDE
    return Reflow.MEDIUM if effective >= MEDIUM_FROM else Reflow.NARROW
