"""The rail at the left: progress and palier of each domaine, and a way to any step."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from paliers_desktop.core import navigation
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.scoring import Profile
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.progress_bar import ProgressBar
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.components.surfaces import separator
from paliers_desktop.gui.rail_items import WIDTH, DomaineItem, StepItem
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.style import Style

OTHER_STEPS = {
    navigation.IDENTITE: ("Établissement", "school"),
    navigation.RESULTAT: ("Résultat", "chart-no-axes-column-increasing"),
    navigation.EXPORT: ("Vérifier et exporter", "upload"),
}
BESIDE_WORDS = {
    navigation.SEANCES: "Séances",
    navigation.OBJECTIFS: "Objectifs",
    navigation.PLAN: "Plan d’action",
    navigation.PREUVES: "Preuves",
    navigation.LOCAUX: "Critères de l’établissement",
    navigation.REGARDS: "Regards croisés",
    navigation.COMPARAISON: "Comparaison",
    navigation.ANNEES: "Années",
}
NARROW_WIDTH = 72


def step_words(grille: Grille, *, short: bool = False) -> dict[str, str]:
    """What people read of each step, in order, then of the pages beside them."""
    names = {domaine.slug: domaine.titre_court if short else domaine.titre for domaine in grille.domaines}
    words = {step: names.get(step) or OTHER_STEPS[step][0] for step in navigation.steps(grille)}
    return {**words, **BESIDE_WORDS}


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
            item.installEventFilter(self)
            self._group.addButton(item)
        self._group.buttonClicked.connect(self._on_clicked)
        self._lay_out()
        self.set_reflow(Reflow.WIDE)

    def items(self) -> dict[str, QPushButton]:
        """The buttons by step."""
        return {**self._domaines, **self._others}

    def show_step(self, step: str) -> None:
        """Mark the current step: where Tab enters the rail; beside the steps none is, and Tab enters as before."""
        current = self.items().get(step)
        self._group.setExclusive(current is not None)
        if current is None:
            for item in self.items().values():
                item.setChecked(False)
            return
        current.setChecked(True)
        for item in self.items().values():
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if item is current else Qt.FocusPolicy.ClickFocus)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """↓ and ↑ move the keyboard along the rail; Qt would leave for that step at once."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.modifiers():
            return False
        way = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        items: list[QObject] = list(self.items().values())
        if way and 0 <= (rank := items.index(watched) + way) < len(items):
            list(self.items().values())[rank].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(way)

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
