"""One criterion of the établissement itself: its words, its domaine, its answer, a comment."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.locaux import MARK, MOST_ENONCE
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.core.suivi import CritereLocal
from paliers_desktop.gui.components.buttons import ghost_button
from paliers_desktop.gui.components.choice_field import ChoiceField
from paliers_desktop.gui.components.field import Field
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.note_field import NoteField
from paliers_desktop.gui.components.typing_focus import holds_keyboard
from paliers_desktop.gui.style import Style

REMOVE = "Retirer"
_DOMAINE, _ANSWER = 320, 180


class LocalCard(QFrame):
    """typed(field, text), chosen(field, value), left, removed."""

    typed = Signal(str, str)
    chosen = Signal(str, object)
    left = Signal()
    removed = Signal()

    def __init__(self, style: Style, domaines: Sequence[tuple[str, str]], *, read_only: bool) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.enonce = Field(style, "Critère")
        self.enonce.line_edit.setMaxLength(MOST_ENONCE)
        self.enonce.line_edit.setReadOnly(read_only)
        self.domaine = ChoiceField(style, "Domaine", domaines)
        answers = [(ETATS[None], None), *((ETATS[etat], etat) for etat in Etat)]
        self.reponse = ChoiceField(style, "Réponse", answers)
        self.commentaire = NoteField(style)
        self.commentaire.setReadOnly(read_only)
        self.remove = ghost_button(style, REMOVE, icon="trash-2")
        if read_only:
            self.remove.hide()
        for field, width in ((self.domaine, _DOMAINE), (self.reponse, _ANSWER)):
            field.setEnabled(not read_only)
            field.setMinimumWidth(style.px(width))
        self.enonce.edited.connect(lambda text: self.typed.emit("enonce", text))
        self.commentaire.edited.connect(lambda: self.typed.emit("commentaire", self.commentaire.toPlainText()))
        self.domaine.chosen.connect(lambda value: self.chosen.emit("domaine", value))
        self.reponse.chosen.connect(lambda value: self.chosen.emit("reponse", value))
        for leaving in (self.enonce, self.commentaire):
            leaving.left.connect(self.left)
        self.remove.clicked.connect(self.removed)
        self._lay_out(style)

    def show_critere(self, critere: CritereLocal) -> None:
        """Show it as it is kept; what is being typed is left alone."""
        if not holds_keyboard(self.enonce.line_edit):
            self.enonce.set_text(critere.enonce)
        self.domaine.select(critere.domaine)
        self.reponse.select(critere.reponse)
        self.commentaire.set_text(critere.commentaire)

    def _lay_out(self, style: Style) -> None:
        choices = FlowBox(style.px(12))
        choices.add(self.domaine)
        choices.add(self.reponse)
        foot = QHBoxLayout()
        foot.addWidget(label(style, MARK, "caption", "text2", italic=True))
        foot.addStretch()
        foot.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(18), style.px(14), style.px(18), style.px(12))
        column.setSpacing(style.px(10))
        column.addWidget(self.enonce)
        column.addWidget(choices)
        column.addWidget(self.commentaire)
        column.addLayout(foot)
