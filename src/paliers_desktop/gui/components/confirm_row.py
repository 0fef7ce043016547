"""« Toujours vrai ? »: a question on its own line, and one button that says yes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from paliers_desktop.core.report.year_words import long_words, question
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import secondary_button
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.style import Style

STILL_TRUE = "Toujours vrai"


class ConfirmRow(QFrame):
    """`confirmed` when the button is clicked; without a button, what is said is only read."""

    confirmed = Signal()

    def __init__(self, style: Style, words: str = STILL_TRUE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "tint")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._words = label(style, "", "small", wrap=True)
        self.button = secondary_button(style, words, icon="check", height=32)
        self.button.clicked.connect(self.confirmed)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.px(12), style.px(6), style.px(8), style.px(6))
        row.setSpacing(style.px(12))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    def show_answer(self, *, to_confirm: bool, years: int) -> None:
        """Of one criterion: its question, or for how many years it is answered the same; nothing without either."""
        self.setVisible(to_confirm or bool(years))
        self.ask(question(years) if to_confirm else long_words(years), asking=to_confirm)

    def sentence(self) -> str:
        """What is asked now."""
        return self._words.text()

    def ask(self, sentence: str, *, asking: bool = True) -> None:
        """Say something; asking: the button answers it."""
        self._words.setText(typographic(sentence))
        self.button.setVisible(asking)

    def set_read_only(self, read_only: bool) -> None:
        """The question can be read, not answered."""
        self.button.setEnabled(not read_only)
