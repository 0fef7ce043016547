"""The window on the wall: full screen, at the scale of its screen, with its own keys."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLayout, QMainWindow, QVBoxLayout, QWidget

from paliers_desktop.core.projection import Kind, Slide
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.focus_ring import FocusRing
from paliers_desktop.gui.projection.course import Course
from paliers_desktop.gui.projection.deeds import DISCUSSED_MS, Deeds
from paliers_desktop.gui.projection.filling import Filling
from paliers_desktop.gui.projection.gestures import Gestures
from paliers_desktop.gui.projection.keys import deed_of, etat_of
from paliers_desktop.gui.projection.view import ProjectionView
from paliers_desktop.gui.saving.saver import SavingState
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

REFERENCE = QSize(1024, 768)
TITLE = "Projection – Paliers numériques"


def scale_for(size: QSize) -> int:
    """Percent: everything grows with the height of the screen, as far as the width allows."""
    return int(100 * min(size.height() / REFERENCE.height(), size.width() / REFERENCE.width()))


class ProjectionWindow(QMainWindow):
    """Shows and changes what the course is at; whoever opened it decides where it stands and what comes after."""

    left = Signal()
    """The person leaves, or closes the window."""
    ended = Signal(str)
    """The séance of that id was ended."""

    def __init__(
        self, style: Style, session: Session, *, single_key: bool = True, discussed_ms: int = DISCUSSED_MS
    ) -> None:
        """`single_key`: keys without Ctrl act; `discussed_ms`: how long on the wall makes a criterion discussed."""
        super().__init__(None, Qt.WindowType.Window)
        self._style = style
        self._session = session
        self._single_key = single_key
        self.course = Course(session, self)
        self.deeds = Deeds(session, discussed_ms, self)
        self.gestures = Gestures(session, self.course, self.deeds, self)
        self.setWindowTitle(TITLE)
        self.setWindowIcon(style.app_icon())
        self._column = QVBoxLayout(wall := QWidget())
        self.setCentralWidget(wall)  # of a main window: a screen reader takes a bare widget for no window at all
        self._column.setContentsMargins(0, 0, 0, 0)
        for layout in (self._column, self.layout()):
            assert layout is not None
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the screen rules, not the widgets
        self._view: ProjectionView | None = None
        self._ring: FocusRing | None = None
        self._build(scale_for(REFERENCE))
        self._connect()
        self._add_shortcuts()
        self._on_moved(self.course.slide)
        if self.course.critere:
            self.deeds.begin()

    @property
    def view(self) -> ProjectionView:
        """What is on the wall now."""
        assert self._view is not None
        return self._view

    def set_style(self, style: Style) -> None:
        """Another theme; the zoom of the program does not apply here."""
        self._style = style
        self._build(self._scale)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys: the four answers and the deeds."""
        etat, deed = (etat_of(event), deed_of(event)) if self._single_key else (None, None)
        if etat is not None:
            self.gestures.answer(etat)
        elif deed is not None:
            self.gestures.do(deed)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the system: the same as leaving, so that the window of the presenter comes back."""
        super().closeEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = scale_for(event.size())
        if scale != self._scale:
            self._build(scale)

    def _build(self, scale: int) -> None:
        """Everything at another scale, at the same place."""
        self._scale = scale
        style = self._style.at(scale)
        style.dress(self)
        before, self._view = self._view, ProjectionView(style)
        self._filling = Filling(self._view, self._session, self.course, self.deeds)
        if before:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        if self._ring:
            self._ring.deleteLater()
        self._column.addWidget(self._view)
        self._view.show()  # a layout would show it one turn of the event loop later: a blank wall meanwhile
        self._ring = FocusRing(style, self)
        self._view.turned.connect(self._filling.refresh)
        self.gestures.connect_view(self._view)
        self._filling.fill_steps()
        self._filling.show(self.course.slide)
        self._view.foot.clear()
        self._view.foot.show_saving(self._session.saving)
        if self._session.read_only:
            self._view.foot.show_read_only()

    def _connect(self) -> None:
        session = self._session
        self.gestures.left.connect(self.left)
        self.gestures.ended.connect(self.ended)
        self.course.moved.connect(self._on_moved)
        self.deeds.told.connect(self._on_told)
        self.deeds.refused.connect(self._on_refused)
        session.answer_changed.connect(self._on_changed)
        session.seances.changed.connect(self._on_changed)
        session.history_changed.connect(self._on_gesture)
        session.saving_changed.connect(self._on_saving)

    def _add_shortcuts(self) -> None:
        gestures = self.gestures
        for keys, action in (
            ("Left", gestures.previous),
            ("PgUp", gestures.previous),
            ("Right", gestures.next),
            ("PgDown", gestures.next),
            ("Up", lambda: gestures.vertical(-1)),
            ("Down", lambda: gestures.vertical(1)),
            ("Ctrl+Z", self.deeds.undo),
            ("Ctrl+Y", self.deeds.redo),
            ("Ctrl+Shift+Z", self.deeds.redo),
            ("Esc", gestures.leave),
            ("F11", self.left.emit),
            ("F1", gestures.toggle_sheet),
        ):
            QShortcut(QKeySequence(keys), self, action)

    def _on_moved(self, slide: Slide) -> None:
        view = self.view
        self.deeds.watch(self.course.critere)
        view.foot.clear()
        if slide.kind is Kind.RESULTAT:
            self._filling.fill_steps()
        self._filling.show(slide)
        (view.end.take_up if slide.kind is Kind.FIN and not view.end.take_up.isHidden() else view).setFocus()
        announce(view, view.accessibleName())

    def _on_changed(self) -> None:
        self._filling.refresh()

    def _on_gesture(self) -> None:
        self.view.foot.clear()

    def _on_told(self, words: str) -> None:
        self.view.foot.tell(words)

    def _on_refused(self, sentence: str) -> None:
        self._filling.refresh()
        self.view.foot.refuse(sentence)

    def _on_saving(self, state: SavingState) -> None:
        self.view.foot.show_saving(state)
