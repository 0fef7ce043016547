"""The buttons of the rail: a domaine with its progress and palier, or another step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from paliers_desktop.core.grid import Domaine
from paliers_desktop.core.report.wording import palier_words
from paliers_desktop.core.scoring import DomaineProfile
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.components.palier_chip import PalierChip
from paliers_desktop.gui.components.progress_ring import ProgressRing
from paliers_desktop.gui.style import Style

DOMAINE_ICONS = {
    "pilotage": "compass",
    "formation": "graduation-cap",
    "ressources": "book-open",
    "pratiques": "pencil",
    "reseau": "wifi",
    "equipement": "laptop",
}
WIDTH = 240
NARROW_HEIGHTS = (59, 76)
STEP_HEIGHT, STEP_NARROW_HEIGHTS = 38, (30, 38)
"""Least and most: at MEDIUM the items share the height there is, so that all are seen without scrolling."""


class DomaineItem(QPushButton):
    """Ring, name, « 6 sur 9 » and mini chip; the whole of it is one button."""

    def __init__(self, style: Style, domaine: Domaine) -> None:
        super().__init__()
        self._style = style
        self._titre = domaine.titre
        self.setProperty("kind", "rail")
        self.setAutoDefault(True)  # Entrée presses it
        self.setCheckable(True)
        self._ring = ProgressRing(style, DOMAINE_ICONS.get(domaine.slug, "circle-check"))
        self._name = label(style, domaine.titre, "small", strong=True, wrap=True)
        self._count = label(style, "", "caption", "text2")
        self._chip = PalierChip(style, mini=True)
        self._number = PalierChip(style, mini=True)
        self._number.set_bare(True)
        self._text = QWidget()
        self._lay_out()

    def show_profile(self, profile: DomaineProfile) -> None:
        """Refresh count, ring and chips, and what a screen reader says."""
        count = f"{profile.answered} sur {profile.total}"
        self._count.setText(count)
        self._ring.set_progress(profile.answered, profile.total)
        self._chip.set_palier(profile.palier)
        self._number.set_palier(profile.palier)
        words = typographic(f"{self._titre}, {count}, {palier_words(profile.palier)}")
        self.setAccessibleName(words)
        self.setToolTip("" if self._text.isVisibleTo(self) else words)

    def set_wide(self, wide: bool) -> None:
        """Name and chip beside the ring, or ring and number alone."""
        style = self._style
        self._text.setVisible(wide)
        self._number.setVisible(not wide)
        margins = (16, 7, 1, 7) if wide else (8, 1, 8, 1)
        self._box.setContentsMargins(*(style.px(margin) for margin in margins))
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft if wide else Qt.AlignmentFlag.AlignHCenter)
        if wide:
            self.setFixedHeight(self._wide_height())
        else:
            _set_heights(self, style, *NARROW_HEIGHTS)

    def _wide_height(self) -> int:
        style = self._style
        room = style.px(WIDTH - 16 - 38 - 9 - 1 - 1)
        lines = self._name.heightForWidth(room)
        return max(lines + style.px(20 + 4) + style.px(14), style.px(54))

    def _lay_out(self) -> None:
        style = self._style
        below = QHBoxLayout()
        below.setSpacing(style.px(4))
        below.addWidget(self._count)
        below.addWidget(self._chip)
        below.addStretch()
        text = QVBoxLayout(self._text)
        text.setContentsMargins(0, 0, 0, 0)
        text.setSpacing(style.px(4))
        text.addWidget(self._name)
        text.addLayout(below)
        left = QVBoxLayout()
        left.setSpacing(style.px(1))
        left.addStretch()
        for widget in (self._ring, self._number):
            left.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        left.addStretch()
        self._row = QHBoxLayout()
        self._row.setSpacing(style.px(9))
        self._row.addLayout(left)
        self._row.addWidget(self._text, 1)
        self._box = QVBoxLayout(self)
        self._box.addLayout(self._row)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class StepItem(QPushButton):
    """A step that is no domaine: icon and words."""

    def __init__(self, style: Style, words: str, icon: str) -> None:
        super().__init__()
        self._style = style
        self.setProperty("kind", "rail")
        self.setAutoDefault(True)  # Entrée presses it
        self.setCheckable(True)
        self.setAccessibleName(words)
        self._icon = icon_label(style, icon, 20, "text")
        self._words: QLabel = label(style, words, "small", strong=True)
        self._box = QHBoxLayout(self)
        self._box.setSpacing(style.px(21))
        self._box.addWidget(self._icon)
        self._box.addWidget(self._words, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_wide(self, wide: bool) -> None:
        """Words beside the icon, or in the tooltip."""
        self._words.setVisible(wide)
        side = self._style.px(25)
        self._box.setContentsMargins(side, 0, 0 if wide else side, 0)
        _set_heights(self, self._style, *((STEP_HEIGHT, STEP_HEIGHT) if wide else STEP_NARROW_HEIGHTS))
        self.setToolTip("" if wide else self.accessibleName())


def _set_heights(button: QPushButton, style: Style, least: int, most: int) -> None:
    button.setMinimumHeight(style.px(least))
    button.setMaximumHeight(style.px(most))
    button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
