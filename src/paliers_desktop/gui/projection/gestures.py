"""What the keys and the mouse do on the wall: answer, mark, help, go on, take up again, end, leave."""

from PySide6.QtCore import QObject, Signal

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.projection import RESULT
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.projection.course import Course
from paliers_desktop.gui.projection.deeds import Deeds
from paliers_desktop.gui.projection.keys import Deed
from paliers_desktop.gui.projection.view import ProjectionView
from paliers_desktop.gui.session import Session

MARKED, UNMARKED = "À vérifier : marqué", "À vérifier : retiré"
AVIS_ON, AVIS_OFF = "Avis partagés : notés", "Avis partagés : retirés"
ALL_ANSWERED = "Chaque critère a une réponse ou la marque « À vérifier »."


class Gestures(QObject):
    """`view` is the one on the wall: another scale or theme replaces it."""

    left = Signal()
    ended = Signal(str)
    """The séance of that id was ended."""

    def __init__(self, session: Session, course: Course, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._course = course
        self._deeds = deeds
        self.view: ProjectionView

    def connect_view(self, view: ProjectionView) -> None:
        """From now on everything is done to this view, also by the mouse."""
        self.view = view
        view.answers.answered.connect(self.answer)
        view.foot.retry_asked.connect(self._session.retry)
        view.foot.unmark_asked.connect(self._deeds.toggle_a_verifier)
        view.domaine.next_asked.connect(self.next)
        view.end.take_up_asked.connect(self._course.take_up)
        view.end.end_asked.connect(self.end)
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
            signal.connect(lambda deed=deed: self.do(deed))

    def next(self) -> None:
        """The next page, or the next screen."""
        if not self._turn(1):
            self._course.next()

    def previous(self) -> None:
        """The page or the screen before."""
        if self._turn(-1) or not self._course.previous():
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

    def answer(self, etat: Etat | None) -> None:
        """The choice is seen where it is made: the help gives way to the answers."""
        self._open_help(False)
        self._deeds.answer(etat)
        if not self.view.answers.isAncestorOf(self.view.focusWidget() or self.view):  # or the button tells it
            self._say(ETATS[etat])

    def do(self, deed: Deed) -> None:
        """What a key asks for."""
        {
            Deed.CLEAR: lambda: self.answer(None),
            Deed.FLAG_AND_GO: self._flag_and_go,
            Deed.FLAG: self._flag,
            Deed.AVIS: self._avis,
            Deed.HELP: self.help,
            Deed.NEXT_UNANSWERED: self._next_unanswered,
            Deed.KEYS: self.toggle_sheet,
        }[deed]()

    def _flag(self) -> None:
        self._deeds.toggle_a_verifier()
        self._say(MARKED if self._deeds.a_verifier else UNMARKED)

    def _avis(self) -> None:
        self._deeds.toggle_avis()
        self._say(AVIS_ON if self._deeds.avis_partages else AVIS_OFF)

    def _say(self, words: str) -> None:
        """What a key changed is elsewhere than where the keyboard is; a refusal is told by the foot."""
        if self._course.critere and not self._session.read_only:
            announce(self.view, typographic(words))

    def _flag_and_go(self) -> None:
        if self._deeds.set_a_verifier(True):
            self._course.next()

    def help(self) -> None:
        """Open it; then its next page; after the last, close it."""
        if not self._course.critere:
            return
        self.view.show_sheet(False)
        if not self.view.critere.helped:
            self._open_help(True)
            self._deeds.discuss()
        elif not self.view.critere.help.turn(1):
            self._open_help(False)

    def _open_help(self, on: bool) -> None:
        self.view.show_sheet(False)
        if on != self.view.critere.helped:
            self.view.foot.clear()
            self.view.open_help(on)

    def _next_unanswered(self) -> None:
        if not self._course.next_unanswered():
            self.view.foot.tell(ALL_ANSWERED)

    def toggle_sheet(self) -> None:
        """The sheet of keys, or not."""
        self.view.show_sheet(not self.view.sheet_shown)
        if self.view.sheet_shown:
            announce(self.view, f"{self.view.sheet.accessibleName()}. {self.view.sheet.accessibleDescription()}")

    def vertical(self, step: int) -> None:
        """↑ ↓: the pages of the help, else the answers, which only Espace chooses."""
        if self.view.critere.helped:
            self.view.critere.help.turn(step)
        elif self.view.answers.isVisible():
            self.view.move_focus(step)

    def _turn(self, step: int) -> bool:
        return self.view.body is self.view.steps and self.view.steps.entries.turn(step)

    def end(self) -> None:
        """End the séance, then show the result."""
        if seance := self._session.seances.current:
            self._session.seances.end()
            self.ended.emit(seance.id)
        self._course.go(RESULT)
