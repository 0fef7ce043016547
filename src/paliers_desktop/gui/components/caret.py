"""Where the caret is in a text field, whatever its kind."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

TextField = QLineEdit | QPlainTextEdit | QComboBox


def caret_of(field: TextField) -> int:
    """Characters before the caret, in UTF-16 units."""
    if isinstance(field, QPlainTextEdit):
        return field.textCursor().position()
    return _line_of(field).cursorPosition()


def place_caret(field: TextField, place: int) -> None:
    """Put the caret there, or at the end of a shorter text; nothing is selected."""
    if isinstance(field, QPlainTextEdit):
        cursor = QTextCursor(field.document())
        cursor.setPosition(min(place, field.document().characterCount() - 1))
        field.setTextCursor(cursor)
    else:
        line = _line_of(field)
        line.deselect()
        line.setCursorPosition(place)


def _line_of(field: QWidget) -> QLineEdit:
    line = field.lineEdit() if isinstance(field, QComboBox) else field
    assert isinstance(line, QLineEdit)
    return line
