"""The sheet « ? »: the keys of the projection and what they do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.typography import NO_BREAK_SPACE
from paliers_desktop.gui.components.key_cap import KeyCap
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.projection.keys import SHEET, cap_words
from paliers_desktop.gui.style import Style

_TEXT = 20 / 9.75
"""Larger than the operator needs: the room may wonder too."""


class KeySheet(QWidget):
    """One line per gesture; Échap or « ? » closes it."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        large = style.scaled(_TEXT)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.px(28))
        grid.setVerticalSpacing(style.px(8))
        for line, (keys, words) in enumerate(SHEET):
            caps = QHBoxLayout()
            caps.setSpacing(style.px(8))
            for cap in cap_words(keys):
                caps.addWidget(KeyCap(large, cap))
            caps.addStretch()
            grid.addLayout(caps, line, 0)
            text = label(large, words, "small")
            text.setAccessibleName(f"{text.text()}{NO_BREAK_SPACE}: {', '.join(cap_words(keys))}")
            grid.addWidget(text, line, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch()
        column.addLayout(grid)
        column.addStretch()
        self.setAccessibleName("Touches de la projection")
        self.setAccessibleDescription(". ".join(f"{keys} : {words}" for keys, words in SHEET))
