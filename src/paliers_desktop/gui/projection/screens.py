"""On which screen to project: another one than the window's where there is one."""

from collections.abc import Sequence

from PySide6.QtGui import QScreen


def default_screen(screens: Sequence[QScreen], own: QScreen) -> QScreen:
    """The first screen that is not the window's own; its own where there is no other."""
    return next((screen for screen in screens if screen is not own), own)


def screen_words(rank: int, screen: QScreen) -> str:
    """« Écran 2 (1920 × 1080) », in pixels of the device, as its settings say them."""
    size = screen.geometry().size() * screen.devicePixelRatio()
    return f"Écran {rank} ({size.width()} × {size.height()})"


def screen_choices(screens: Sequence[QScreen], own: QScreen) -> list[tuple[str, QScreen]]:
    """One line per screen, where there are several."""
    if len(screens) < 2:
        return []
    words = ((screen_words(rank, screen), screen) for rank, screen in enumerate(screens, 1))
    return [(f"{text}, celui de cette fenêtre" if screen is own else text, screen) for text, screen in words]
