"""The help of a criterion: sections with a semibold lead, in a sunken box, its entraide, glossary and history."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from paliers_desktop.core.report.entraide import BESOIN, PARTAGE
from paliers_desktop.core.report.help_words import HelpSection
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import Button, link_button, tool_button
from paliers_desktop.gui.components.card_task import CardTask
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.emptying import empty
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.style import Style

_ICONS = {CardTask.PLAN: "plus", CardTask.PREUVES: "folder-open", CardTask.HISTORIQUE: "history"}


class HelpBox(QFrame):
    """`show_sections`; the whole text is also its accessible description.

    task_asked(CardTask): what is said of the criterion beside its answer; terme_chosen: a term of the glossary, by its
    name; entraide_ticked(besoin, partage): the person ticks one of its two boxes, or takes its mark off.
    """

    task_asked = Signal(object)
    terme_chosen = Signal(str)
    entraide_ticked = Signal(bool, bool)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setProperty("surface", "sunken")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(style.px(12), style.px(10), style.px(12), style.px(6))
        outer.setSpacing(style.px(4))
        self._column = QVBoxLayout()
        self._column.setSpacing(style.px(4))
        self.tasks = {task: self._task(task) for task in CardTask}
        self.termes = FlowBox(style.px(8))
        self.termes.hide()
        self.besoin, self.partage = CheckBox(style, BESOIN), CheckBox(style, PARTAGE)
        entraide = FlowBox(style.px(12))
        for box in (self.besoin, self.partage):
            box.setFont(style.font("small"))
            box.setFixedHeight(style.px(28))
            box.clicked.connect(self._on_ticked)
            entraide.add(box)
        outer.addLayout(self._column)
        outer.addWidget(entraide)
        tasks = FlowBox(style.px(4))
        for button in self.tasks.values():
            tasks.add(button)
        outer.addWidget(self.termes)
        outer.addWidget(tasks)

    def _task(self, task: CardTask) -> Button:
        button = tool_button(self._style, task.value, _ICONS[task])
        button.clicked.connect(lambda: self.task_asked.emit(task))
        return button

    def show_entraide(self, *, besoin: bool, partage: bool) -> None:
        """Show what is ticked, without saying so."""
        self.besoin.setChecked(besoin)
        self.partage.setChecked(partage)

    def set_read_only(self, read_only: bool) -> None:
        """The help can be read, nothing ticked."""
        for widget in (self.besoin, self.partage, self.tasks[CardTask.PLAN]):
            widget.setEnabled(not read_only)

    def _on_ticked(self) -> None:
        self.entraide_ticked.emit(self.besoin.isChecked(), self.partage.isChecked())

    def show_termes(self, names: Sequence[str]) -> tuple[Button, ...]:
        """« Glossaire : B2i  ENT »: a link for each term that the criterion uses, returned; asked once."""
        if names:
            self.termes.add(label(self._style, "Glossaire :", "small", strong=True))
        links = tuple(self._link(name) for name in names)
        self.termes.setVisible(bool(names))
        return links

    def _link(self, name: str) -> Button:
        link = link_button(self._style, name)
        link.setAccessibleDescription("Glossaire")
        link.clicked.connect(lambda: self.terme_chosen.emit(name))
        self.termes.add(link)
        return link

    def show_sections(self, sections: Sequence[HelpSection]) -> None:
        """Show these sections in place of the others."""
        empty(self._column)
        for section in sections:
            line = label(self._style, "", "small", wrap=True)
            line.setTextFormat(Qt.TextFormat.RichText)
            lead, text = typographic(section.lead), typographic(section.text)
            line.setText(f'<span style="font-weight:600">{escape(lead)}</span> {escape(text)}')
            line.setAccessibleName(f"{lead} {text}")
            self._column.addWidget(line)
        self.setAccessibleName("Aide")
        self.setAccessibleDescription(typographic(" ".join(f"{s.lead} {s.text}" for s in sections)))
