"""« Prochaines étapes »: in whose hands, then per domaine, the criteria that lead to the next palier commun."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core import navigation
from paliers_desktop.core.report.hands import StepsInHand
from paliers_desktop.core.report.steps import NextSteps, Step, StepGroup
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import Button, link_button, secondary_button, tool_button
from paliers_desktop.gui.components.card_task import CardTask
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import etat_label, icon_label, label
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.rail_items import DOMAINE_ICONS
from paliers_desktop.gui.style import Style

_WAYS = ((navigation.OBJECTIFS, "Fixer des objectifs", "target"), (navigation.PLAN, "Plan d’action", "list"))


class NextStepsView(QWidget):
    """Cards in columns; a click on a number goes to the criterion, one on « + » makes an action of it."""

    critere_chosen = Signal(str)
    plan_asked = Signal(str)
    step_chosen = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._style = style
        self._read_only = read_only
        self._steps: NextSteps | None = None
        self._hands: tuple[StepsInHand, ...] = ()
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
        self._column.addWidget(self._ways())

    def show_steps(self, steps: NextSteps, hands: tuple[StepsInHand, ...]) -> None:
        """Show other steps, grouped by `hands`; nothing shows once there is none."""
        if (steps, hands) != (self._steps, self._hands):
            self._steps, self._hands = steps, hands
            self._build()

    def set_columns(self, columns: int) -> None:
        """How many cards stand side by side."""
        if columns != self._columns:
            self._columns = columns
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._head.setDirection(across if columns > 1 else down)
            self._build()

    def _ways(self) -> FlowBox:
        """What comes of these steps."""
        ways = FlowBox(self._style.px(8))
        for step, words, icon in _WAYS:
            button = secondary_button(self._style, words, icon=icon)
            button.clicked.connect(lambda _checked=False, step=step: self.step_chosen.emit(step))
            ways.add(button)
        return ways

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
        places = hand_places([len(hand.domaines) for hand in self._hands], self._columns)
        for hand, (row, column) in zip(self._hands, places, strict=True):
            across = min(len(hand.domaines), self._columns)
            grid.addWidget(label(self._style, hand.titre, "body", strong=True, wrap=True), row, column, 1, across)
            for index, group in enumerate(hand.domaines):
                down, right = divmod(index, self._columns)
                grid.addWidget(self._card(group), row + 1 + down, column + right)
        for column in range(self._columns):
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
        if not self._read_only:
            row.addWidget(self._plan_button(step), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _plan_button(self, step: Step) -> Button:
        plan = tool_button(self._style, CardTask.PLAN.value, "plus", icon_only=True)
        plan.set_tip(CardTask.PLAN.value)
        plan.setAccessibleName(typographic(f"{CardTask.PLAN.value} : {step.numero}"))
        plan.clicked.connect(lambda: self.plan_asked.emit(step.critere_id))
        return plan

    def _on_link(self) -> None:
        self.critere_chosen.emit(self.sender().property("critere"))


def hand_places(counts: list[int], columns: int) -> list[tuple[int, int]]:
    """The row and the column of the title of each hand, given how many cards stand under it.

    Hands stand side by side while their cards hold in one row; a longer one has rows of its own.
    """
    places: list[tuple[int, int]] = []
    row = column = height = 0
    for count in counts:
        if column and column + count > columns:
            row, column = row + height, 0
        places.append((row, column))
        height = 1 + math.ceil(count / columns)
        column += count
    return places
