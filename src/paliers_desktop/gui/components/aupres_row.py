"""Whom to ask about a criterion « à vérifier »: a function picked in a list or typed freely."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.combo_box import ComboBox
from paliers_desktop.gui.components.text_line import TextLine
from paliers_desktop.gui.components.typed_row import TypedRow
from paliers_desktop.gui.components.typing_focus import holds_keyboard
from paliers_desktop.gui.style import Style

TITLE = "Auprès de"
HINT = "Une fonction plutôt qu’un nom."


class _Combo(ComboBox):
    """A list that can be typed in; locked, it can be read and reached, not changed."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, TITLE)
        self.locked = False
        self.line = TextLine()
        self.line.setProperty("inset", "true")
        self.line.setFont(style.font("small"))
        self.setEditable(True)
        self.setLineEdit(self.line)
        self.setCompleter(None)  # type: ignore[arg-type]  # it would add words that nobody typed
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

    def event(self, event: QEvent) -> bool:
        """Alt+↓ opens the list here, rather than going to the next criterion."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _opens(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.locked and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A value never changes while the page scrolls past."""
        event.ignore()

    def showPopup(self) -> None:
        if not self.locked:
            super().showPopup()


class AupresRow(TypedRow):
    """aupres_edited carries the text on each change by the person; finished on Entrée; left with the keyboard."""

    aupres_edited = Signal(str)
    finished = Signal()
    left = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        self.combo = _Combo(style)
        super().__init__(style, TITLE, self.combo, parent)
        self.combo.setAccessibleDescription(typographic(HINT))
        self.combo.line.setPlaceholderText(typographic(HINT))
        self.combo.line.setAccessibleName(TITLE)
        self.combo.line.setAccessibleDescription(typographic(HINT))
        self.combo.line.typed.connect(self.aupres_edited)
        self.combo.line.returnPressed.connect(self.finished)
        self.combo.activated.connect(self._on_picked)
        self.combo.installEventFilter(self)

    def set_suggestions(self, suggestions: Sequence[str]) -> None:
        """The functions in the list."""
        text = self.combo.currentText()
        self.combo.clear()
        self.combo.addItems(list(suggestions))
        self.combo.setCurrentIndex(-1)
        self.combo.setEditText(text)

    def text(self) -> str:
        """What the field holds."""
        return self.combo.currentText()

    def show_aupres(self, text: str) -> None:
        """Show a function without saying so; one being typed is left alone."""
        if not holds_keyboard(self.combo) and text != self.text():
            self.combo.setEditText(text)

    def set_read_only(self, read_only: bool) -> None:
        """The function can be read, not changed."""
        self.combo.locked = read_only
        self.combo.line.setReadOnly(read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field."""
        if watched is self.combo and event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False

    def _on_picked(self, index: int) -> None:
        if index >= 0:
            self.aupres_edited.emit(self.combo.itemText(index))


def _opens(event: QKeyEvent) -> bool:
    alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
    return alt and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
