"""How large pages are shown: a percentage of paper on the screen, or what fits the room."""

from enum import Enum

CSS_DPI = 96
"""Pixels per inch of paper at 100 %, before the ratio of the screen."""
STEPS = (50, 75, 100, 125, 150, 200, 300, 400)
SMALLEST = 10


class Fit(Enum):
    """A size that follows that of the window."""

    WIDTH = "Largeur"
    PAGE = "Page entière"


Zoom = Fit | int
"""One of STEPS (percent), or a fit."""


def zoom_words(zoom: Zoom) -> str:
    """As the list of sizes says it."""
    return zoom.value if isinstance(zoom, Fit) else f"{zoom} %"


def percent_of(zoom: Zoom, page: tuple[float, float], room: tuple[float, float]) -> float:
    """The percentage that a zoom means for a page (points) in a room (pixels of the screen, before its ratio)."""
    if not isinstance(zoom, Fit):
        return zoom
    across, down = (100 * space * 72 / CSS_DPI / size for space, size in zip(room, page, strict=True))
    return max(SMALLEST, min(STEPS[-1], across if zoom is Fit.WIDTH else min(across, down)))


def next_step(percent: float, direction: int) -> int:
    """The nearest of STEPS that is larger (1) or smaller (-1); the last one stays."""
    if direction > 0:
        return next((step for step in STEPS if step > percent + 0.5), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < percent - 0.5), STEPS[0])
