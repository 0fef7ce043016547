"""« Plan d'action »: one list with filters, how far it is, and the same on paper and in a spreadsheet."""

from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.planning import plan_name, plan_octets, write_plan_sheet
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.history import Target
from paliers_desktop.core.report.plan import (
    AVANCEMENTS,
    EMPTY,
    INTRODUCTION,
    TERMES,
    TITLE,
    PlanLine,
    chosen,
    payeurs,
    plan_lines,
    progress,
    progress_words,
)
from paliers_desktop.core.report.seance_words import roles_for
from paliers_desktop.core.suivi import Horizon
from paliers_desktop.core.typography import typographic
from paliers_desktop.errors import UserError
from paliers_desktop.gui.apercu.document import PdfDocument
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.components.buttons import primary_button, secondary_button
from paliers_desktop.gui.components.choice_field import ChoiceField
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.progress_bar import ProgressBar
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.saving.offered_place import offered_place
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.suivi.action_card import ActionCard
from paliers_desktop.gui.suivi.page import SuiviPage

ADD, PDF, SHEET = "Ajouter une action", "Aperçu du PDF par payeur", "Enregistrer en tableur (ODS)…"
NONE_SHOWN = "Aucune action ne répond à ces filtres."
SAVED = "Le tableau est enregistré."
WIDTH = 900


class PlanPage(SuiviPage):
    """The filters are the page's own; everything else is in the file."""

    def __init__(self, style: Style, session: Session, exporting: Exporting, dialogs: Dialogs) -> None:
        super().__init__()
        self._style, self._session, self._exporting, self._dialogs = style, session, exporting, dialogs
        type_ = session.assessment.etablissement.type
        self._roles, self._payeurs = roles_for(type_), payeurs(type_)
        self.cards: dict[str, ActionCard] = {}
        everyone = [(f"{words}", payeur) for payeur, words in self._payeurs.items()]
        self.filters = {
            "payeur": ChoiceField(style, "Payeur", [("Tous", None), *everyone]),
            "terme": ChoiceField(style, "Terme", [("Tous", None), *((words, one) for one, words in TERMES.items())]),
            "avancement": ChoiceField(
                style, "Avancement", [("Tous", None), *((words, one) for one, words in AVANCEMENTS.items())]
            ),
        }
        self.add = primary_button(style, ADD, icon="plus", height=36)
        self.pdf = secondary_button(style, PDF, icon="eye", height=36)
        self.sheet = secondary_button(style, SHEET, icon="download", height=36)
        self._progress = label(style, "", "body", strong=True)
        self._bar = ProgressBar(style)
        self.nothing = label(style, "", "body", "text2", wrap=True)
        self._lay_out()
        for field in self.filters.values():
            field.chosen.connect(self._refresh)
        self.add.clicked.connect(self._on_add)
        self.pdf.clicked.connect(self._on_pdf)
        self.sheet.clicked.connect(self._on_sheet)
        session.suivi.changed.connect(self._on_changed)
        session.answer_changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Hidden pages do not follow; they catch up here."""
        super().showEvent(event)
        self._refresh()

    def take_over(self, other: "PlanPage") -> None:
        """Keep the filters of another look."""
        for name, field in self.filters.items():
            field.select(other.filters[name].value())

    def _on_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        session = self._session
        suivi = session.suivi.current
        lines = plan_lines(session.grille, session.assessment, suivi)
        shown = chosen(lines, **{name: field.value() for name, field in self.filters.items()})
        self._progress.setText(typographic(progress_words(suivi.actions)))
        self._bar.set_progress(*progress(suivi.actions))
        self._bar.setVisible(bool(lines))
        for widget in (self._tools, self.pdf, self.sheet):
            widget.setVisible(bool(lines))
        self.nothing.setText(typographic(EMPTY if not lines else NONE_SHOWN))
        self.nothing.setVisible(not shown)
        self._show_lines(shown)

    def _show_lines(self, lines: tuple[PlanLine, ...]) -> None:
        """A card is made once for each action, and stays while it is written in."""
        wanted = {line.action.id for line in lines}
        for key in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(key)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, line in enumerate(lines):
            card = self.cards.get(line.action.id) or self._card(line)
            card.show_line(line)
            if (item := self._list.itemAt(place)) is None or item.widget() is not card:
                self._list.insertWidget(place, card)
            card.raise_()  # read where it is seen

    def _card(self, line: PlanLine) -> ActionCard:
        key, session = line.action.id, self._session
        card = ActionCard(self._style, self._roles, self._payeurs, read_only=session.read_only)
        card.chosen.connect(partial(self._edit, key))
        card.typed.connect(partial(session.suivi.type, Target.ACTIONS, key))
        card.left.connect(session.leave_field)
        card.removed.connect(partial(self._edit, key, "ecartee", True))
        card.yes_asked.connect(lambda: session.set_etat(line.action.critere, Etat.OUI))
        card.critere_chosen.connect(self.critere_chosen)
        self.cards[key] = card
        return card

    def _edit(self, key: str, field: str, value: Any) -> None:
        self._session.suivi.edit(Target.ACTIONS, key, **{field: value})

    def _on_add(self) -> None:
        """A new action is open at once, whatever the filters hid."""
        for field in self.filters.values():
            field.select(None)
        key = self._session.suivi.add(Target.ACTIONS, terme=Horizon.COURT)
        if card := self.cards.get(key):
            card.set_open(True)

    def _on_pdf(self) -> None:
        session = self._session
        session.leave_field()
        suivi, assessment = session.suivi.current, session.assessment
        suggestion = offered_place(session, self._exporting) / plan_name(assessment, "pdf")
        document = PdfDocument(
            TITLE, suggestion, lambda: plan_octets(session.grille, assessment, suivi, self._exporting.fonts)
        )
        self._dialogs.show_preview(self._style, document)

    def _on_sheet(self) -> None:
        session = self._session
        session.leave_field()
        suggestion = offered_place(session, self._exporting) / plan_name(session.assessment, "ods")
        path = self._dialogs.save_path("Enregistrer le plan d’action", suggestion, "Classeur OpenDocument (*.ods)")
        if path is None:
            return
        suivi, today = session.suivi.current, self._exporting.today()
        try:
            with busy():
                write_plan_sheet(session.grille, session.assessment, suivi, path, today)
        except UserError as error:
            self._dialogs.tell_error(error)
        else:
            self._dialogs.tell_saved(SAVED, path)

    def _lay_out(self) -> None:
        style = self._style
        column = self.lay_out_column(style, TITLE, INTRODUCTION, WIDTH)
        standing = QHBoxLayout()
        standing.setSpacing(style.px(12))
        standing.addWidget(self._progress)
        standing.addWidget(self._bar, 1)
        self._tools = FlowBox(style.px(12))
        for field in self.filters.values():
            field.setMinimumWidth(style.px(180))
            self._tools.add(field)
        buttons = FlowBox(style.px(8))
        for button in (self.add, self.pdf, self.sheet):
            buttons.add(button)
        self.add.setEnabled(not self._session.read_only)
        cards = QWidget()
        self._list = QVBoxLayout(cards)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(style.px(12))
        column.addLayout(standing)
        column.addWidget(buttons)
        column.addWidget(self._tools)
        column.addWidget(self.nothing)
        column.addWidget(cards)
        column.addStretch()
