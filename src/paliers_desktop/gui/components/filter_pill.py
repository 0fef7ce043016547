"""A filter with its count, as a pill: « Sans réponse 3 »."""

from PySide6.QtWidgets import QWidget

from paliers_desktop.gui.components.buttons import Button
from paliers_desktop.gui.style import Style

_HEIGHT = 30


class FilterPill(Button):
    """Checkable; put several in an exclusive QButtonGroup."""

    def __init__(self, style: Style, text: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(style, text, "pill", height=_HEIGHT, parent=parent)
        self._label = text
        self.setCheckable(True)
        self.setProperty("focus_radius", style.px(_HEIGHT) / 2)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show another count, None for none."""
        self.set_text(self._label if count is None else f"{self._label}  {count}")
        self.setAccessibleName(self._label if count is None else f"{self._label} : {count}")
