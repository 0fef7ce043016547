"""« Regards croisés »: copies to fill in, what they say, where they differ, and the decision that erases them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from paliers_desktop.actions.exporting import Exporting
from paliers_desktop.actions.regards import collect, copy_name, prepare_copy
from paliers_desktop.core.regards import Voix
from paliers_desktop.core.report.regards import (
    AGREED,
    COLLECT_DETAIL,
    DECIDE,
    ERASE_DETAIL,
    ERASE_QUESTION,
    GROUPES,
    INTRODUCTION,
    PRIVACY,
    TITLE,
    RegardLine,
    RegardsReport,
    collect_question,
    regards_report,
)
from paliers_desktop.core.report.wording import counted
from paliers_desktop.core.typography import typographic
from paliers_desktop.errors import UserError
from paliers_desktop.gui.busy import busy
from paliers_desktop.gui.components.buttons import link_button, primary_button, secondary_button
from paliers_desktop.gui.components.choice_field import ChoiceField
from paliers_desktop.gui.components.emptying import empty
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.saving.offered_place import offered_place
from paliers_desktop.gui.saving.settled import settled
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.suivi.page import SuiviPage

PREPARE, COLLECT = "Préparer une copie…", "Recueillir des copies…"
PREPARED = "La copie est prête. Remettez-en une à chaque personne ou à chaque groupe, sur une clé par exemple."
CHOOSE = "Choisir les copies remplies"
GIVE = "Enregistrer une copie à remplir"
WIDTH = 900


class RegardsPage(SuiviPage):
    """Reads the voices anew each time it is shown."""

    def __init__(self, style: Style, session: Session, exporting: Exporting, dialogs: Dialogs) -> None:
        super().__init__()
        self._style, self._session, self._exporting, self._dialogs = style, session, exporting, dialogs
        choices = [(words, groupe) for groupe, words in GROUPES.items()]
        self.groupe = ChoiceField(style, "Groupe", choices)
        self.prepare = secondary_button(style, PREPARE, icon="copy", height=36)
        self.collect = primary_button(style, COLLECT, icon="download", height=36)
        self.decide = secondary_button(style, DECIDE, icon="trash-2", height=36)
        self.who = label(style, "", "body", strong=True, wrap=True)
        self._hidden = label(style, "", "small", "text2", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(style.px(12))
        self.report: RegardsReport | None = None
        self._lay_out()
        self.prepare.clicked.connect(self._on_prepare)
        self.collect.clicked.connect(self._on_collect)
        self.decide.clicked.connect(self._on_decide)

    def showEvent(self, event: QShowEvent) -> None:
        """What the file holds now."""
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        session = self._session
        voices: tuple[Voix, ...] = session.dossier.voix.read()
        report = regards_report(session.grille, voices)
        if report == self.report:
            return
        self.report = report
        self.who.setText(typographic(report.who))
        self._hidden.setText(typographic(report.hidden))
        self._hidden.setVisible(bool(report.hidden))
        self.decide.setVisible(bool(voices) and not session.read_only)
        empty(self._lines)
        if voices and not report.lines:
            self._lines.addWidget(label(self._style, AGREED, "body", "text2", wrap=True))
        for line in report.lines:
            self._lines.addWidget(self._card(line))

    def _card(self, line: RegardLine) -> QFrame:
        style, top = self._style, Qt.AlignmentFlag.AlignTop
        card = surface("card")
        link = link_button(style, line.numero)
        link.setAccessibleDescription(line.texte)
        link.clicked.connect(lambda: self.critere_chosen.emit(line.critere_id))
        head = QHBoxLayout()
        head.setSpacing(style.px(10))
        head.addWidget(link, 0, top)
        head.addWidget(label(style, line.texte, "body", strong=True, wrap=True), 1)
        counts = QGridLayout()
        counts.setHorizontalSpacing(style.px(16))
        counts.setVerticalSpacing(style.px(2))
        counts.setColumnStretch(1, 1)
        for row, (groupe, words) in enumerate(line.groupes):
            counts.addWidget(label(style, groupe, "small", "text2"), row, 0, top)
            counts.addWidget(label(style, words, "small", wrap=True), row, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(style.px(18), style.px(12), style.px(18), style.px(14))
        column.setSpacing(style.px(8))
        column.addLayout(head)
        column.addLayout(counts)
        return card

    def _on_prepare(self) -> None:
        session = self._session
        if not settled(session, self._dialogs):
            return
        name = copy_name(session.assessment.etablissement.uai, self.groupe.value())
        path = self._dialogs.save_path(
            GIVE, offered_place(session, self._exporting) / name, "Établissement (*.paliers)"
        )
        if path is None:
            return
        try:
            with busy():
                prepare_copy(self._exporting.opened, path)
        except UserError as error:
            self._dialogs.tell_error(error)
        else:
            self._dialogs.tell(PREPARED, str(path))

    def _on_collect(self) -> None:
        session = self._session
        if not settled(session, self._dialogs):
            return
        paths = self._dialogs.dossier_paths(offered_place(session, self._exporting), CHOOSE)
        groupe = self.groupe.value()
        if not paths or not self._dialogs.confirm(
            collect_question(groupe, len(paths)), COLLECT_DETAIL, go="Recueillir", stay="Annuler"
        ):
            return
        try:
            with busy():
                found = collect(self._exporting.opened, paths, groupe)
        except UserError as error:
            self._dialogs.tell_error(error)
        else:
            for refused in found.refused:
                self._dialogs.tell_error(refused)
            session.notice.emit(f"{counted(found.taken, 'voix recueillie', 'voix recueillies')}.")
        self._refresh()

    def _on_decide(self) -> None:
        if not settled(self._session, self._dialogs):
            return
        if not self._dialogs.confirm(ERASE_QUESTION, ERASE_DETAIL, go="Effacer", stay="Garder"):
            return
        try:
            self._session.dossier.voix.erase()
        except UserError as error:
            self._dialogs.tell_error(error)
        self._refresh()

    def _lay_out(self) -> None:
        style = self._style
        column = self.lay_out_column(style, TITLE, INTRODUCTION, WIDTH)
        column.addWidget(label(style, PRIVACY, "small", "text2", wrap=True))
        self.groupe.setMinimumWidth(style.px(220))
        tools = FlowBox(style.px(8))
        for button in (self.prepare, self.collect, self.decide):
            tools.add(button)
        for asking in (self.groupe, self.prepare, self.collect):
            asking.setEnabled(not self._session.read_only)
        column.addWidget(self.groupe, 0, Qt.AlignmentFlag.AlignLeft)
        for shown in (tools, self.who, self._hidden):
            column.addWidget(shown)
        column.addLayout(self._lines)
        column.addStretch()
