"""« Affichage »: theme, zoom, and what single keys do."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.keyboard.keys import Gesture, menu_words
from paliers_desktop.gui.keyboard.settings import KeySettings
from paliers_desktop.storage.preferences import Preferences, Theme

ZOOMS = (100, 110, 125, 150, 175, 200)
THEMES = {Theme.AUTO: "Comme le système", Theme.CLAIR: "Clair", Theme.SOMBRE: "Sombre"}
SINGLE_KEY = "Raccourcis à une touche"
ADVANCE = "Passer au critère suivant après 1, 2 ou 3"
WHY_NOT = "Demande les raccourcis à une touche."


class DisplayMenu(QMenu):
    """Tells which theme or zoom is chosen (the window is then built again); the key settings are changed at once."""

    theme_chosen = Signal(object)
    zoom_chosen = Signal(int)
    keys_asked = Signal()

    def __init__(self, preferences: Preferences, settings: KeySettings, parent: QWidget | None = None) -> None:
        super().__init__("Affichage", parent)
        self.setAccessibleName("Affichage")  # Qt gives a menu without one the name of the program
        self._settings = settings
        self._themes = QActionGroup(self)
        for theme, words in THEMES.items():
            self._themes.addAction(self._choice(words, theme, chosen=theme is preferences.theme))
        self.addSeparator()
        self.zoom = self.addMenu(typographic("Zoom"))  # apart: at 200 % the whole would be higher than the screen
        self.zoom.setAccessibleName("Zoom")
        self._zooms = QActionGroup(self)
        for zoom in ZOOMS:
            self._zooms.addAction(self._choice(f"{zoom} %", zoom, chosen=zoom == preferences.zoom, menu=self.zoom))
        self.addSeparator()
        self.single_key = self._choice(SINGLE_KEY, None, chosen=settings.single_key)
        self.advance = self._choice(ADVANCE, None, chosen=settings.advance)
        self.why_not = self.addAction(typographic(WHY_NOT))
        self.why_not.setEnabled(False)
        self.addSeparator()
        self.keys = self.addAction(typographic(menu_words("Raccourcis clavier", Gesture.SHEET)))
        self._themes.triggered.connect(self._on_theme)
        self._zooms.triggered.connect(self._on_zoom)
        self.single_key.triggered.connect(settings.set_single_key)
        self.advance.triggered.connect(settings.set_advance)
        self.keys.triggered.connect(self.keys_asked)
        settings.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        """Going on after a digit makes sense only while digits answer: the line says so."""
        single = self._settings.single_key
        self.single_key.setChecked(single)
        self.advance.setChecked(self._settings.advance)
        self.advance.setEnabled(single)
        self.why_not.setVisible(not single)

    def _choice(self, words: str, data: object, *, chosen: bool, menu: QMenu | None = None) -> QAction:
        action = (menu or self).addAction(typographic(words))
        action.setData(data)
        action.setCheckable(True)
        action.setChecked(chosen)
        return action

    def _on_theme(self, action: QAction) -> None:
        self.theme_chosen.emit(Theme(action.data()))  # Qt gives back a plain word, which is no theme

    def _on_zoom(self, action: QAction) -> None:
        self.zoom_chosen.emit(action.data())


def next_zoom(zoom: int, steps: int) -> int:
    """The zoom `steps` further in the list, within its ends."""
    nearest = min(range(len(ZOOMS)), key=lambda index: abs(ZOOMS[index] - zoom))
    return ZOOMS[max(0, min(len(ZOOMS) - 1, nearest + steps))]
