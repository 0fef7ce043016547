"""« Preuves »: what one could show, criterion by criterion; nothing is asked for, and nothing leaves the file."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.history import Target
from paliers_desktop.core.report.preuves import INTRODUCTION, NONE, TITLE, PreuveGroup, preuve_groups
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import ghost_button, link_button
from paliers_desktop.gui.components.choice_field import ChoiceField
from paliers_desktop.gui.components.emptying import empty
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.suivi.page import SuiviPage
from paliers_desktop.gui.suivi.preuve_card import PreuveCard

ADD = "Ajouter une preuve"
CHOOSE = "Noter une preuve pour le critère…"
WIDTH = 900


class PreuvesPage(SuiviPage):
    """The fields stay while the same preuves are listed: what is being typed is never lost."""

    def __init__(self, style: Style, session: Session) -> None:
        super().__init__()
        self._style, self._session = style, session
        self._asked = ""
        self._listed: tuple[tuple[str, tuple[str, ...]], ...] = ()
        self.cards: dict[str, PreuveCard] = {}
        grille = session.grille
        choices = [(f"{grille.numeros[key]} {grille.criteres[key].texte}", key) for key in grille.reading_order]
        self.choose = ChoiceField(style, CHOOSE, choices, placeholder="Choisir un critère")
        self.choose.combo.setMinimumContentsLength(20)
        self.choose.chosen.connect(self.show_critere)
        if session.read_only:
            self.choose.hide()
        self._nothing = label(style, NONE, "body", "text2")
        self._groups = QVBoxLayout()
        self._groups.setSpacing(style.px(12))
        column = self.lay_out_column(style, TITLE, INTRODUCTION, WIDTH)
        column.addWidget(self.choose)
        column.addWidget(self._nothing)
        column.addLayout(self._groups)
        column.addStretch()
        session.suivi.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Hidden pages do not follow; they catch up here."""
        super().showEvent(event)
        self._refresh()

    def show_critere(self, critere_id: str) -> None:
        """List a criterion, with the keyboard in a preuve to fill in; one that is empty already serves."""
        session = self._session
        self._asked = critere_id
        if not session.read_only and not any(
            preuve.critere == critere_id and not preuve.titre for preuve in session.suivi.current.preuves
        ):
            session.suivi.add(Target.PREUVES, critere=critere_id)
        self._refresh()
        empties = [p.id for p in session.suivi.current.preuves if p.critere == critere_id and not p.titre]
        if empties:
            self.cards[empties[-1]].titre.focus_field()

    def _on_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        session = self._session
        groups = preuve_groups(session.grille, session.aide, session.suivi.current, self._asked)
        listed = tuple((group.critere_id, tuple(one.id for one in group.preuves)) for group in groups)
        if listed != self._listed:
            self._listed = listed
            self.cards = {}
            empty(self._groups)
            for group in groups:
                self._groups.addWidget(self._group(group))
        for group in groups:
            for preuve in group.preuves:
                self.cards[preuve.id].show_preuve(preuve, group.numero)
        self._nothing.setVisible(not groups)

    def _group(self, group: PreuveGroup) -> QFrame:
        style, session = self._style, self._session
        card = surface("card")
        head = QHBoxLayout()
        head.setSpacing(style.px(10))
        if group.numero:
            link = link_button(style, group.numero)
            link.setAccessibleDescription(group.texte)
            link.clicked.connect(lambda: self.critere_chosen.emit(group.critere_id))
            head.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(style, group.texte, "body", strong=True, wrap=True), 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(style.px(18), style.px(14), style.px(18), style.px(14))
        column.setSpacing(style.px(10))
        column.addLayout(head)
        if group.exemple:
            column.addWidget(label(style, f"Ce qui le montre : {group.exemple}", "small", "text2", wrap=True))
        for preuve in group.preuves:
            column.addWidget(self._card(preuve.id))
        column.addWidget(self._foot(group), 0, Qt.AlignmentFlag.AlignLeft)
        if session.read_only and not group.preuves:
            card.hide()
        return card

    def _foot(self, group: PreuveGroup) -> QWidget:
        add = ghost_button(self._style, ADD, icon="plus")
        add.setAccessibleName(typographic(f"{ADD} : {group.numero}"))
        add.clicked.connect(lambda: self.show_critere(group.critere_id))
        if self._session.read_only or not group.numero:
            add.hide()
        return add

    def _card(self, key: str) -> PreuveCard:
        session = self._session
        card = PreuveCard(self._style, read_only=session.read_only)
        card.typed.connect(partial(session.suivi.type, Target.PREUVES, key))
        card.left.connect(session.leave_field)
        card.removed.connect(partial(session.suivi.edit, Target.PREUVES, key, ecartee=True))
        self.cards[key] = card
        return card
