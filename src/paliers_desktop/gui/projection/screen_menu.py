"""On which screen to project, offered where there are several."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.projection.screens import default_screen, screen_choices

TITLE = "Projeter sur"


class ScreenMenu(QMenu):
    """Belongs to a button: with one screen, the button itself projects."""

    screen_chosen = Signal(object)
    """QScreen."""

    def __init__(self, button: QPushButton, presenter: QWidget, screens: Callable[[], list[QScreen]]) -> None:
        """`screens`: those there are, asked each time."""
        super().__init__(TITLE, button)
        self.setAccessibleName(TITLE)
        self._button = button
        self._presenter = presenter
        self._screens = screens
        self.aboutToShow.connect(self.refresh)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self.refresh)
        app.screenRemoved.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """One line per screen, the usual one first."""
        self.clear()
        screens, own = self._screens(), self._presenter.screen()
        usual = default_screen(screens, own)
        for words, screen in sorted(screen_choices(screens, own), key=lambda choice: choice[1] is not usual):
            action = self.addAction(typographic(f"{TITLE} : {words}"))
            action.triggered.connect(lambda _checked=False, screen=screen: self.screen_chosen.emit(screen))
        self._button.setMenu(self if self.actions() else None)  # type: ignore[arg-type]  # Qt takes None
