"""The names typed for a séance: folded away, kept outside the history, erased for good."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.core.text import clean_text
from paliers_desktop.errors import UserError
from paliers_desktop.gui.components.buttons import ghost_button, tool_button
from paliers_desktop.gui.components.field import Field
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.typing_focus import holds_keyboard
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.typing import CLEANED, DELAY_MS, too_long

TITLE = "Noms (facultatif)"
HINT = (
    "Facultatif : les noms restent dans ce fichier, hors de l’historique, et ne sont jamais transmis à l’académie. Ils "
    "sont dans ses copies."
)
MAX_NOMS = 500


class SeanceNoms(QWidget):
    """`keep(seance_id, noms)` is called at most a second after the last key, and as the field is left."""

    erase_asked = Signal()
    told = Signal(str)
    """One sentence, when something unusable was removed from the names, or their end not taken."""

    def __init__(self, style: Style, keep: Callable[[str, str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        self._seance_id = self._kept = ""
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.flush)
        self.opener = tool_button(style, TITLE, "chevron-right", checkable=True)
        self.opener.toggled.connect(self._on_toggled)
        self.field = Field(style, "Noms")
        self.field.line_edit.setMaxLength(MAX_NOMS)
        self.field.line_edit.setAccessibleDescription(HINT)
        self.field.line_edit.shortened.connect(lambda: self.told.emit(too_long(MAX_NOMS)))
        self.field.edited.connect(self._on_edited)
        self.field.line_edit.editingFinished.connect(self.flush)
        self.erase = ghost_button(style, "Effacer les noms", icon="trash-2")
        self.erase.clicked.connect(self.erase_asked)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(style.px(6))
        for part in (self.field, label(style, HINT, "small", "text2", wrap=True), self.erase):
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(8))
        column.addWidget(self.opener)
        column.addWidget(self._inside)
        self._inside.hide()

    def show_noms(self, seance_id: str, noms: str, *, read_only: bool) -> None:
        """Show the names kept for a séance; a field being typed for it is left alone."""
        other = seance_id != self._seance_id
        typing = holds_keyboard(self.field.line_edit) or self._timer.isActive() or bool(self.field.error())
        if other:
            self.flush()
            self.opener.setChecked(bool(noms))
            self.field.set_error("")
        self._seance_id, self._kept = seance_id, noms
        if other or not typing:
            self.field.set_text(noms)
        self.field.line_edit.setReadOnly(read_only)
        self.erase.setEnabled(bool(noms) and not read_only)

    def flush(self) -> None:
        """Have what was typed kept now; a failure is told at the field, whose text stays."""
        self._timer.stop()
        noms, removed = clean_text(self.field.text())
        if removed:
            self.field.set_text(noms)
            self.told.emit(CLEANED)
        if not self._seance_id or noms.strip() == self._kept:
            return
        before, self._kept = self._kept, noms.strip()
        try:
            self._keep(self._seance_id, self._kept)
        except UserError as error:
            self._kept = before
            self.field.set_error(str(error))
        else:
            self.field.set_error("")

    def clear(self) -> None:
        """Forget what is typed: the names were erased."""
        self._timer.stop()
        self.field.set_text("")
        self.field.set_error("")

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page shows."""
        super().hideEvent(event)
        self.flush()

    def _on_edited(self) -> None:
        self._timer.start()

    def _on_toggled(self, open_: bool) -> None:
        self.opener.set_icon_name("chevron-down" if open_ else "chevron-right")
        self._inside.setVisible(open_)
