"""« Prochaines étapes »: per domaine, the criteria that lead to the next palier commun."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.report.steps import NextSteps, Step, StepGroup
from paliers_desktop.gui.components.buttons import link_button
from paliers_desktop.gui.components.labels import etat_label, icon_label, label
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.rail_items import DOMAINE_ICONS
from paliers_desktop.gui.style import Style


class NextStepsView(QWidget):
    """Cards in columns; a click on a number goes to the criterion."""

    critere_chosen = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._steps: NextSteps | None = None
        self._columns = 3
        self._title = label(style, "", "h2")
        self._introduction = label(style, "", "small", "text2", wrap=True)
        self._cards = QWidget()
        self._head = QHBoxLayout()
        self._head.setSpacing(style.px(12))
        self._head.addWidget(self._title)
        self._head.addWidget(self._introduction, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(style.px(8))
        self._column.addLayout(self._head)
        self._column.addWidget(self._cards)

    def show_steps(self, steps: NextSteps) -> None:
        """Show other steps; nothing shows once there is none."""
        if steps != self._steps:
            self._steps = steps
            self._build()

    def set_columns(self, columns: int) -> None:
        """How many cards stand side by side."""
        if columns != self._columns:
            self._columns = columns
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._head.setDirection(across if columns > 1 else down)
            self._build()

    def _build(self) -> None:
        steps = self._steps
        if steps is None:
            return
        self.setVisible(bool(steps.groups))
        self._title.setText(steps.titre)
        self._introduction.setText(steps.introduction)
        cards = QWidget()
        grid = QGridLayout(cards)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._style.px(14))
        for index, group in enumerate(steps.groups):
            grid.addWidget(self._card(group), index // self._columns, index % self._columns)
        for column in range(min(self._columns, len(steps.groups))):
            grid.setColumnStretch(column, 1)
        self._column.replaceWidget(self._cards, cards)
        self._cards.deleteLater()
        self._cards = cards

    def _card(self, group: StepGroup) -> QFrame:
        style = self._style
        card = surface("card")
        head = QHBoxLayout()
        head.setSpacing(style.px(8))
        head.addWidget(icon_label(style, DOMAINE_ICONS.get(group.slug, "circle-check"), 18, "accent"))
        head.addWidget(label(style, group.titre, "small", strong=True, wrap=True), 1)
        head.addWidget(label(style, group.count, "caption", "text2"))
        column = QVBoxLayout(card)
        column.setContentsMargins(style.px(14), style.px(10), style.px(14), style.px(12))
        column.setSpacing(style.px(8))
        column.addLayout(head)
        for step in group.steps:
            column.addLayout(self._line(step))
        column.addStretch()
        return card

    def _line(self, step: Step) -> QHBoxLayout:
        style = self._style
        link = link_button(style, step.numero)
        link.setAccessibleDescription(step.texte)
        link.setProperty("critere", step.critere_id)
        link.clicked.connect(self._on_link)
        row = QHBoxLayout()
        row.setSpacing(style.px(8))
        row.addWidget(etat_label(style, step.etat, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(style, f"{step.texte} ({step.etat_word})", "small", wrap=True), 1)
        return row

    def _on_link(self) -> None:
        self.critere_chosen.emit(self.sender().property("critere"))
