"""The quiet line that says a séance goes on, while the grid is not projected."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.report.seance_words import since_words
from paliers_desktop.gui.components.buttons import link_button
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.seance_keeper import SeanceKeeper
from paliers_desktop.gui.style import Style


class SeanceBar(QWidget):
    """Shows itself while a séance is under way, unless muted: on the page that already says so."""

    resume_asked = Signal()
    ended = Signal(str)
    """Id of the séance that the person just ended here."""

    def __init__(self, style: Style, seances: SeanceKeeper, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seances = seances
        self._muted = False
        self._read_only = read_only
        self.words = label(style, "", "small", strong=True)
        self.words.setFixedHeight(style.px(22))  # as high as the links beside it
        self.resume = link_button(style, "Reprendre")
        self.resume.clicked.connect(self.resume_asked)
        self.end = link_button(style, "Terminer la séance")
        self.end.clicked.connect(self._on_end)
        line = surface("tint")
        parts = FlowBox(style.px(16))
        for part in (self.words, self.resume, self.end):
            parts.add(part)
        row = QHBoxLayout(line)
        row.setContentsMargins(style.px(14), style.px(6), style.px(14), style.px(6))
        row.setSpacing(style.px(10))
        row.addWidget(icon_label(style, "clock", 18, "accent"))
        row.addWidget(parts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(24), style.px(12), style.px(24), 0)
        column.addWidget(line)
        seances.changed.connect(self.refresh)
        self.refresh()

    def mute(self, muted: bool) -> None:
        """Say nothing for now, or speak again."""
        self._muted = muted
        self.refresh()

    def refresh(self) -> None:
        """Show or hide, as things are now."""
        current = self._seances.current
        if current:
            self.words.setText(f"Séance en cours {since_words(current)}")
        self.setVisible(current is not None and not self._muted and not self._read_only)

    def _on_end(self) -> None:
        seance = self._seances.current
        self._seances.end()
        self.refresh()
        if seance:
            self.ended.emit(seance.id)

    def showEvent(self, event: QShowEvent) -> None:
        """Time passes: a séance left open may be over."""
        super().showEvent(event)
        self.refresh()
