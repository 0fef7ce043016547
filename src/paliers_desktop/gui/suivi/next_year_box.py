"""« Ouvrir la campagne 2027-2028 »: what it begins with, and what becomes of the one before."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from paliers_desktop.actions.years import Following, KeptYear
from paliers_desktop.core.report.year_words import CARRY, close_too_words, next_words, open_words
from paliers_desktop.gui.components.buttons import primary_button
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.style import Style


class NextYearBox(QFrame):
    """asked(carry, close): the person opens the campagne."""

    asked = Signal(bool, bool)

    def __init__(self, style: Style, following: Following, before: KeptYear, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "tint")
        campagne = before.year.campagne
        words = next_words(following.campagne, following.carried, campagne)
        self.carry = CheckBox(style, CARRY)
        self.carry.setChecked(following.carried > 0)
        if not following.carried:
            self.carry.hide()
        self.close_too = CheckBox(style, close_too_words(campagne))
        self.close_too.setChecked(before.close_le is None)
        if before.close_le:
            self.close_too.hide()
        self.open = primary_button(style, open_words(following.campagne), height=36)
        self.open.clicked.connect(self._on_open)
        buttons = FlowBox(style.px(8))
        buttons.add(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(16), style.px(14), style.px(16), style.px(14))
        column.setSpacing(style.px(10))
        column.addWidget(label(style, words, "body", wrap=True))
        for widget in (self.carry, self.close_too, buttons):
            column.addWidget(widget)

    def _on_open(self) -> None:
        self.asked.emit(self.carry.isChecked() and not self.carry.isHidden(), self.close_too.isChecked())
