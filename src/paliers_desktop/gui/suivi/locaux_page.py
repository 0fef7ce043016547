"""« Critères de l'établissement »: its own list, beside the grid."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from paliers_desktop.core.history import Target
from paliers_desktop.core.report.locaux import INTRODUCTION, NONE, TITLE
from paliers_desktop.core.suivi import CritereLocal
from paliers_desktop.gui.components.buttons import primary_button
from paliers_desktop.gui.components.emptying import empty
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.suivi.local_card import LocalCard
from paliers_desktop.gui.suivi.page import SuiviPage

ADD = "Ajouter un critère"


class LocauxPage(SuiviPage):
    """The cards stay while the same criteria are listed: what is being typed is never lost."""

    def __init__(self, style: Style, session: Session) -> None:
        super().__init__()
        self._style, self._session = style, session
        self.cards: dict[str, LocalCard] = {}
        self.add = primary_button(style, ADD, icon="plus", height=36)
        if session.read_only:
            self.add.hide()
        self.add.clicked.connect(self._on_add)
        self._nothing = label(style, NONE, "body", "text2")
        self._list = QVBoxLayout()
        self._list.setSpacing(style.px(12))
        column = self.lay_out_column(style, TITLE, INTRODUCTION)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._nothing)
        column.addLayout(self._list)
        column.addStretch()
        session.suivi.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Hidden pages do not follow; they catch up here."""
        super().showEvent(event)
        self._refresh()

    def _on_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        criteres = self._session.suivi.current.locaux
        if [one.id for one in criteres] != list(self.cards):
            self.cards = {}
            empty(self._list)
            for one in criteres:
                self._list.addWidget(self._card(one))
        for one in criteres:
            self.cards[one.id].show_critere(one)
        self._nothing.setVisible(not criteres)

    def _on_add(self) -> None:
        slug = self._session.grille.domaines[0].slug
        key = self._session.suivi.add(Target.LOCAUX, domaine=slug)
        self.cards[key].enonce.focus_field()

    def _card(self, critere: CritereLocal) -> LocalCard:
        """Of a domaine that this version of the grid no longer has, its slug is all that is known."""
        session, key = self._session, critere.id
        domaines = [(domaine.titre, domaine.slug) for domaine in session.grille.domaines]
        if critere.domaine not in (slug for _, slug in domaines):
            domaines.append((critere.domaine, critere.domaine))
        card = LocalCard(self._style, domaines, read_only=session.read_only)
        card.typed.connect(partial(session.suivi.type, Target.LOCAUX, key))
        card.chosen.connect(partial(self._edit, key))
        card.left.connect(session.leave_field)
        card.removed.connect(partial(self._edit, key, "ecartee", True))
        self.cards[key] = card
        return card

    def _edit(self, key: str, field: str, value: Any) -> None:
        self._session.suivi.edit(Target.LOCAUX, key, **{field: value})
