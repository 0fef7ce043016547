"""The comment of a card: read as a line, typed in a field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.gui.components.note_field import NoteField
from paliers_desktop.gui.components.note_line import NoteLine
from paliers_desktop.gui.style import Style


class CardNote(QWidget):
    """`field` and `line`, one of them at a time; takes no room without a comment. left: typing ended."""

    left = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = NoteField(style)
        self.line = NoteLine(style)
        self.editing = False
        self._read_only = False
        self.line.clicked.connect(self.edit)
        self.field.left.connect(self._on_left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.field)
        self._refresh()

    @property
    def noted(self) -> bool:
        """Whether there is a comment, or one is being typed."""
        return self.editing or bool(self.field.toPlainText())

    def set_text(self, text: str) -> None:
        """Show a comment without saying so; one being typed is left alone."""
        self.field.set_text(text)
        self._refresh()

    def set_read_only(self, read_only: bool) -> None:
        """The comment can be read, not changed."""
        self._read_only = read_only
        self.field.setReadOnly(read_only)

    def edit(self) -> None:
        """Open the comment for typing; in read-only, for reading one that is not shown whole."""
        if self._read_only and not self.line.is_cut:
            return
        self.editing = True
        self._refresh()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def _on_left(self) -> None:
        self.editing = False
        self._refresh()
        self.left.emit()

    def _refresh(self) -> None:
        note = self.field.toPlainText()
        self.field.setVisible(self.editing)
        self.line.set_text(note)
        self.line.setVisible(bool(note) and not self.editing)
        self.setVisible(self.noted)
