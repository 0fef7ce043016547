"""Projecting: which screen, what becomes of the presenter's window, and the way back, whatever happens."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from paliers_desktop.core.navigation import RESULTAT, Place
from paliers_desktop.core.projection import Kind, Slide
from paliers_desktop.gui.projection.deeds import DISCUSSED_MS
from paliers_desktop.gui.projection.screens import default_screen
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

if TYPE_CHECKING:  # loaded by the first projection
    from paliers_desktop.gui.projection.window import ProjectionWindow


class Projector(QObject):
    """One projection at a time, beside `presenter`, the window it belongs to.

    On the presenter's own screen that window is hidden meanwhile: nothing of it may be seen. On another screen it
    stays, and both follow each other.
    """

    went = Signal(object)
    """Place: where the presenter's window should be, at once when it is seen, else on leaving."""
    seance_ended = Signal(str)
    """Id of the séance, once the presenter's window is there to ask for place, roles and decisions."""

    def __init__(self, presenter: QWidget, *, discussed_ms: int = DISCUSSED_MS) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._discussed_ms = discussed_ms
        self._session: Session | None = None
        self._ended = ""
        self.window: ProjectionWindow | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._on_screen_removed)

    def project(
        self, style: Style, session: Session, screen: QScreen | None = None, *, single_key: bool = True
    ) -> None:
        """Project from the session's place, on another screen than the presenter's unless one is given."""
        self.leave()
        chosen = screen or default_screen(QGuiApplication.screens(), self._presenter.screen())
        try:
            self.window = self._make(style, session, single_key)
            self._show_on(chosen)
        except BaseException:
            self.leave()  # the presenter's window comes back before anything is said of the failure
            raise

    def leave(self) -> None:
        """Stop projecting: the presenter's window comes back, at the same criterion."""
        window, self.window = self.window, None
        if window is None:
            return
        hidden = not self._presenter.isVisible()
        if hidden:  # first, or the last window seen would close and the program with it
            self._presenter.show()
        window.left.disconnect(self.leave)
        window.deeds.watch("")
        window.close()
        window.deleteLater()
        if self._session:
            self._session.place_changed.disconnect(self._on_place)
        if hidden:
            self.went.emit(place_of_slide(window.course.slide, self._session))
        self._session = None
        self._presenter.activateWindow()
        self._tell_end()

    def set_style(self, style: Style) -> None:
        """The presenter chose another theme."""
        if self.window:
            self.window.set_style(style)

    def _make(self, style: Style, session: Session, single_key: bool) -> "ProjectionWindow":
        from paliers_desktop.gui.projection.window import ProjectionWindow

        window = ProjectionWindow(style, session, single_key=single_key, discussed_ms=self._discussed_ms)
        window.left.connect(self.leave)
        window.ended.connect(self._on_ended)
        window.course.moved.connect(self._on_moved)
        self._session = session
        session.place_changed.connect(self._on_place)
        return window

    def _show_on(self, screen: QScreen) -> None:
        window = self.window
        assert window is not None
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        window.showFullScreen()
        window.activateWindow()
        self._presenter.setVisible(screen is not self._presenter.screen())

    def _on_moved(self, slide: Slide) -> None:
        if self._presenter.isVisible():
            self.went.emit(place_of_slide(slide, self._session))

    def _on_place(self, place: Place) -> None:
        """The presenter shows another criterion: the wall follows."""
        if self.window and place.critere:
            self.window.course.go_critere(place.critere)

    def _on_ended(self, seance_id: str) -> None:
        self._ended = seance_id
        if self._presenter.isVisible():
            self._tell_end()

    def _tell_end(self) -> None:
        ended, self._ended = self._ended, ""
        if ended:
            self.seance_ended.emit(ended)

    def _on_screen_removed(self, removed: QScreen) -> None:
        """The projection moves to a screen that is left, or closes where only the presenter's is."""
        window = self.window
        if window is None:
            return
        left = [screen for screen in QGuiApplication.screens() if screen is not removed]
        own = self._presenter.screen()
        if window.screen() is removed or window.screen() not in left:
            others = [screen for screen in left if screen is not own]
            if others and self._presenter.isVisible():
                self._show_on(others[0])
            else:
                self.leave()
        elif self._presenter.isVisible():
            self._presenter.setVisible(own is not removed and own is not window.screen())


def place_of_slide(slide: Slide, session: Session | None) -> Place | None:
    """Where the presenter's window is while the wall shows a screen; None: where it was."""
    if slide.kind is Kind.CRITERE and session:
        return Place(session.grille.domaine_of(slide.key).slug, slide.key)
    return Place(RESULTAT) if slide.kind is Kind.RESULTAT else None
