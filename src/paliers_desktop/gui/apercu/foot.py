"""Below the pages: print, save; and while it prints, how far it is and how to stop it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from paliers_desktop.core.report.wording import counted
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.buttons import ghost_button, primary_button, secondary_button
from paliers_desktop.gui.components.labels import ElidedLabel
from paliers_desktop.gui.keyboard.keys import Gesture, key_hint
from paliers_desktop.gui.style import Style

if TYPE_CHECKING:  # loads QtPrintSupport
    from paliers_desktop.gui.apercu.printing import PrintJob


class PreviewFoot(QWidget):
    """Nothing can be asked before `set_ready`; `told`, how a print goes, is for the window to place."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: PrintJob | None = None
        self.told = ElidedLabel(style, "", "small", "text2")
        self.stop = ghost_button(style, "Arrêter", height=36)
        self.stop.set_tip("Arrêter l’impression")
        self.stop.clicked.connect(self.cancel)
        self.stop.hide()
        self.print = secondary_button(style, "Imprimer…", icon="printer", height=36)
        self.print.set_key("", key_hint(Gesture.PRINT))
        self.save = primary_button(style, "Enregistrer le PDF…", icon="save", height=36)
        self.save.set_key("", key_hint(Gesture.SAVE_PDF))
        self.told.hide()
        self.set_ready(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(10))
        row.addStretch(1)
        for part in (self.stop, self.print, self.save):
            row.addWidget(part)

    @property
    def printing(self) -> bool:
        """Whether pages are on their way."""
        return self._job is not None

    def set_ready(self, ready: bool) -> None:
        """Whether there are pages to save and print."""
        self.print.setEnabled(ready)
        self.save.setEnabled(ready)

    def follow(self, job: "PrintJob") -> None:
        """Tell how a print goes, until it ends."""
        self._job = job
        job.progressed.connect(self._on_progress)
        job.ended.connect(self._on_ended)
        job.failed.connect(lambda _error: self._leave(""))
        self.stop.show()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.print.hide()
        self._tell("Impression…")

    def cancel(self) -> None:
        """Stop what prints."""
        if self._job:
            self._job.cancel()
            self._leave("Impression arrêtée.")

    def _on_progress(self, done: int, total: int) -> None:
        self._tell(f"Impression : page {done} sur {total}")

    def _on_ended(self, count: int) -> None:
        self._leave(f"Envoyé à l’imprimante : {counted(count, 'page')}.")

    def _leave(self, told: str) -> None:
        self._job = None
        self._tell(told)
        self.print.show()
        if self.stop.hasFocus():
            self.print.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stop.hide()
        if told:
            announce(self.told, told)

    def _tell(self, told: str) -> None:
        self.told.set_text(told)
        self.told.setVisible(bool(told))
