"""A line of a card with something to type: its title at the left, the field, and a sentence under it when needed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.components.named_group import NamedGroup
from paliers_desktop.gui.style import Style

HEIGHT = 30
_WIDEST = 300


class TypedRow(NamedGroup):
    """Lays out a title and a `field` no wider than 300 px."""

    def __init__(self, style: Style, title: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(typographic(title))
        self._field = field
        field.setFixedHeight(style.px(HEIGHT))
        field.setMaximumWidth(style.px(_WIDEST))
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        heading = label(style, title, "small", "text2", strong=True)
        heading.setFixedHeight(style.px(HEIGHT))
        heading.setBuddy(field)
        heading.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fault_mark = icon_label(style, "triangle-alert", 14, "err")
        self._fault_words = label(style, "", "caption", "err", wrap=True, strong=True)
        self._note_words = label(style, "", "caption", "text2", wrap=True)
        fault = QHBoxLayout()
        fault.setSpacing(style.px(7))
        fault.addWidget(self._fault_mark, 0, Qt.AlignmentFlag.AlignTop)
        fault.addWidget(self._fault_words, 1)
        line = QHBoxLayout()
        line.addWidget(field, 1)
        line.addStretch()
        column = QVBoxLayout()
        column.setSpacing(style.px(4))
        column.addLayout(line)
        column.addLayout(fault)
        column.addWidget(self._note_words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(8))
        row.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.say()

    def sentence(self) -> str:
        """What is said under the field, "" when nothing is."""
        return self._fault_words.text() or self._note_words.text()

    def say(self, *, fault: str = "", note: str = "") -> None:
        """Say under the field what is wrong with it, or what is worth knowing."""
        self._show(self._fault_words, fault)
        self._fault_mark.setVisible(bool(fault))
        self._show(self._note_words, note)

    def _show(self, words: QLabel, sentence: str) -> None:
        words.setText(sentence)
        words.setVisible(bool(sentence))
