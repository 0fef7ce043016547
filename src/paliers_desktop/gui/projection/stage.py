"""Projecting from a window: its button, its keys and its wizard, whichever is shown, around one projector."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.navigation import Place
from paliers_desktop.gui.projection.projector import Projector
from paliers_desktop.gui.projection.screen_menu import ScreenMenu
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.wizard import Wizard


class Stage(QObject):
    """A new wizard (another theme, another établissement) takes the place of the last with `attach`."""

    seance_ended = Signal(str)
    """Id of a séance that was just ended on the wall."""

    def __init__(self, window: QWidget, workplace: Workplace) -> None:
        super().__init__(window)
        self._window = window
        self._workplace = workplace
        self._wizard: Wizard | None = None
        self._style: Style | None = None
        self.projector = Projector(window)
        self.projector.went.connect(self._on_went)
        self.projector.seance_ended.connect(self._on_seance_ended)

    def attach(self, wizard: Wizard, style: Style) -> None:
        """Project this wizard's session when it asks for it."""
        self._wizard, self._style = wizard, style
        wizard.projection_asked.connect(self._toggle)
        menu = ScreenMenu(wizard.top.project, self._window, QGuiApplication.screens)
        menu.screen_chosen.connect(self._project_on)
        self.projector.set_style(style)

    def leave(self) -> None:
        """Stop projecting: the session is about to close, or something must be told in the window."""
        self.projector.leave()

    def _toggle(self) -> None:
        if self.projector.window:
            self.projector.leave()
        else:
            self._project_on(None)

    def _project_on(self, screen: QScreen | None) -> None:
        if self._wizard and self._style:
            self._wizard.session.leave_field()
            single_key = self._workplace.preferences.single_key
            self.projector.project(self._style, self._wizard.session, screen, single_key=single_key)

    def _on_seance_ended(self, seance_id: str) -> None:
        """What it leaves to fill in is asked in the window: place, roles, decisions."""
        if self._wizard:
            self._wizard.show_seances(seance_id)
        self.seance_ended.emit(seance_id)

    def _on_went(self, place: Place | None) -> None:
        """The window follows the wall; a criterion where it already is stays as it is."""
        wizard = self._wizard
        if wizard is None or place is None:
            return
        page = wizard.domain_page()
        if wizard.step != place.step or (page and page.active != place.critere):
            wizard.go(place)
