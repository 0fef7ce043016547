"""Where the projection is, and the ways on: one criterion after another, those to verify again, the result."""

from PySide6.QtCore import QObject, Signal

from paliers_desktop.core import navigation
from paliers_desktop.core.navigation import RESULTAT
from paliers_desktop.core.projection import RESULT, Kind, Slide, following, preceding
from paliers_desktop.core.report.wall import to_verify
from paliers_desktop.gui.session import Session


class Course(QObject):
    """Remembers the criterion in the session, so that everything goes on there later."""

    moved = Signal(object)
    """Slide."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._review: tuple[str, ...] = ()
        self.slide = start_slide(session)

    @property
    def critere(self) -> str:
        """The criterion on the wall, "" on the other screens."""
        return self.slide.key if self.slide.kind is Kind.CRITERE else ""

    @property
    def review(self) -> tuple[str, ...]:
        """The criteria being taken up again, () otherwise."""
        return self._review if self.critere in self._review else ()

    def go(self, slide: Slide) -> None:
        """Show a screen."""
        if slide.kind is not Kind.CRITERE or slide.key not in self._review:
            self._review = ()
        changed, self.slide = slide != self.slide, slide
        if self.critere:
            self._session.remember_place(navigation.place_of(self._session.grille, self.critere))
        if changed:
            self.moved.emit(slide)

    def go_critere(self, critere_id: str) -> None:
        """Show a criterion."""
        self.go(Slide(Kind.CRITERE, critere_id))

    def next(self) -> bool:
        """The screen after this one; False at the last."""
        return self._step(following(self._session.grille, self.slide, self._review))

    def previous(self) -> bool:
        """The screen before; False at the first."""
        return self._step(preceding(self._session.grille, self.slide, self._review))

    def next_unanswered(self) -> bool:
        """The next criterion without answer, around the grid; False when none is left."""
        session = self._session
        after = self.critere or self._last_of_domaine()
        return self._step_to(navigation.next_unanswered(session.grille, session.assessment, after))

    def take_up(self) -> bool:
        """Go through the criteria to verify, then come back; False when there is none."""
        marked = to_verify(self._session.grille, self._session.assessment)
        if not marked:
            return False
        self._review = marked
        self.go_critere(marked[0])
        return True

    def _last_of_domaine(self) -> str:
        if self.slide.kind is not Kind.DOMAINE:
            return ""
        return navigation.domaine_order(self._session.grille, self.slide.key)[-1]

    def _step(self, slide: Slide | None) -> bool:
        if slide:
            self.go(slide)
        return slide is not None

    def _step_to(self, critere_id: str | None) -> bool:
        return self._step(Slide(Kind.CRITERE, critere_id) if critere_id else None)


def start_slide(session: Session) -> Slide:
    """The session's criterion; from the result, the result; else the first criterion without answer, else the first."""
    place = session.place
    if place.critere:
        return Slide(Kind.CRITERE, place.critere)
    if place.step == RESULTAT:
        return RESULT
    found = navigation.next_unanswered(session.grille, session.assessment)
    return Slide(Kind.CRITERE, found or session.grille.reading_order[0])
