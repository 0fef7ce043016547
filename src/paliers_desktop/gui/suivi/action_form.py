"""What can be said of an action: its words, who carries it, who pays, by when, a note."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.core.report.plan import MOST_INTITULE, NOBODY, TERMES, responsable_words
from paliers_desktop.core.report.seance_words import ROLES
from paliers_desktop.core.seance import Role
from paliers_desktop.core.suivi import Action, Payeur
from paliers_desktop.gui.components.choice_field import ChoiceField
from paliers_desktop.gui.components.field import Field
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.note_field import NoteField
from paliers_desktop.gui.style import Style

_FIELD = 200


class ActionForm(QWidget):
    """chosen(field, value) at once; typed(field, text) on each change; left when the keyboard leaves a text."""

    chosen = Signal(str, object)
    typed = Signal(str, str)
    left = Signal()

    def __init__(self, style: Style, roles: tuple[Role, ...], payeurs: Mapping[Payeur, str], kept: str) -> None:
        """kept: the function in charge now, offered even where this type of établissement has none such."""
        super().__init__()
        self._style = style
        offered = [(ROLES[role], role.value) for role in roles]
        if kept and kept not in (code for _, code in offered):
            offered.append((responsable_words(kept), kept))
        self.intitule = Field(style, "Action")
        self.intitule.line_edit.setMaxLength(MOST_INTITULE)
        self.fields = {
            "responsable": ChoiceField(style, "Porté par", [(NOBODY, ""), *offered]),
            "payeur": ChoiceField(style, "Payé par", [(words, payeur) for payeur, words in payeurs.items()]),
            "terme": ChoiceField(style, "Terme", [(words, terme) for terme, words in TERMES.items()]),
        }
        self.note = NoteField(style)
        self.note.setAccessibleName("Note")
        self._lay_out()
        self.intitule.edited.connect(lambda text: self.typed.emit("intitule", text))
        self.note.edited.connect(lambda: self.typed.emit("note", self.note.toPlainText()))
        self.note.left.connect(self.left)
        self.intitule.left.connect(self.left)
        for name, field in self.fields.items():
            field.chosen.connect(lambda value, name=name: self.chosen.emit(name, value))

    def show_action(self, action: Action) -> None:
        """Show it as it is kept; what is being typed is left alone."""
        if not self.intitule.line_edit.hasFocus():
            self.intitule.set_text(action.intitule)
        self.note.set_text(action.note)
        for name, value in (("responsable", action.responsable), ("payeur", action.payeur), ("terme", action.terme)):
            self.fields[name].select(value)

    def _lay_out(self) -> None:
        style = self._style
        choices = FlowBox(style.px(12))
        for field in self.fields.values():
            field.setMinimumWidth(style.px(_FIELD))
            choices.add(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(10))
        column.addWidget(self.intitule)
        column.addWidget(choices)
        column.addWidget(label(style, "Note", "caption", "text2", strong=True))
        column.addWidget(self.note)
