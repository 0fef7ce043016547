"""The rail at the left: progress and palier of each domaine, and a way to any step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from paliers_desktop.core import navigation
from paliers_desktop.core.grid import Domaine, Grille
from paliers_desktop.core.report.wording import palier_words
from paliers_desktop.core.scoring import DomaineProfile, Profile
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.labels import icon_label, label
from paliers_desktop.gui.components.palier_chip import PalierChip
from paliers_desktop.gui.components.progress_bar import ProgressBar
from paliers_desktop.gui.components.progress_ring import ProgressRing
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.components.surfaces import separator
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.style import Style

DOMAINE_ICONS = {
    "pilotage": "compass",
    "formation": "graduation-cap",
    "ressources": "book-open",
    "pratiques": "pencil",
    "reseau": "wifi",
    "equipement": "laptop",
}
OTHER_STEPS = {
    navigation.IDENTITE: ("Établissement", "school"),
    navigation.RESULTAT: ("Résultat", "chart-no-axes-column-increasing"),
    navigation.EXPORT: ("Vérifier et exporter", "upload"),
}
WIDTH, NARROW_WIDTH = 240, 72
NARROW_HEIGHTS = (59, 76)
STEP_HEIGHT, STEP_NARROW_HEIGHTS = 38, (30, 38)
"""Least and most: at MEDIUM the items share the height there is, so that all are seen without scrolling."""


def step_words(grille: Grille, *, short: bool = False) -> dict[str, str]:
    """What people read of each step, in order."""
    names = {domaine.slug: domaine.titre_court if short else domaine.titre for domaine in grille.domaines}
    return {step: names.get(step) or OTHER_STEPS[step][0] for step in navigation.steps(grille)}


class Rail(QFrame):
    """`step_chosen(step)` when a person picks one; `show_step` and `show_profile` keep it true."""

    step_chosen = Signal(str)

    def __init__(self, style: Style, grille: Grille, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setProperty("surface", "rail")
        self._domaines = {domaine.slug: DomaineItem(style, domaine) for domaine in grille.domaines}
        self._others = {step: StepItem(style, *OTHER_STEPS[step]) for step in OTHER_STEPS}
        self._head = _Head(style)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        for step, item in self.items().items():
            item.setProperty("step", step)
            self._group.addButton(item)
        self._group.buttonClicked.connect(self._on_clicked)
        self._lay_out()
        self.set_reflow(Reflow.WIDE)

    def items(self) -> dict[str, QPushButton]:
        """The buttons by step."""
        return {**self._domaines, **self._others}

    def show_step(self, step: str) -> None:
        """Mark the current step."""
        self.items()[step].setChecked(True)

    def show_profile(self, profile: Profile) -> None:
        """Refresh progress and paliers."""
        self._head.show_progress(profile.answered, profile.total)
        for domaine in profile.domaines:
            self._domaines[domaine.slug].show_profile(domaine)

    def set_reflow(self, reflow: Reflow) -> None:
        """Full at WIDE, icons at MEDIUM; the window hides it at NARROW."""
        wide = reflow is Reflow.WIDE
        self.setFixedWidth(self._style.px(WIDTH if wide else NARROW_WIDTH))
        self._head.setVisible(wide)
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wide else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setVerticalScrollBarPolicy(policy)  # no room for a bar beside the rings
        for domaine in self._domaines.values():
            domaine.set_wide(wide)
        for other in self._others.values():
            other.set_wide(wide)

    def _lay_out(self) -> None:
        style = self._style
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, style.px(8))
        column.setSpacing(0)
        column.addWidget(self._head)
        for item in self._domaines.values():
            column.addWidget(item)
        column.addSpacing(style.px(6))
        line = QHBoxLayout()
        line.setContentsMargins(style.px(16), 0, style.px(16), 0)
        line.addWidget(separator(style))
        column.addLayout(line)
        column.addSpacing(style.px(6))
        for other in self._others.values():
            column.addWidget(other)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, style.px(1), 0)
        self._scroll = scroll_area(content)
        outer.addWidget(self._scroll)

    def _on_clicked(self, item: QPushButton) -> None:
        self.step_chosen.emit(item.property("step"))


class _Head(QWidget):
    """« Réponses  41 sur 58 » and its bar."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._count = label(style, "", "small", strong=True)
        self._of = label(style, "", "small", "text2")
        self._bar = ProgressBar(style)
        row = QHBoxLayout()
        row.setSpacing(style.px(4))
        row.addWidget(label(style, "Réponses", "small", "text2"))
        row.addStretch()
        row.addWidget(self._count)
        row.addWidget(self._of)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(16), style.px(12), style.px(15), style.px(10))
        column.setSpacing(style.px(7))
        column.addLayout(row)
        column.addWidget(self._bar)

    def show_progress(self, done: int, total: int) -> None:
        self._count.setText(str(done))
        self._of.setText(f"sur {total}")
        self._bar.set_progress(done, total)


class DomaineItem(QPushButton):
    """Ring, name, « 6 sur 9 » and mini chip; the whole of it is one button."""

    def __init__(self, style: Style, domaine: Domaine) -> None:
        super().__init__()
        self._style = style
        self._titre = domaine.titre
        self.setProperty("kind", "rail")
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
        margins = (16, 8, 4, 8) if wide else (8, 1, 8, 1)
        self._box.setContentsMargins(*(style.px(margin) for margin in margins))
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft if wide else Qt.AlignmentFlag.AlignHCenter)
        if wide:
            self.setFixedHeight(self._wide_height())
        else:
            _set_heights(self, style, *NARROW_HEIGHTS)

    def _wide_height(self) -> int:
        style = self._style
        room = style.px(WIDTH - 16 - 38 - 12 - 4 - 1)
        lines = self._name.heightForWidth(room)
        return max(lines + style.px(20 + 4) + style.px(14), style.px(54))

    def _lay_out(self) -> None:
        style = self._style
        below = QHBoxLayout()
        below.setSpacing(style.px(6))
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
        self._row.setSpacing(style.px(12))
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
