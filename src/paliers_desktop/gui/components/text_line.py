"""A line of text that tells when PySide loses something of it on its way to Python."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget


class TextLine(QLineEdit):
    """typed: on each change by the person (keys, paste, drop, input method), `whole_text` of that moment.

    shortened: what was just typed or pasted went beyond `maxLength`: its end was not taken.
    A key that carries only half a character is refused by Qt itself: it never shows, and nothing can tell of it.
    """

    typed = Signal(str)
    shortened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self._on_edited)
        # No mask nor validator could reject anything; what was taken is told first.
        self.inputRejected.connect(self.shortened, Qt.ConnectionType.QueuedConnection)

    def whole_text(self) -> str:
        """What the line holds, marked where something of it was lost (see `marked`)."""
        interface = QAccessible.queryAccessibleInterface(self)
        text = self.text()
        return marked(text, interface.textInterface().characterCount()) if interface else text

    def _on_edited(self) -> None:
        self.typed.emit(self.whole_text())


def marked(text: str, length: int) -> str:
    """`text`, with a NUL at its end when Qt counts another `length` (UTF-16 units).

    PySide drops a lone surrogate without a word; a NUL is removed from texts with a sentence, as it would have been.
    """
    return text if len(text.encode("utf-16-le")) // 2 == length else f"{text}\0"
