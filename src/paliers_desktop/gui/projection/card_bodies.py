"""The card at the end of a domaine, and the last one: what is missing, what is to be verified again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.report.steps import Step
from paliers_desktop.core.report.wall import DomaineCard, EndCard
from paliers_desktop.gui.components.wall_entries import WallEntries
from paliers_desktop.gui.components.wall_pages import Entry
from paliers_desktop.gui.projection.wall_label import say, wall_button, wall_label
from paliers_desktop.gui.style import Style


def step_entries(steps: tuple[Step, ...], lead: str = "") -> list[Entry]:
    """« 2.4 » and the text of each criterion."""
    return [Entry(step.texte, step.numero, lead) for step in steps]


class DomaineBody(QWidget):
    """What the domaine still asks for, and which comes next."""

    next_asked = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manque = wall_label(style, strong=True)
        self._note = wall_label(style, tone="text2")
        self._provisoire = wall_label(style, italic=True, tone="text2")
        self.missing = WallEntries(style, paged=False)
        self.next = wall_button(style, "", "secondary", trailing="chevron-right")
        self.next.clicked.connect(self.next_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, style.px(14), 0, style.px(8))
        column.setSpacing(style.px(8))
        for widget in (self._manque, self._note, self._provisoire):
            column.addWidget(widget)
        column.addSpacing(style.px(10))
        column.addWidget(self.missing, 1)
        column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignRight)

    def show_card(self, card: DomaineCard) -> None:
        """Another domaine, or the same after an answer."""
        self._manque.setText(card.manque)
        say(self._note, card.note)
        say(self._provisoire, card.provisoire)
        self.missing.show_entries(step_entries(card.items))
        self.next.set_text(f"Ensuite : {card.suivant}" if card.suivant else "Fin des critères")


_TAKE_UP = {False: "Le reprendre maintenant", True: "Les reprendre maintenant"}
"""By whether several criteria are to be taken up again."""


class EndBody(QWidget):
    """« Les reprendre maintenant » or « Terminer la séance »; the result once it is ended."""

    take_up_asked = Signal()
    end_asked = Signal()
    result_asked = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._titre = wall_label(style, points=34, strong=True)
        self._sans_reponse = wall_label(style, tone="text2")
        self.items = WallEntries(style, paged=False)
        self.take_up = wall_button(style, _TAKE_UP[True], "primary")
        self.end = wall_button(style, "Terminer la séance", "secondary")
        self.result = wall_button(style, "Voir le résultat", "secondary", trailing="chevron-right")
        self.take_up.clicked.connect(self.take_up_asked)
        self.end.clicked.connect(self.end_asked)
        self.result.clicked.connect(self.result_asked)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(style.px(12))
        for button in (self.take_up, self.end, self.result):
            self._buttons.addWidget(button)
        self._buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, style.px(14), 0, style.px(8))
        column.setSpacing(style.px(8))
        column.addWidget(self._titre)
        column.addWidget(self._sans_reponse)
        column.addSpacing(style.px(10))
        column.addWidget(self.items, 1)
        column.addLayout(self._buttons)

    def show_card(self, card: EndCard, *, under_way: bool) -> None:
        """What is left; under_way: a séance that can be ended."""
        self._titre.setText(card.titre)
        say(self._sans_reponse, card.sans_reponse)
        self.items.show_entries(step_entries(card.items))
        self.take_up.set_text(_TAKE_UP[len(card.items) != 1])
        self.take_up.setVisible(bool(card.items))
        self.end.setVisible(under_way)
        self.result.setVisible(not under_way)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Side by side where both have room."""
        shown = [button for button in (self.take_up, self.end, self.result) if not button.isHidden()]
        needed = sum(button.sizeHint().width() for button in shown) + self._style.px(12) * (len(shown) - 1)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(across if needed <= self.width() else down)
