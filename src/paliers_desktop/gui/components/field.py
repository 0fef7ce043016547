"""A line to fill in: its label above, and below it what is wrong."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.components.text_line import TextLine
from paliers_desktop.gui.style import Style, restyle

_HEIGHT = 34


class Field(QWidget):
    """edited on each change by the person; submitted on Entrée; left: the keyboard went elsewhere."""

    edited = Signal(str)
    submitted = Signal()
    left = Signal()

    def __init__(
        self, style: Style, title: str, *, placeholder: str = "", role: str = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = label(style, title, "caption", "text2", strong=True)
        self.line_edit = TextLine()
        self.line_edit.setFont(style.font(role))
        self.line_edit.setFixedHeight(style.px(_HEIGHT))
        self.line_edit.setPlaceholderText(typographic(placeholder))
        self.line_edit.setAccessibleName(title)
        self._title.setBuddy(self.line_edit)
        self._error = label(style, "", "caption", "err", wrap=True, strong=True)
        self._error_row = QWidget()
        self._lay_out(style)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.line_edit.typed.connect(self.edited)
        self.line_edit.returnPressed.connect(self.submitted)
        self.line_edit.installEventFilter(self)
        self.set_error("")

    def text(self) -> str:
        """What the field holds, marked where something of it was lost (TextLine)."""
        return self.line_edit.whole_text()

    def set_text(self, text: str) -> None:
        """Show a text without saying so."""
        if text != self.text():
            self.line_edit.setText(text)

    def error(self) -> str:
        """What is said to be wrong, "" when nothing is."""
        return self._error.text()

    def set_error(self, sentence: str) -> None:
        """Say what is wrong and what to do; "" when all is right."""
        self._error.setText(typographic(sentence))
        self._error_row.setVisible(bool(sentence))
        self.line_edit.setAccessibleDescription(typographic(sentence))
        restyle(self.line_edit, error="true" if sentence else "false")

    def focus_field(self) -> None:
        """Give the keyboard back to the field, its text selected."""
        self.line_edit.setFocus(Qt.FocusReason.TabFocusReason)
        self.line_edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keyboard leaves the line."""
        if watched is self.line_edit and event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False

    def _lay_out(self, style: Style) -> None:
        wrong = QHBoxLayout(self._error_row)
        wrong.setContentsMargins(0, style.px(2), 0, 0)
        wrong.setSpacing(style.px(7))
        wrong.addWidget(icon_label(style, "triangle-alert", 14, "err"), 0, Qt.AlignmentFlag.AlignTop)
        wrong.addWidget(self._error, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(4))
        column.addWidget(self._title)
        column.addWidget(self.line_edit)
        column.addWidget(self._error_row)
