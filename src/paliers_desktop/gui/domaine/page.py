"""One domaine: its criteria grouped by palier, and the panel that says where the établissement stands."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.grid import Domaine
from paliers_desktop.core.navigation import Neighbour
from paliers_desktop.core.paris import paris_today
from paliers_desktop.gui.components.caret import caret_of
from paliers_desktop.gui.components.criterion_card import CriterionCard
from paliers_desktop.gui.components.questions_row import QuestionsRow
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.components.short_title import ShortTitle
from paliers_desktop.gui.domaine.card_wiring import make_card
from paliers_desktop.gui.domaine.confirming import Confirming
from paliers_desktop.gui.domaine.filtering import Filtering
from paliers_desktop.gui.domaine.groups import CriterionGroups
from paliers_desktop.gui.domaine.pills import DomainFilter, Filter
from paliers_desktop.gui.domaine.reveal import Growing, reveal
from paliers_desktop.gui.domaine.side_panel import SidePanel
from paliers_desktop.gui.domaine.sticky_headers import StickyHeaders
from paliers_desktop.gui.domaine.view import DomainView, Held
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style


class DomainPage(QWidget):
    """Cards send what the person does straight to the session; the session's signals bring it back."""

    critere_activated = Signal(str)
    critere_chosen = Signal(str)
    domaine_chosen = Signal(str)
    motif_finished = Signal()
    card_task_asked = Signal(object, str)
    questions_asked = Signal()

    def __init__(
        self,
        style: Style,
        session: Session,
        domaine: Domaine,
        today: Callable[[], datetime.date] = paris_today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._session, self._domaine = style, session, domaine
        self._reflow = Reflow.WIDE
        self._today = today
        self._held: Held | None = None
        self.active = ""
        self.panel = SidePanel(style, session, domaine.slug)
        self.panel.critere_chosen.connect(self.critere_chosen)
        self.panel.domaine_chosen.connect(self.domaine_chosen)
        self.filter = DomainFilter(style, sorted({critere.palier for critere in domaine.criteres}))
        self.filter.chosen.connect(self._on_filter)
        self.questions = QuestionsRow(style)
        self.questions.print_asked.connect(self.questions_asked)
        self._lay_out()
        session.answer_changed.connect(self._on_answer)
        self._refresh_all()

    def activate(self, critere_id: str) -> None:
        """Make a criterion the active one, in view, with the focus in its answers."""
        if self.cards[critere_id].isHidden():
            self.filter.choose(Filter.ALL)
        self.groups.headers[self._palier(critere_id)].expand()
        self._set_active(critere_id)
        if self._held and self._held.critere == critere_id:
            self.cards[critere_id].resume_typing(self._held.field, self._held.caret)
        else:
            self.cards[critere_id].focus_answers()
        self._held = None
        QTimer.singleShot(0, self, self._reveal_active)

    def shows(self, critere_id: str) -> bool:
        """Whether neither the filter nor a closed group hides this criterion."""
        return critere_id in self.cards and self.cards[critere_id].isVisibleTo(self)

    def neighbour(self, step: Neighbour) -> str | None:
        """The nearest criterion shown from the active one, None at the end: going on never drops a filter."""
        found = step(self._session.grille, self.active) if self.active else None
        while found and not self.shows(found):
            found = step(self._session.grille, found)
        return found

    def first(self) -> str:
        """Where a first visit starts: the first criterion without answer, else the first."""
        order = [key for key in self._session.grille.reading_order if key in self.cards]
        unanswered = (key for key in order if self._session.assessment.answer(key).etat is None)
        return next(unanswered, order[0])

    def hold(self) -> None:
        """Note which text field has the keyboard: another look of the page gives it back."""
        focus = self.window().focusWidget()
        fields = {key: card.parts.text_fields() for key, card in self.cards.items()}
        named = ((key, name, field) for key, of_card in fields.items() for name, field in of_card.items())
        held = (Held(key, name, caret_of(field)) for key, name, field in named if field is focus)
        self._held = next(held, None)

    def view(self) -> DomainView:
        """How the page is looked at now."""
        unread = {key: card.parts.unread_echeance() for key, card in self.cards.items()}
        return DomainView(
            kind=self.filter.kind,
            palier=self.filter.palier,
            shown=self._filtering.shown,
            closed=frozenset(palier for palier, header in self.groups.headers.items() if not header.expanded),
            helped=frozenset(key for key, card in self.cards.items() if card.tools.help.isChecked()),
            unread={key: typed for key, typed in unread.items() if typed},
            held=self._held,
        )

    def restore(self, view: DomainView) -> None:
        """Look at the page as another look of it was."""
        self.filter.choose(view.kind, view.palier)
        self._filtering.show(view.shown)
        for palier in view.closed:
            self.groups.headers[palier].toggle()
        for key in view.helped:
            self.cards[key].toggle_help()
        for key, typed in view.unread.items():
            self.cards[key].parts.echeance.restore(typed)
        self._held = view.held

    def set_reflow(self, reflow: Reflow) -> None:
        """Panel beside or below, tools and answers narrower."""
        self._reflow = reflow
        self.panel.set_reflow(reflow)
        narrow = reflow is Reflow.NARROW
        (self._below if narrow else self._row).addWidget(self.panel)
        self.panel.show()
        self._title.setVisible(not narrow)
        self.filter.set_narrow(narrow)
        self.filter.set_compact(reflow is Reflow.MEDIUM)
        if narrow:
            self._column.insertWidget(0, self.filter)
        else:
            self._head.addWidget(self.filter)
        self._head.setContentsMargins(*self._head_margins(narrow))
        for card in self.cards.values():
            card.set_narrow(narrow)
            card.set_compact_tools(reflow is Reflow.MEDIUM)
        self.groups.set_narrow(narrow)

    def showEvent(self, event: QShowEvent) -> None:
        """Hidden pages do not follow the radar; they catch up here."""
        super().showEvent(event)
        self._filtering.count()
        self.panel.refresh()

    def _lay_out(self) -> None:
        """From the outside in, and as it is read: what moves to another parent costs twice, and Tab follows."""
        style = self._style
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        self._row.addLayout(left, 1)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(*self._head_margins(narrow=False))
        left.addLayout(self._head)
        self._title = ShortTitle(style, self._domaine.titre, self._domaine.titre_court)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self.filter)
        content = QWidget()
        self._scroll = scroll_area(content, self)
        left.addWidget(self._scroll, 1)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(style.px(24), 0, style.px(10), style.px(24))
        self._column.setSpacing(style.px(8))
        self._column.addWidget(Confirming(style, self._session, self._domaine.slug).row)
        self._column.addWidget(self.questions)
        self.groups = CriterionGroups(style, self._session, self._domaine, self._card, self._column, self)
        self.cards = {critere.id: self.groups.cards[critere.id] for critere in self._domaine.criteres}
        self.groups.folded.connect(self._keep_active_in_sight)
        self._filtering = Filtering(style, self._session, self.cards, self.groups, self.filter, self.questions)
        self._column.addWidget(self._filtering.empty)
        self._below = QVBoxLayout()
        self._column.addLayout(self._below)
        self._column.addStretch()
        StickyHeaders(self._scroll, self.groups.pairs(), self)
        Growing(self.cards.values(), self._reveal_active, self)
        self._row.addWidget(self.panel)

    def _head_margins(self, narrow: bool) -> tuple[int, int, int, int]:
        side = self._style.px(24)
        return (0, 0, 0, self._style.px(8)) if narrow else (side, self._style.px(12), side, self._style.px(8))

    def _card(self, critere_id: str, parent: QWidget) -> CriterionCard:
        card = make_card(self._style, self._session, critere_id, self._today, parent)
        card.activated.connect(self._on_activated)
        card.motif_finished.connect(self.motif_finished)
        card.task_asked.connect(lambda task: self.card_task_asked.emit(task, critere_id))
        card.setProperty("critere", critere_id)
        return card

    def _on_answer(self, critere_id: str) -> None:
        if critere_id in self.cards:
            self.cards[critere_id].show_answer(self._session.assessment.answer(critere_id))
            self.groups.refresh()
            self._filtering.count()
        if self.isVisible():
            self.panel.refresh()

    def _refresh_all(self) -> None:
        for critere_id, card in self.cards.items():
            card.show_answer(self._session.assessment.answer(critere_id))
        self.groups.refresh()
        self._filtering.apply()
        self.panel.refresh()

    def _on_filter(self) -> None:
        self._filtering.apply()
        self._scroll.verticalScrollBar().setValue(0)
        self._keep_active_in_sight()

    def _keep_active_in_sight(self) -> None:
        """Single keys never answer a criterion that nobody sees."""
        if not self.shows(self.active):
            self._set_active(next((key for key in self._session.grille.reading_order if self.shows(key)), ""))

    def _palier(self, critere_id: str) -> int:
        return self._session.grille.criteres[critere_id].palier

    def _on_activated(self) -> None:
        self._set_active(self.sender().property("critere"))

    def _set_active(self, critere_id: str) -> None:
        if critere_id == self.active:
            return
        if self.active:
            self.cards[self.active].set_active(False)
        self.active = critere_id
        if critere_id:
            self.cards[critere_id].set_active(True)
            self.critere_activated.emit(critere_id)

    def _reveal_active(self) -> None:
        if self.active:
            header = self.groups.headers[self._palier(self.active)].height()
            reveal(self._scroll, self.cards[self.active], above=header, gap=self._style.px(8))
