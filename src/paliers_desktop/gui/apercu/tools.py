"""Above the pages: which one it is, the one before and after, and how large they are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.apercu.zoom import STEPS, Fit, Zoom, zoom_words
from paliers_desktop.gui.components.buttons import tool_button
from paliers_desktop.gui.components.combo_box import ComboBox
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.keyboard.keys import Gesture, key_hint
from paliers_desktop.gui.style import Style

_ZOOMS: tuple[Zoom, ...] = (*Fit, *STEPS)
SIZE = "Taille des pages"


class PreviewTools(QWidget):
    """Only shows and asks; nothing can be asked while there is no page."""

    page_asked = Signal(int)
    zoom_asked = Signal(object)
    step_asked = Signal(int)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = 0
        self.previous = tool_button(style, "Page précédente", "chevron-up", icon_only=True)
        self.next = tool_button(style, "Page suivante", "chevron-down", icon_only=True)
        self.where = label(style, "", "small", strong=True)
        self.smaller = tool_button(style, "Réduire", "zoom-out", icon_only=True)
        self.larger = tool_button(style, "Agrandir", "zoom-in", icon_only=True)
        self.zoom = ComboBox(style, SIZE)
        self.zoom.setAccessibleDescription(SIZE)
        self.zoom.addItems([typographic(zoom_words(zoom)) for zoom in _ZOOMS])
        self.smaller.set_key("", key_hint(Gesture.ZOOM_OUT))
        self.larger.set_key("", key_hint(Gesture.ZOOM_IN))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(8))
        for part in (self.previous, self.next, self.where):
            row.addWidget(part)
        row.addStretch(1)
        for control in (self.smaller, self.zoom, self.larger):
            row.addWidget(control)
        self.previous.clicked.connect(lambda: self.page_asked.emit(self._page - 1))
        self.next.clicked.connect(lambda: self.page_asked.emit(self._page + 1))
        self.smaller.clicked.connect(lambda: self.step_asked.emit(-1))
        self.larger.clicked.connect(lambda: self.step_asked.emit(1))
        self.zoom.activated.connect(lambda index: self.zoom_asked.emit(_ZOOMS[index]))
        self.setEnabled(False)

    def show_page(self, index: int, count: int) -> None:
        """« Page 1 sur 16 »."""
        self._page = index
        self.where.setText(f"Page {index + 1} sur {count}")
        self.setEnabled(True)

    def show_zoom(self, zoom: Zoom) -> None:
        """Show a size in the list, without telling."""
        self.zoom.setCurrentIndex(_ZOOMS.index(zoom))
