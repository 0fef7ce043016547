"""« Chercher un établissement »: a field above the list, which follows each letter."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from paliers_desktop.gui.components.key_cap import KeyCap
from paliers_desktop.gui.components.labels import icon_label
from paliers_desktop.gui.style import Style

PLACEHOLDER = "Chercher un établissement"
SHORT_PLACEHOLDER = "Chercher"
WIDTH, LEAST_WIDTH, COMPACT_WIDTH = 290, 258, 150


class ListingSearch(QFrame):
    """searched(words) at each change; submitted() by Entrée; left_down() by ↓ or Échap: the list takes the keyboard."""

    searched = Signal(str)
    submitted = Signal()
    left_down = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.field = _Field()
        self.field.setProperty("inset", "true")
        self.field.setFont(style.font("small"))
        self.field.setPlaceholderText(PLACEHOLDER)
        self.field.setAccessibleName(PLACEHOLDER)
        self.field.setAccessibleDescription("Nom, UAI, commune ou type. Flèche bas va à la liste, Échap efface.")
        self.field.textChanged.connect(self.searched)
        self.field.returnPressed.connect(self.submitted)
        self.field.down.connect(self.left_down)
        self.setProperty("surface", "search")
        self.setFixedHeight(style.px(34))
        self.setMinimumWidth(style.px(LEAST_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._width = style.px(WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.px(12), 0, style.px(8), 0)
        row.setSpacing(style.px(8))
        row.addWidget(icon_label(style, "search", 16))
        row.addWidget(self.field, 1)
        self._cap = KeyCap(style, "Ctrl F")
        row.addWidget(self._cap)

    def sizeHint(self) -> QSize:
        return QSize(self._width, self.maximumHeight())

    def set_compact(self, compact: bool) -> None:
        """Short of room, fewer words and no key."""
        self.field.setPlaceholderText(SHORT_PLACEHOLDER if compact else PLACEHOLDER)
        self._cap.setVisible(not compact)
        self.setMinimumWidth(self._style.px(COMPACT_WIDTH if compact else LEAST_WIDTH))

    def words(self) -> str:
        """What is searched."""
        return self.field.text().strip()

    def focus_field(self) -> None:
        """Give the keyboard to the field, its words selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def go_on(self, text: str) -> None:
        """Letters typed in the list: they follow what is there, and the next ones too."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)
        self.field.insert(text)


class _Field(QLineEdit):
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.down.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)
