"""What every window to read in has: it fits in front of its parent, « Fermer », Échap, and the keyboard goes back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import secondary_button
from paliers_desktop.gui.components.focus_ring import FocusRing
from paliers_desktop.gui.style import Style

_MOST = 0.94
"""Of the parent's width and height: what is behind stays in sight."""


class ReadingWindow(QDialog):
    """`open()` shows it in front of the window of `parent`; it asks for nothing, so that nobody waits for it."""

    def __init__(self, style: Style, title: str, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.look = style
        self.setWindowTitle(typographic(title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.close_button = secondary_button(style, "Fermer", height=36)
        self.close_button.clicked.connect(self.reject)
        self.content = QVBoxLayout()
        self.content.setSpacing(style.px(12))
        self.foot = QHBoxLayout()
        self.foot.setSpacing(style.px(10))
        self.foot.addStretch()
        self.foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(style.px(side) for side in (24, 16, 16, 12)))
        column.setSpacing(style.px(12))
        column.addLayout(self.content, 1)
        column.addLayout(self.foot)
        self._ring = FocusRing(style, self)

    def fit(self, width: int, height: int) -> None:
        """Take this size (px of the guide), or as much of it as the parent leaves."""
        self.close_button.raise_()  # heard after what there is to read, as it is seen
        self._ring.raise_()
        parent = self.parentWidget()
        most = parent.size() * _MOST if parent else self.maximumSize()
        self.resize(min(self.look.px(width), most.width()), min(self.look.px(height), most.height()))

    def done(self, result: int) -> None:
        """Closed: the keyboard goes back to the control that had it, also where no window manager sees to it."""
        super().done(result)
        if parent := self.parentWidget():
            parent.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that opened it close it too; Échap is Qt's."""
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.reject()
        else:
            super().keyPressEvent(event)
