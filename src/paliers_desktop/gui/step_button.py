"""The button that replaces the rail in a narrow window: current step, progress and palier; opens the list of steps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from paliers_desktop.core.report.wording import palier_words
from paliers_desktop.core.scoring import DomaineProfile
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.labels import ElidedLabel, icon_label, label
from paliers_desktop.gui.components.palier_chip import PalierChip
from paliers_desktop.gui.style import Style


class StepButton(QPushButton):
    """« Formation  6 sur 9 » at the left, the chip and a chevron at the right."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "secondary")
        self.setFixedHeight(style.px(34))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = ElidedLabel(style, "", "body", strong=True)
        self._count = label(style, "", "small", "text2")
        self._chip = PalierChip(style, mini=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.px(14), 0, style.px(12), 0)
        row.setSpacing(style.px(10))
        row.addWidget(self._name)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._chip)
        row.addWidget(icon_label(style, "chevron-down", 16))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_step(self, words: str, domaine: DomaineProfile | None) -> None:
        """Name a step; `domaine` is None for those that are none."""
        count = f"{domaine.answered} sur {domaine.total}" if domaine else ""
        self._name.set_text(words)
        self._count.setText(count)
        self._count.setVisible(domaine is not None)
        self._chip.setVisible(domaine is not None)
        if domaine:
            self._chip.set_palier(domaine.palier)
        palier = palier_words(domaine.palier) if domaine else ""
        self.setAccessibleName(typographic(", ".join(part for part in (words, count, palier) if part)))
