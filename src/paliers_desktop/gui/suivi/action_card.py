"""One action of the plan: what it is, how far it is, and its form once the person asks for it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from paliers_desktop.core.report.plan import AVANCEMENTS, PlanLine
from paliers_desktop.core.seance import Role
from paliers_desktop.core.suivi import Payeur
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.buttons import ghost_button, link_button
from paliers_desktop.gui.components.choice_field import ChoiceField
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.suivi.action_form import ActionForm

EDIT, DONE, REMOVE, YES = "Modifier", "Terminer", "Retirer", "Répondre « Oui »"
_STATE = 150


class ActionCard(QFrame):
    """chosen(field, value), typed(field, text), left: of its form; the others say what the person asks for."""

    chosen = Signal(str, object)
    typed = Signal(str, str)
    left = Signal()
    removed = Signal()
    yes_asked = Signal()
    critere_chosen = Signal(str)

    def __init__(
        self, style: Style, roles: tuple[Role, ...], payeurs: Mapping[Payeur, str], *, read_only: bool
    ) -> None:
        super().__init__()
        self._style, self._roles, self._payeurs = style, roles, payeurs
        self._line: PlanLine | None = None
        self.setProperty("surface", "card")
        self.link = link_button(style, "")
        self.link.clicked.connect(self._on_link)
        self._intitule = label(style, "", "body", strong=True, wrap=True)
        self._about = label(style, "", "small", "text2", wrap=True)
        self._note = label(style, "", "small", wrap=True)
        self.avancement = ChoiceField(style, "Avancement", [(words, one) for one, words in AVANCEMENTS.items()])
        self.avancement.chosen.connect(lambda value: self.chosen.emit("avancement", value))
        self.avancement.setEnabled(not read_only)
        self.banner = Banner(style)
        self.banner.acted.connect(self.yes_asked)
        self.banner.hide()
        self.edit = ghost_button(style, EDIT, icon="pencil")
        self.remove = ghost_button(style, REMOVE, icon="trash-2")
        self.edit.clicked.connect(lambda: self.set_open(self.form is None))
        self.remove.clicked.connect(self.removed)
        if read_only:
            self.edit.hide()
            self.remove.hide()
        self.form: ActionForm | None = None
        self._lay_out()

    def show_line(self, line: PlanLine) -> None:
        """Show the action as it is now."""
        self._line = line
        self.link.set_text(line.numero)
        self.link.setVisible(bool(line.numero))
        self.link.setAccessibleDescription(line.domaine)
        self._intitule.setText(typographic(line.intitule))
        self._about.setText(typographic(line.about))
        self._about.setVisible(bool(line.about))
        self._note.setText(line.action.note)
        self._note.setVisible(bool(line.action.note) and self.form is None)
        self.avancement.select(line.action.avancement)
        toggle = DONE if self.form else EDIT
        for widget, words in ((self.avancement.combo, "Avancement"), (self.edit, toggle), (self.remove, REMOVE)):
            widget.setAccessibleName(typographic(f"{words} : {line.intitule}"))
        self.banner.setVisible(bool(line.offer))
        self.banner.set_message("info", line.offer, YES if line.offer else "")
        if self.form:
            self.form.show_action(line.action)

    def set_open(self, on: bool) -> None:
        """Show the form, or what it says in words."""
        if on == (self.form is not None) or self._line is None:
            return
        if on:
            self.form = ActionForm(self._style, self._roles, self._payeurs, self._line.action.responsable)
            self.form.chosen.connect(self.chosen)
            self.form.typed.connect(self.typed)
            self.form.left.connect(self.left)
            self._column.addWidget(self.form)
        elif self.form:
            self.left.emit()
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.edit.set_text(DONE if on else EDIT)
        self.show_line(self._line)
        if self.form:
            self.form.intitule.focus_field()

    def _on_link(self) -> None:
        if self._line:
            self.critere_chosen.emit(self._line.action.critere)

    def _lay_out(self) -> None:
        style, top = self._style, Qt.AlignmentFlag.AlignTop
        texts = QVBoxLayout()
        texts.setSpacing(style.px(2))
        for widget in (self._intitule, self._about, self._note):
            texts.addWidget(widget)
        tools = QHBoxLayout()
        tools.setSpacing(style.px(4))
        tools.addWidget(self.edit)
        tools.addWidget(self.remove)
        tools.addStretch()
        texts.addLayout(tools)
        self.avancement.setMinimumWidth(style.px(_STATE))
        head = QHBoxLayout()
        head.setSpacing(style.px(10))
        head.addWidget(self.link, 0, top)
        head.addLayout(texts, 1)
        head.addWidget(self.avancement, 0, top)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(style.px(18), style.px(14), style.px(18), style.px(14))
        self._column.setSpacing(style.px(10))
        self._column.addLayout(head)
        self._column.addWidget(self.banner)
