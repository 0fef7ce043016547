"""What to do with a séance: save its relevé as a PDF or look at it first, open that, take the séance off."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.gui.components.buttons import ghost_button, primary_button, secondary_button
from paliers_desktop.gui.components.check_box import CheckBox
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import ElidedLabel
from paliers_desktop.gui.style import Style

FULL = "Avec les avis partagés et les noms"
SAVE = "Enregistrer le relevé (PDF)…"


class SeanceFoot(QWidget):
    """`open_asked(path)` of the file that was just written."""

    save_asked = Signal()
    preview_asked = Signal()
    open_asked = Signal(object)
    take_off_asked = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self.full = CheckBox(style, FULL)
        self.full.setChecked(True)
        self.save = primary_button(style, SAVE, icon="file-text", height=36)
        self.save.clicked.connect(self.save_asked)
        self.preview = secondary_button(style, "Aperçu", icon="eye", height=36)
        self.preview.clicked.connect(self.preview_asked)
        self.open = secondary_button(style, "Ouvrir le PDF", icon="external-link", height=36)
        self.open.clicked.connect(self._on_open)
        self.take_off = ghost_button(style, "Retirer cette séance", icon="trash-2", height=36)
        self.take_off.clicked.connect(self.take_off_asked)
        self._done = ElidedLabel(style, "", "small", "oui", strong=True, mode=Qt.TextElideMode.ElideMiddle)
        buttons = FlowBox(style.px(8))
        for button in (self.save, self.preview, self.open, self.take_off):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, style.px(4), 0, 0)
        column.setSpacing(style.px(10))
        for part in (self.full, buttons, self._done):
            column.addWidget(part)
        self.show_done(None)

    def show_done(self, path: Path | None) -> None:
        """Say where the relevé was written, and offer to open it; None for not yet."""
        self._path = path
        self.open.setVisible(path is not None)
        self._done.setVisible(path is not None)
        self._done.set_text(f"Le relevé est enregistré : {path}" if path else "")

    def _on_open(self) -> None:
        self.open_asked.emit(self._path)
