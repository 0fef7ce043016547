"""One campagne of the établissement: where it stands, its palier, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.actions.years import KeptYear
from paliers_desktop.core.report.year_words import CLOSE, CLOSE_WHY, READ, REOPEN, REOPEN_WHY, situation, title
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import Button, secondary_button
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.palier_chip import PalierChip
from paliers_desktop.gui.style import Style


class YearCard(QFrame):
    """may_change: it is the current campagne of a file that can be written."""

    read_asked = Signal()
    close_asked = Signal()
    reopen_asked = Signal()

    def __init__(
        self, style: Style, kept: KeptYear, *, current: bool, may_change: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style = style
        self.setProperty("surface", "card")
        self.titre = title(kept.year.campagne)
        self.situation = situation(kept.profile, kept.revision, kept.close_le, current=current)
        self.read = self._button(READ, "", "eye")
        self.read.clicked.connect(self.read_asked)
        closed = kept.close_le is not None
        self.change = (
            self._button(REOPEN, REOPEN_WHY, "rotate-ccw") if closed else self._button(CLOSE, CLOSE_WHY, "lock")
        )
        self.change.clicked.connect(self.reopen_asked if closed else self.close_asked)
        if not may_change:
            self.change.hide()
        self._lay_out(kept)

    def _lay_out(self, kept: KeptYear) -> None:
        style = self._style
        chip = PalierChip(style)
        chip.set_palier(kept.profile.palier)
        head = QHBoxLayout()
        head.setSpacing(style.px(10))
        head.addWidget(label(style, self.titre, "h2"))
        head.addWidget(chip)
        head.addStretch()
        buttons = FlowBox(style.px(8))
        buttons.add(self.read)
        buttons.add(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(20), style.px(14), style.px(20), style.px(16))
        column.setSpacing(style.px(8))
        column.addLayout(head)
        column.addWidget(label(style, self.situation, "small", "text2", wrap=True))
        column.addWidget(buttons)

    def _button(self, words: str, why: str, icon: str) -> Button:
        button = secondary_button(self._style, words, icon=icon, height=36)
        button.setAccessibleDescription(typographic(f"{self.titre}. {why}".strip()))
        button.set_tip(why)
        return button
