"""The title of a page: whole where there is room, else its short form."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from paliers_desktop.gui.components.labels import ElidedLabel
from paliers_desktop.gui.style import Style


class ShortTitle(ElidedLabel):
    """Screen readers and the tooltip always have the whole title."""

    def __init__(self, style: Style, title: str, short: str, parent: QWidget | None = None) -> None:
        self._short = short
        super().__init__(style, title, "h1", parent=parent)

    def elided(self) -> str:
        """What is visible now."""
        metrics = self._metrics()
        if metrics.horizontalAdvance(self.text()) <= self.width():
            return self.text()
        return metrics.elidedText(self._short, self._mode, self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._metrics().horizontalAdvance(self._short) + 1, self._metrics().height())
