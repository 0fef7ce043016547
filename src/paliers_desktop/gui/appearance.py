"""Theme, zoom and single keys: what the preferences ask for, the menu and the keys that change them."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from paliers_desktop import paths
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.gui.display_menu import DisplayMenu, next_zoom
from paliers_desktop.gui.keyboard.keys import Gesture
from paliers_desktop.gui.keyboard.settings import KeySettings
from paliers_desktop.gui.keyboard.shortcuts import bind
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.style import Theme as Look
from paliers_desktop.gui.system_contrast import system_tokens, wants_contrast
from paliers_desktop.storage.preferences import Theme


class Appearance(QObject):
    """`changed` once another theme or zoom is chosen and kept: the window is then built again with `style()`."""

    changed = Signal()

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self._workplace = workplace
        self._contrast = False
        self.key_settings = KeySettings(workplace, self)
        self._hints = QGuiApplication.styleHints()  # held: PySide invalidates what it gave once this is let go
        self._hints.accessibility().contrastPreferenceChanged.connect(self._on_contrast)
        bind(
            window,
            {
                Gesture.ZOOM_IN: self.zoom_in,
                Gesture.ZOOM_OUT: self.zoom_out,
                Gesture.ZOOM_NORMAL: self.zoom_normal,
            },
        )

    @property
    def zoom(self) -> int:
        """Percent, 100 to 200."""
        return self._workplace.preferences.zoom

    def apply(self) -> Style:
        """Give the application the look that the preferences ask for, and return it.

        A contrast theme of the system goes before the theme of the preferences: its colours replace ours.
        """
        self._contrast = wants_contrast()
        tokens = system_tokens() if self._contrast else None
        style = Style(paths.resources_folder(), self._look(), self.zoom, tokens)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        style.apply(app)
        return style

    def menu(self, parent: QWidget) -> DisplayMenu:
        """« Affichage », for a top bar."""
        menu = DisplayMenu(self._workplace.preferences, self.key_settings, parent)
        menu.theme_chosen.connect(self.set_theme)
        menu.zoom_chosen.connect(self.set_zoom)
        return menu

    def set_theme(self, theme: Theme) -> None:
        """Light, dark, or as the system."""
        self._workplace.prefer(theme=theme)
        self.changed.emit()

    def set_zoom(self, zoom: int) -> None:
        """Percent, 100 to 200."""
        if zoom != self.zoom:
            self._workplace.prefer(zoom=zoom)
            self.changed.emit()

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next_zoom(self.zoom, 1))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next_zoom(self.zoom, -1))

    def zoom_normal(self) -> None:
        """Back to 100 %."""
        self.set_zoom(100)

    def _on_contrast(self) -> None:
        """Qt also says so as it starts, when nothing changed."""
        if wants_contrast() != self._contrast:
            self.changed.emit()

    def _look(self) -> Look:
        theme = self._workplace.preferences.theme
        if theme is Theme.AUTO:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return Look.DARK if dark else Look.LIGHT
        return Look.DARK if theme is Theme.SOMBRE else Look.LIGHT
