"""One domaine: its criteria grouped by palier, and the panel that says where the établissement stands."""

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.grid import Domaine
from paliers_desktop.core.navigation import Neighbour, position_in_domaine
from paliers_desktop.core.report.help_words import help_sections
from paliers_desktop.gui.card_wiring import wire_card
from paliers_desktop.gui.components.criterion_card import CriterionCard
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.criterion_groups import CriterionGroups
from paliers_desktop.gui.domain_filter import DomainFilter, Filter, matches
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.side_panel import SidePanel
from paliers_desktop.gui.sticky_headers import StickyHeaders
from paliers_desktop.gui.style import Style


class DomainPage(QWidget):
    """Cards send what the person does straight to the session; the session's signals bring it back."""

    critere_activated = Signal(str)
    critere_chosen = Signal(str)
    domaine_chosen = Signal(str)
    motif_finished = Signal()

    def __init__(self, style: Style, session: Session, domaine: Domaine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._session = session
        self._domaine = domaine
        self._reflow = Reflow.WIDE
        self.cards: dict[str, CriterionCard] = {c.id: self._card(c.id) for c in domaine.criteres}
        self.active = ""
        self.panel = SidePanel(style, session, domaine.slug)
        self.panel.critere_chosen.connect(self.critere_chosen)
        self.panel.domaine_chosen.connect(self.domaine_chosen)
        self.filter = DomainFilter(style)
        self.filter.chosen.connect(self._on_filter)
        self._empty = label(style, "", "body", "text2", wrap=True)
        self._lay_out()
        session.answer_changed.connect(self._on_answer)
        self._refresh_all()

    def activate(self, critere_id: str) -> None:
        """Make a criterion the active one, in view, with the focus in its answers."""
        if self.cards[critere_id].isHidden():
            self.filter.choose(Filter.ALL)
        self.groups.headers[self._session.grille.criteres[critere_id].palier].expand()
        self._set_active(critere_id)
        self.cards[critere_id].focus_answers()
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

    def set_reflow(self, reflow: Reflow) -> None:
        """Panel beside or below, tools and answers narrower."""
        self._reflow = reflow
        self.panel.set_reflow(reflow)
        narrow = reflow is Reflow.NARROW
        (self._below if narrow else self._row).addWidget(self.panel)
        self.panel.show()
        self._title.setVisible(not narrow)
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
        self.panel.refresh()

    def _lay_out(self) -> None:
        style = self._style
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(style.px(24), 0, style.px(10), style.px(24))
        self._column.setSpacing(style.px(8))
        self.groups = CriterionGroups(style, self._session, self._domaine, self.cards, self._column, self)
        self.groups.folded.connect(self._keep_active_in_sight)
        self._column.addWidget(self._empty)
        self._below = QVBoxLayout()
        self._column.addLayout(self._below)
        self._column.addStretch()
        self._scroll = scroll_area(content)
        StickyHeaders(self._scroll, self.groups.pairs(), self)
        self._title = label(style, self._domaine.titre, "h1")
        self._head = QHBoxLayout()
        self._head.setContentsMargins(*self._head_margins(narrow=False))
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self.filter)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(self._head)
        left.addWidget(self._scroll, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(left, 1)
        self._row.addWidget(self.panel)

    def _head_margins(self, narrow: bool) -> tuple[int, int, int, int]:
        side = self._style.px(24)
        return (0, 0, 0, self._style.px(8)) if narrow else (side, self._style.px(12), side, self._style.px(8))

    def _card(self, critere_id: str) -> CriterionCard:
        session = self._session
        grille = session.grille
        card = CriterionCard(
            self._style,
            grille.numeros[critere_id],
            grille.criteres[critere_id].texte,
            session.aide.full_lecture(critere_id),
        )
        card.set_position("Critère {} sur {}".format(*position_in_domaine(grille, critere_id)))
        card.set_help(help_sections(session.aide, critere_id, session.assessment.etablissement.type))
        card.set_read_only(session.read_only)
        wire_card(card, session, critere_id)
        card.activated.connect(self._on_activated)
        card.motif_finished.connect(self.motif_finished)
        card.setProperty("critere", critere_id)
        return card

    def _on_answer(self, critere_id: str) -> None:
        if critere_id in self.cards:
            self.cards[critere_id].show_answer(self._session.assessment.answer(critere_id))
            self.groups.refresh()
            self._count_filters()
        if self.isVisible():
            self.panel.refresh()

    def _refresh_all(self) -> None:
        for critere_id, card in self.cards.items():
            card.show_answer(self._session.assessment.answer(critere_id))
        self.groups.refresh()
        self._count_filters()
        self._apply_filter(Filter.ALL)
        self.panel.refresh()

    def _count_filters(self) -> None:
        answers = [self._session.assessment.answer(critere_id) for critere_id in self.cards]
        self.filter.show_counts({kind: sum(matches(kind, answer) for answer in answers) for kind in Filter})

    def _on_filter(self, kind: Filter) -> None:
        self._apply_filter(kind)
        self._keep_active_in_sight()

    def _keep_active_in_sight(self) -> None:
        """Single keys never answer a criterion that nobody sees."""
        if not self.shows(self.active):
            self._set_active(next((key for key in self._session.grille.reading_order if self.shows(key)), ""))

    def _apply_filter(self, kind: Filter) -> None:
        """Cards stay where they are while answers change: a filter is applied when it is chosen."""
        answer = self._session.assessment.answer
        shown = {key for key in self.cards if matches(kind, answer(key))}
        self.groups.show_only(shown)
        self._empty.setText(self.filter.empty_sentence(kind))
        self._empty.setVisible(not shown)

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
        """Bring the active card between the sticky header and the foot of the page; its top goes before its foot."""
        content, bar = self._scroll.widget(), self._scroll.verticalScrollBar()
        if not self.active or content is None:
            return
        card, gap = self.cards[self.active], self._style.px(8)
        header = self.groups.headers[self._session.grille.criteres[self.active].palier].height()
        top = card.mapTo(content, QPoint(0, 0)).y() - header - gap
        foot = top + header + card.height() + 2 * gap - self._scroll.viewport().height()
        if bar.value() > top or bar.value() < foot:
            bar.setValue(min(top, max(foot, bar.value())) if bar.value() < foot else top)
