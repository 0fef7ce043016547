"""A labelled list of choices, built like the text field."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.combo_box import ComboBox
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.style import Style, restyle


class ChoiceField(QWidget):
    """Label above, list below, error under it. `chosen(value)` when the person picks another value."""

    chosen = Signal(object)

    def __init__(
        self,
        style: Style,
        title: str,
        choices: Sequence[tuple[str, Any]],
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = [value for _, value in choices]
        self.combo = ComboBox(style, typographic(title))
        self.combo.addItems([typographic(words) for words, _ in choices])
        if placeholder:
            self.combo.setPlaceholderText(typographic(placeholder))
            self.combo.setCurrentIndex(-1)
        self.combo.activated.connect(self._on_activated)
        heading = label(style, title, "caption", "text2", strong=True)
        heading.setBuddy(self.combo)
        self._error = label(style, "", "caption", "err", strong=True, wrap=True)
        self._error_row = QWidget()
        row = QHBoxLayout(self._error_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(6))
        row.addWidget(icon_label(style, "triangle-alert", 16, "err"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._error, 1)
        self._error_row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(4))
        for widget in (heading, self.combo, self._error_row):
            column.addWidget(widget)

    def value(self) -> Any:
        """The chosen value, None while nothing is chosen."""
        index = self.combo.currentIndex()
        return self._values[index] if index >= 0 else None

    def select(self, value: Any) -> None:
        """Show a value without telling."""
        self.combo.setCurrentIndex(self._values.index(value))

    def set_error(self, sentence: str) -> None:
        """Show what is wrong, "" for nothing."""
        self._error.setText(typographic(sentence))
        self._error_row.setVisible(bool(sentence))
        self.combo.setAccessibleDescription(typographic(sentence))
        restyle(self.combo, error="true" if sentence else "false")

    def focus_field(self) -> None:
        """Put the keyboard here."""
        self.combo.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self._values[index])
