"""The line of a card that has its answers and its tools: side by side, or the tools below where room is short."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from paliers_desktop.gui.components.answer_group import AnswerGroup
from paliers_desktop.gui.components.card_tools import CardTools
from paliers_desktop.gui.style import Style


class AnswerRow(QWidget):
    """`answers` and `tools`; it decides nothing but where they stand."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = AnswerGroup(style)
        self.tools = CardTools(style)
        self._narrow = False
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(style.px(8))
        self._row.addWidget(self.answers, 1)
        self._row.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        """Answers two by two, tools below."""
        self._narrow = narrow
        self.answers.set_two_by_two(narrow)
        self.arrange()

    def arrange(self) -> None:
        """Tools beside the answers, or under them when even their icons find no room there."""
        beside = self.width() - self.answers.minimumSizeHint().width() - self._row.spacing()
        below = self._narrow or beside < self.tools.minimumSizeHint().width()
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self._row.setAlignment(self.tools, Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignVCenter)
        self.tools.fit(self.width() if below else beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
