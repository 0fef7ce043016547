"""« Affichage »: theme and zoom."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.storage.preferences import Preferences, Theme

ZOOMS = (100, 110, 125, 150, 175, 200)
THEMES = {Theme.AUTO: "Comme le système", Theme.CLAIR: "Clair", Theme.SOMBRE: "Sombre"}


class DisplayMenu(QMenu):
    """Tells which theme or zoom is chosen; the window is then built again."""

    theme_chosen = Signal(object)
    zoom_chosen = Signal(int)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__("Affichage", parent)
        self._themes = QActionGroup(self)
        for theme, words in THEMES.items():
            self._themes.addAction(self._choice(words, theme, chosen=theme is preferences.theme))
        self.addSeparator()
        self._zooms = QActionGroup(self)
        for zoom in ZOOMS:
            self._zooms.addAction(self._choice(f"{zoom} %", zoom, chosen=zoom == preferences.zoom))
        self._themes.triggered.connect(self._on_theme)
        self._zooms.triggered.connect(self._on_zoom)

    def _choice(self, words: str, data: object, *, chosen: bool) -> QAction:
        action = self.addAction(typographic(words))
        action.setData(data)
        action.setCheckable(True)
        action.setChecked(chosen)
        return action

    def _on_theme(self, action: QAction) -> None:
        self.theme_chosen.emit(action.data())

    def _on_zoom(self, action: QAction) -> None:
        self.zoom_chosen.emit(action.data())


def next_zoom(zoom: int, steps: int) -> int:
    """The zoom `steps` further in the list, within its ends."""
    nearest = min(range(len(ZOOMS)), key=lambda index: abs(ZOOMS[index] - zoom))
    return ZOOMS[max(0, min(len(ZOOMS) - 1, nearest + steps))]
