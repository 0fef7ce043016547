"""The comment being typed: a field that grows with its text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.text_line import marked
from paliers_desktop.gui.components.typing_focus import holds_keyboard, is_left
from paliers_desktop.gui.style import Style

PLACEHOLDER = "Ne nommez ni élève ni collègue."
MAX_NOTE = 5000
"""Characters of a comment: far more than a note needs, and few enough to be shown at once, even without any space."""

_MOST_LINES = 6


class NoteField(QPlainTextEdit):
    """edited on each change by the person, left when the keyboard goes elsewhere, escaped on Échap.

    paused: another window came in front. The field stays open and keeps the keyboard: the next letters are still text.
    shortened: what was just typed or pasted went beyond MAX_NOTE: its end was not taken, the rest stays.
    """

    edited = Signal(str)
    shortened = Signal()
    paused = Signal()
    left = Signal()
    escaped = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._silent = False
        self._bound = MAX_NOTE
        self.setFont(style.font("small"))
        self.setPlaceholderText(typographic(PLACEHOLDER))
        self.setAccessibleName("Commentaire")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(style.px(3))
        self.textChanged.connect(self._on_changed)
        self._grow()

    def set_text(self, text: str) -> None:
        """Show a text without saying so; what is being typed is left alone."""
        if holds_keyboard(self) or text == self.toPlainText():
            return
        self._silent = True
        self.setPlainText(text)
        self._silent = False
        self._bound = max(MAX_NOTE, self._length())  # a longer one, of an older program, stays whole

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_left(event.reason()):
            self.left.emit()
        elif event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.paused.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _on_changed(self) -> None:
        if self._silent:
            self._grow()
            return
        excess = self._length() - self._bound
        if excess > 0:
            self._remove_before_caret(excess)
        self._grow()
        self.edited.emit(marked(self.toPlainText(), self._length()))
        if excess > 0:
            self.shortened.emit()

    def _length(self) -> int:
        """Characters, in UTF-16 units as Qt counts."""
        return self.document().characterCount() - 1

    def _remove_before_caret(self, excess: int) -> None:
        """Take out the end of what just came in, in the same step of Ctrl+Z; a character is never cut in two."""
        self._silent = True
        end = self.textCursor().position()
        cursor = QTextCursor(self.document())
        cursor.joinPreviousEditBlock()
        cursor.setPosition(max(0, end - excess))
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.endEditBlock()
        self._silent = False

    def _grow(self) -> None:
        """As high as its lines, from one to six."""
        lines = max(1, min(_MOST_LINES, int(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + self._style.px(16))
        full = self.document().size().height() > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
