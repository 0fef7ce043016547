"""One criterion that is missing: its number, which leads there, its state, and the beginning of its text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.report.steps import Step
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import link_button, tool_button
from paliers_desktop.gui.components.card_task import CardTask
from paliers_desktop.gui.components.labels import ElidedLabel, etat_label, show_etat
from paliers_desktop.gui.style import Style

_SIGN = 16


class MissingLine(QWidget):
    """`critere_chosen(id)` when its number is clicked, `plan_asked(id)` by « + »."""

    critere_chosen = Signal(str)
    plan_asked = Signal(str)

    def __init__(self, style: Style, *, read_only: bool = False) -> None:
        super().__init__()
        self._style = style
        self._critere = ""
        self._link = link_button(style, "")
        self._link.clicked.connect(self._on_link)
        self._state = ElidedLabel(style, "", "small", "text2")
        self._text = ElidedLabel(style, "", "small")
        self._sign = etat_label(style, None, _SIGN)
        self.plan = tool_button(style, CardTask.PLAN.value, "plus", icon_only=True)
        self.plan.set_tip(CardTask.PLAN.value)
        if read_only:
            self.plan.hide()
        self.plan.clicked.connect(self._on_plan)
        head = QHBoxLayout()
        head.setSpacing(style.px(5))
        head.addWidget(self._link)
        head.addWidget(self._state, 1)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addLayout(head)
        text.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(10))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        row.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_step(self, step: Step) -> None:
        """Show this criterion in place of the one before."""
        self._critere = step.critere_id
        self._link.set_text(step.numero)
        self._link.setAccessibleDescription(step.texte)
        self.plan.setAccessibleName(typographic(f"{CardTask.PLAN.value} : {step.numero}"))
        self._state.set_text(f"{step.etat_word} · {step.echeance}" if step.echeance else step.etat_word)
        self._text.set_text(step.texte)
        show_etat(self._style, self._sign, step.etat, _SIGN)

    def _on_plan(self) -> None:
        self.plan_asked.emit(self._critere)

    def _on_link(self) -> None:
        self.critere_chosen.emit(self._critere)
