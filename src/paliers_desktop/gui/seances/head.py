"""The head of a séance: when it was; while it goes on, since when, how to go back to it and how to end it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.report.seance_words import (
    duration_words,
    seance_counts,
    seance_hours,
    seance_title,
    since_words,
)
from paliers_desktop.core.report.wording import sentence_case
from paliers_desktop.core.seance import Seance
from paliers_desktop.gui.components.buttons import secondary_button
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.style import Style


class SeanceHead(QWidget):
    """`resume_asked`, `end_asked` while it goes on."""

    resume_asked = Signal()
    end_asked = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(style, "", "h2", wrap=True)
        self.about = label(style, "", "small", "text2", wrap=True)
        self._since = label(style, "", "small", strong=True, wrap=True)
        self.resume = secondary_button(style, "Reprendre")
        self.resume.clicked.connect(self.resume_asked)
        self.end = secondary_button(style, "Terminer la séance")
        self.end.clicked.connect(self.end_asked)
        self._now = surface("tint")
        buttons = FlowBox(style.px(8))
        buttons.add(self.resume)
        buttons.add(self.end)
        row = QHBoxLayout(self._now)
        row.setContentsMargins(style.px(14), style.px(8), style.px(14), style.px(8))
        row.setSpacing(style.px(10))
        row.addWidget(icon_label(style, "clock", 18, "accent"))
        row.addWidget(self._since, 1)
        row.addWidget(buttons, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(4))
        for part in (self.title, self.about, self._now):
            column.addWidget(part)

    def show_seance(self, seance: Seance, *, under_way: bool, read_only: bool) -> None:
        """Show when a séance was, or that it goes on."""
        counts = seance_counts(seance)
        told = sentence_case(counts) if under_way else f"{duration_words(seance.duree)} · {counts}"
        self.title.setText(seance_title(seance) if under_way else f"{seance_title(seance)}, {seance_hours(seance)}")
        self.about.setText(told)
        self._since.setText(f"En cours {since_words(seance)}")
        self._now.setVisible(under_way)
        self.resume.setEnabled(not read_only)
        self.end.setEnabled(not read_only)
