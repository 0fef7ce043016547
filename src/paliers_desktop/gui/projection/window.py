"""The window on the wall: full screen, at the scale of its screen, with its own keys."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.projection import RESULT, Kind, Slide
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.focus_ring import FocusRing
from paliers_desktop.gui.projection.course import Course
from paliers_desktop.gui.projection.deeds import DISCUSSED_MS, Deeds
from paliers_desktop.gui.projection.filling import Filling
from paliers_desktop.gui.projection.keys import Deed, deed_of, etat_of
from paliers_desktop.gui.projection.view import ProjectionView
from paliers_desktop.gui.saver import SavingState
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

REFERENCE = QSize(1024, 768)
ALL_ANSWERED = "Chaque critère a une réponse ou la marque « À vérifier »."
TITLE = "Projection – Paliers numériques"


def scale_for(size: QSize) -> int:
    """Percent: everything grows with the height of the screen, as far as the width allows."""
    return int(100 * min(size.height() / REFERENCE.height(), size.width() / REFERENCE.width()))


class ProjectionWindow(QWidget):
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
        self.setWindowTitle(TITLE)
        self.setWindowIcon(style.app_icon())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the screen rules, not the widgets
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

    def next(self) -> None:
        """The next page, or the next screen."""
        if self._turn(1) or not self.course.next():
            return

    def previous(self) -> None:
        """The page or the screen before."""
        if self._turn(-1) or not self.course.previous():
            return
        if self.view.body is self.view.steps:
            self.view.steps.entries.go_last()

    def leave(self) -> None:
        """Close the sheet or the help where one is open, else leave the projection."""
        if self.view.sheet_shown:
            self.view.show_sheet(False)
        elif self.view.critere.helped:
            self._open_help(False)
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys: the four answers and the deeds."""
        etat, deed = (etat_of(event), deed_of(event)) if self._single_key else (None, None)
        if etat is not None:
            self._answer(etat)
        elif deed is not None:
            self._do(deed)
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
        self._connect_view(self._view)
        self._filling.fill_steps()
        self._filling.show(self.course.slide)
        self._view.foot.clear()
        self._view.foot.show_saving(self._session.saving)
        if self._session.read_only:
            self._view.foot.show_read_only()

    def _connect(self) -> None:
        session = self._session
        self.course.moved.connect(self._on_moved)
        self.deeds.told.connect(self._on_told)
        self.deeds.refused.connect(self._on_refused)
        session.answer_changed.connect(self._on_changed)
        session.seances.changed.connect(self._on_changed)
        session.history_changed.connect(self._on_gesture)
        session.saving_changed.connect(self._on_saving)

    def _connect_view(self, view: ProjectionView) -> None:
        view.turned.connect(self._filling.refresh)
        view.answers.answered.connect(self._answer)
        view.foot.retry_asked.connect(self._session.retry)
        view.foot.unmark_asked.connect(self.deeds.toggle_a_verifier)
        view.domaine.next_asked.connect(self.next)
        view.end.take_up_asked.connect(self.course.take_up)
        view.end.end_asked.connect(self._end)
        view.end.result_asked.connect(self.next)
        keys = view.keys
        keys.previous_asked.connect(self.previous)
        keys.next_asked.connect(self.next)
        keys.leave_asked.connect(self.left)
        for signal, deed in (
            (keys.flag_asked, Deed.FLAG_AND_GO),
            (keys.unanswered_asked, Deed.NEXT_UNANSWERED),
            (keys.help_asked, Deed.HELP),
            (keys.avis_asked, Deed.AVIS),
            (keys.keys_asked, Deed.KEYS),
        ):
            signal.connect(lambda deed=deed: self._do(deed))

    def _add_shortcuts(self) -> None:
        for keys, action in (
            ("Left", self.previous),
            ("PgUp", self.previous),
            ("Right", self.next),
            ("PgDown", self.next),
            ("Up", lambda: self._vertical(-1)),
            ("Down", lambda: self._vertical(1)),
            ("Ctrl+Z", self.deeds.undo),
            ("Ctrl+Y", self.deeds.redo),
            ("Ctrl+Shift+Z", self.deeds.redo),
            ("Esc", self.leave),
            ("F11", self.left.emit),
            ("F1", self._toggle_sheet),
        ):
            QShortcut(QKeySequence(keys), self, action)

    def _answer(self, etat: Etat | None) -> None:
        """The choice is seen where it is made: the help gives way to the answers."""
        self._open_help(False)
        self.deeds.answer(etat)

    def _do(self, deed: Deed) -> None:
        {
            Deed.CLEAR: lambda: self._answer(None),
            Deed.FLAG_AND_GO: self._flag_and_go,
            Deed.FLAG: self.deeds.toggle_a_verifier,
            Deed.AVIS: self.deeds.toggle_avis,
            Deed.HELP: self._help,
            Deed.NEXT_UNANSWERED: self._next_unanswered,
            Deed.KEYS: self._toggle_sheet,
        }[deed]()

    def _flag_and_go(self) -> None:
        if self.deeds.set_a_verifier(True):
            self.course.next()

    def _help(self) -> None:
        """Open it; then its next page; after the last, close it."""
        if not self.course.critere:
            return
        self.view.show_sheet(False)
        if not self.view.critere.helped:
            self._open_help(True)
            self.deeds.discuss()
        elif not self.view.critere.help.turn(1):
            self._open_help(False)

    def _open_help(self, on: bool) -> None:
        self.view.show_sheet(False)
        if on != self.view.critere.helped:
            self.view.foot.clear()
            self.view.open_help(on)

    def _next_unanswered(self) -> None:
        if not self.course.next_unanswered():
            self.view.foot.tell(ALL_ANSWERED)

    def _toggle_sheet(self) -> None:
        self.view.show_sheet(not self.view.sheet_shown)

    def _vertical(self, step: int) -> None:
        """↑ ↓: the pages of the help, else the answers, which only Espace chooses."""
        if self.view.critere.helped:
            self.view.critere.help.turn(step)
        elif self.view.answers.isVisible():
            self.view.move_focus(step)

    def _turn(self, step: int) -> bool:
        return self.view.body is self.view.steps and self.view.steps.entries.turn(step)

    def _end(self) -> None:
        """End the séance, then show the result."""
        if seance := self._session.seances.current:
            self._session.seances.end()
            self.ended.emit(seance.id)
        self.course.go(RESULT)

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
