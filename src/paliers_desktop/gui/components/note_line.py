"""A comment that is read: its icon, its words; a click asks to edit it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.style import Style

_MOST = 500
"""Characters shown: Qt takes seconds to wrap a long text without any space."""


class NoteLine(QWidget):
    """The comment on as many lines as it needs; a very long one ends in « … », and is whole where it is edited."""

    clicked = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_cut = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(8))
        icon = icon_label(style, "message-square", 16)
        self._label = label(style, "", "small", "text2", wrap=True)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def set_text(self, text: str) -> None:
        """Show a comment."""
        self.is_cut = len(text) > _MOST
        self._label.setText(typographic(f"{text[:_MOST].rstrip()} …" if self.is_cut else text))
        self._label.setAccessibleName(f"Commentaire : {text}")

    def text(self) -> str:
        """What is shown."""
        return self._label.text()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken, so that the release comes here."""
        event.accept()
