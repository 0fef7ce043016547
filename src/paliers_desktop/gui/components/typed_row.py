"""A line of a card with something to type: its title at the left, the field, and a sentence under it when needed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.labels import TextLabel, icon_label, label
from paliers_desktop.gui.components.named_group import NamedGroup
from paliers_desktop.gui.style import Style, restyle

HEIGHT = 30
_WIDEST = 300


class TypedRow(NamedGroup):
    """Lays out a title and a `field` no wider than 300 px."""

    def __init__(self, style: Style, title: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(typographic(title))
        self._style = style
        self._words: TextLabel | None = None
        field.setFixedHeight(style.px(HEIGHT))
        field.setMaximumWidth(style.px(_WIDEST))
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        heading = label(style, title, "small", "text2", strong=True)
        heading.setFixedHeight(style.px(HEIGHT))
        heading.setBuddy(field)
        heading.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout()
        line.addWidget(field, 1)
        line.addStretch()
        self._column = QVBoxLayout()
        self._column.setSpacing(style.px(4))
        self._column.addLayout(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(8))
        row.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sentence(self) -> str:
        """What is said under the field, "" when nothing is."""
        return self._words.text() if self._words else ""

    def say(self, *, fault: str = "", note: str = "") -> None:
        """Say under the field what is wrong with it, or what is worth knowing."""
        if self._words is None:
            if not fault and not note:
                return
            self._words = self._make_words()
        self._words.setText(fault or note)
        self._words.setFont(self._style.font("caption", strong=bool(fault)))
        restyle(self._words, tone="err" if fault else "text2")
        self._mark.setVisible(bool(fault))
        self._said.setVisible(bool(fault or note))

    def _make_words(self) -> TextLabel:
        """Made when there is first something to say: most lines of a page never say anything."""
        self._mark = icon_label(self._style, "triangle-alert", 14, "err")
        words = label(self._style, "", "caption", "err", wrap=True)
        self._said = QWidget()
        row = QHBoxLayout(self._said)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._style.px(7))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self._column.addWidget(self._said)
        return words
