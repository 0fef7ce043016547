"""The head of the criteria of one palier: chevron, chip, description, a glyph per criterion, how many are in place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.report.complete import summary
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import tool_button
from paliers_desktop.gui.components.etat_strip import EtatStrip
from paliers_desktop.gui.components.labels import ElidedLabel, label
from paliers_desktop.gui.components.palier_chip import PalierChip
from paliers_desktop.gui.style import Style

_HEIGHT = 34


class GroupHeader(QWidget):
    """Collapses only when the person asks; toggled carries whether the criteria now show."""

    toggled = Signal(bool)

    def __init__(self, style: Style, palier: int, description: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._expanded = True
        self._words = f"Palier {palier} : {description}"
        self.setFixedHeight(style.px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chevron = tool_button(style, "Replier", "chevron-down", icon_only=True)
        self.chevron.setFixedSize(style.px(24), style.px(24))
        self.chevron.clicked.connect(self.toggle)
        chip = PalierChip(style)
        chip.set_palier(palier)
        self._description = ElidedLabel(style, description, "body", "text2")
        self._strip = EtatStrip(style)
        self._summary = label(style, "", "small", "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.chevron)
        row.addSpacing(style.px(2))
        row.addWidget(chip)
        row.addSpacing(style.px(10))
        row.addWidget(self._description, 1)
        row.addSpacing(style.px(10))
        row.addWidget(self._strip)
        row.addSpacing(style.px(18))
        row.addWidget(self._summary)
        self._spread = QWidget()
        self._spread.hide()
        row.insertWidget(5, self._spread, 1)
        self.set_expanded(True)

    @property
    def expanded(self) -> bool:
        """Whether the criteria show."""
        return self._expanded

    def summary(self) -> str:
        """« 2 sur 4 en place »."""
        return self._summary.text()

    def set_etats(self, etats: Sequence[Etat | None]) -> None:
        """Show the answers of the criteria of this palier, in reading order."""
        self._strip.set_etats(etats)
        self._summary.setText(typographic(summary(etats)))

    def set_narrow(self, narrow: bool) -> None:
        """Without the description in a narrow window."""
        self._description.setVisible(not narrow)
        self._spread.setVisible(narrow)

    def set_expanded(self, expanded: bool) -> None:
        """Show the state of the group without saying so."""
        self._expanded = expanded
        self.chevron.set_icon_name("chevron-down" if expanded else "chevron-right")
        self.chevron.set_text("Replier" if expanded else "Déplier")
        self.chevron.setAccessibleDescription(typographic(self._words))

    def expand(self) -> None:
        """Show the criteria, and say so when they were not shown."""
        if not self._expanded:
            self.toggle()

    def toggle(self) -> None:
        """Collapse or expand, as the person does."""
        self.set_expanded(not self._expanded)
        self.toggled.emit(self._expanded)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.toggle()
