"""The open établissement: top bar, rail, pages and bottom bar around one session."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from paliers_desktop.core import navigation
from paliers_desktop.core.navigation import Place
from paliers_desktop.gui.aide.desk import HelpDesk
from paliers_desktop.gui.aide.menu import HelpMenu
from paliers_desktop.gui.bars import Bars
from paliers_desktop.gui.bottom_bar import BottomBar
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.display_menu import DisplayMenu
from paliers_desktop.gui.domaine.card_keys import CardKeys
from paliers_desktop.gui.domaine.page import DomainPage
from paliers_desktop.gui.exporting_maker import ExportingMaker
from paliers_desktop.gui.keyboard.gestures import KeyGestures
from paliers_desktop.gui.keyboard.keys import Gesture
from paliers_desktop.gui.keyboard.scrolling import scroll_by_key
from paliers_desktop.gui.keyboard.settings import KeySettings
from paliers_desktop.gui.keyboard.shortcuts import bind
from paliers_desktop.gui.keyboard.tab_order import put_last
from paliers_desktop.gui.keyboard.zones import wizard_zones
from paliers_desktop.gui.notice_bar import NoticeBar
from paliers_desktop.gui.pages import Page, Pages
from paliers_desktop.gui.rail import Rail, step_words
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.seances.bar import SeanceBar
from paliers_desktop.gui.search_box import SearchBox
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.top_bar import TopBar
from paliers_desktop.gui.undoing import Undoing


class Wizard(QWidget):
    """Pages are made on their first visit; the session is the only thing they share."""

    home_asked = Signal()
    projection_asked = Signal()

    def __init__(
        self,
        style: Style,
        session: Session,
        settings: KeySettings,
        menu: DisplayMenu,
        exporting: ExportingMaker,
        dialogs: Dialogs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._step = ""
        self.pages = Pages(style, session, exporting, dialogs, self)
        self._keys = KeyGestures(session, settings, self)
        self._card_keys = CardKeys(settings, self)
        self.search = SearchBox(style, session)
        self.search.critere_chosen.connect(self.go_critere)
        help_menu = HelpMenu(self)
        self.help = HelpDesk(style, session, settings, self)
        self.help.serve(help_menu, menu)
        self.top = TopBar(style, list(step_words(session.grille).items()), self.search, menu, help_menu)
        self.rail = Rail(style, session.grille)
        self.notices = NoticeBar(style, session, self)
        self.seance_bar = SeanceBar(style, session.seances, read_only=session.read_only)
        self.bottom = BottomBar(style)
        self._bars = Bars(session, settings, self.top, self.rail, self.bottom, self)
        self._stack = QStackedWidget()
        self._zones = wizard_zones(self.top, self.rail, self._stack, self.bottom)
        self._undoing = Undoing(session, self)
        self._lay_out()
        self._connect()
        self._add_shortcuts()

    @property
    def step(self) -> str:
        """The step shown now."""
        return self._step

    def page(self, step: str) -> Page:
        """The page of a step, made on its first visit."""
        return self.pages.page(step)

    def take_over(self, other: "Wizard") -> None:
        """Go on with what was typed in a wizard of another look."""
        self.pages.take_over(other.pages)

    def domain_page(self) -> DomainPage | None:
        """The page of the current domaine, None on the other steps."""
        page = self._stack.currentWidget()
        return page if isinstance(page, DomainPage) else None

    def go(self, place: Place) -> None:
        """Show a step and, in a domaine, a criterion."""
        self.session.leave_field()
        page = self.page(place.step)
        if isinstance(page, DomainPage):  # said in full: on a page seen before, its criterion is not activated again
            place = Place(place.step, place.critere or page.active or page.first())
        self._step = place.step
        page.setAccessibleName(step_words(self.session.grille)[place.step])
        self._stack.setCurrentWidget(page)
        if place.step not in navigation.BESIDE:
            self.session.remember_place(place)
        self._bars.show_step(place.step)
        self.seance_bar.mute(place.step == navigation.SEANCES)
        for shortcut in self._critere_shortcuts:  # elsewhere Alt+↓ opens a list
            shortcut.setEnabled(isinstance(page, DomainPage))
        if isinstance(page, DomainPage):
            page.activate(place.critere)
        else:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_step(self, step: str) -> None:
        """Show a step; in a domaine, the criterion last active there."""
        self.go(Place(step))

    def show_seances(self, seance_id: str = "") -> None:
        """Show the séances, and of these the one of that id."""
        self.page(navigation.SEANCES).show_seance(seance_id)  # type: ignore[union-attr]  # that page
        self.go_step(navigation.SEANCES)

    def go_critere(self, critere_id: str) -> None:
        """Show a criterion."""
        self.go(navigation.place_of(self.session.grille, critere_id))

    def set_reflow(self, reflow: Reflow) -> None:
        """Arrange everything for the room there is."""
        self._bars.set_reflow(reflow)
        self.pages.set_reflow(reflow)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Pages and their lists are made as they are needed, and Tab still ends with the bottom bar."""
        put_last(self.bottom)
        return super().focusNextPrevChild(forwards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys, where no text field took them."""
        if not self._keys.obey(event, self.domain_page()) and not scroll_by_key(self._stack.currentWidget(), event):
            super().keyPressEvent(event)

    def next_critere(self) -> None:
        """The next criterion of the domaine; stays on the last."""
        self._move(navigation.next_critere)

    def previous_critere(self) -> None:
        """The criterion before; stays on the first."""
        self._move(navigation.previous_critere)

    def next_unanswered(self) -> None:
        """The next criterion without answer, wherever it is."""
        self._go_unanswered(backwards=False)

    def previous_unanswered(self) -> None:
        """The criterion without answer before this one."""
        self._go_unanswered(backwards=True)

    def next_step(self) -> None:
        """The next step; stays on the last."""
        if step := navigation.next_step(self.session.grille, self._step):
            self.go_step(step)

    def previous_step(self) -> None:
        """The step before; stays on the first."""
        if self._step in navigation.BESIDE:
            self.go(self.session.place)
        elif step := navigation.previous_step(self.session.grille, self._step):
            self.go_step(step)

    def _move(self, neighbour: navigation.Neighbour) -> None:
        page = self.domain_page()
        if page and (critere_id := page.neighbour(neighbour)):
            self.go_critere(critere_id)

    def _go_unanswered(self, *, backwards: bool) -> None:
        after = page.active if (page := self.domain_page()) else ""
        grille, assessment = self.session.grille, self.session.assessment
        found = navigation.next_unanswered(grille, assessment, after, backwards=backwards)
        if found:
            self.go_critere(found)
        else:
            self.notices.tell("Chaque critère a une réponse ou la marque « À vérifier ».")

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notices)
        right.addWidget(self.seance_bar)
        right.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addWidget(self.bottom)

    def _connect(self) -> None:
        self.top.home_asked.connect(self.home_asked)
        self.top.projection_asked.connect(self.projection_asked)
        self.top.step_chosen.connect(self.go_step)
        self.rail.step_chosen.connect(self.go_step)
        self.notices.years_asked.connect(lambda: self.go_step(navigation.ANNEES))
        self.bottom.undo_asked.connect(self._undoing.undo)
        self.bottom.unanswered_asked.connect(self.next_unanswered)
        self.bottom.previous_asked.connect(self.previous_step)
        self.bottom.next_asked.connect(self.next_step)
        for adopt in (self._stack.addWidget, self._card_keys.adopt, self.help.adopt):
            self.pages.made.connect(adopt)
        self.pages.critere_chosen.connect(self.go_critere)
        self.pages.critere_activated.connect(self._on_activated)
        self.pages.step_chosen.connect(self.go_step)
        for asking in (self.pages.projection_asked, self.seance_bar.resume_asked):
            asking.connect(self.projection_asked)
        self.seance_bar.ended.connect(self.show_seances)
        self.pages.unanswered_asked.connect(self.next_unanswered)
        self.pages.motif_finished.connect(self.next_critere)
        self._keys.sheet_asked.connect(self.help.show_keys)
        self._keys.next_critere_asked.connect(self.next_critere)
        self._keys.next_unanswered_asked.connect(self.next_unanswered)
        self._keys.previous_unanswered_asked.connect(self.previous_unanswered)

    def _add_shortcuts(self) -> None:
        bind(
            self,
            {
                Gesture.UNDO: self._undoing.undo,
                Gesture.REDO: self._undoing.redo,
                Gesture.NEXT_STEP: self.next_step,
                Gesture.PREVIOUS_STEP: self.previous_step,
                Gesture.EXPORT: lambda: self.go_step(navigation.EXPORT),
                Gesture.SEARCH: self.top.open_search,
                Gesture.PROJECT: self.projection_asked.emit,
                Gesture.NEXT_ZONE: lambda: self._zones.move(1),
                Gesture.PREVIOUS_ZONE: lambda: self._zones.move(-1),
            },
        )
        moves = {Gesture.NEXT_CRITERE: self.next_critere, Gesture.PREVIOUS_CRITERE: self.previous_critere}
        self._critere_shortcuts = tuple(bind(self, moves).values())

    def _on_activated(self, critere_id: str) -> None:
        self.session.remember_place(Place(self._step, critere_id))
