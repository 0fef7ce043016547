"""Where the latest answer is: « Enregistré à 10:42 », « Enregistré le 12 juin 2025 », « Enregistrement… »…"""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.style import Style, restyle


class SavedState(QWidget):
    """Always visible; keeps the room of the longest words of a working day, so that nothing beside it moves."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._icon = icon_label(style, "check", 16, "oui")
        self._label = label(style, "", "small", "oui", strong=True)
        widest = style.metrics("small", strong=True).horizontalAdvance("Enregistré à 00:00")
        self._label.setMinimumWidth(widest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(7))
        row.addWidget(self._icon)
        row.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.show_nothing()

    def text(self) -> str:
        """The words shown now."""
        return self._label.text()

    def show_nothing(self) -> None:
        """Nothing was answered yet."""
        self._show("", "text2", "")

    def show_saved(self, when: str) -> None:
        """The latest answer is on the disk since `when` (« à 10:42 », « le 12 juin 2025 », local)."""
        self._show(f"Enregistré {when}", "oui", "check")

    def show_saving(self) -> None:
        """It has been on its way for more than 300 ms."""
        self._show("Enregistrement…", "text2", "")

    def show_failed(self) -> None:
        """It could not be written; the banner says why."""
        self._show("Non enregistré", "err", "triangle-alert")

    def _show(self, words: str, tone: str, icon: str) -> None:
        self._label.setText(typographic(words))
        self.setAccessibleName(words)
        restyle(self._label, tone=tone)
        if icon:
            self._icon.setPixmap(self._style.pixmap(icon, 16, tone))
        else:
            self._icon.clear()
