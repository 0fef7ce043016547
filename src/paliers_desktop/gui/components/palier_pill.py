"""Which palier is shown, as a pill that opens a list: « Palier : tous », « Palier : 2 »."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import Button
from paliers_desktop.gui.style import Style

_HEIGHT = 30
_ICON = "chart-no-axes-column-increasing"


class PalierPill(Button):
    """chosen: the person picked another palier. Tinted while it hides something."""

    chosen = Signal()

    def __init__(self, style: Style, paliers: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(style, "", "pill", icon=_ICON, trailing="chevron-down", height=_HEIGHT, parent=parent)
        self.paliers = tuple(paliers)
        self.setCheckable(True)
        self.setProperty("focus_radius", style.px(_HEIGHT) / 2)
        menu = QMenu(self)
        menu.setAccessibleName("Palier")
        self._actions: dict[int | None, QAction] = {}
        self._choices = QActionGroup(menu)
        for palier in (None, *self.paliers):
            action = menu.addAction("")
            action.setCheckable(True)
            action.setData(palier)
            self._choices.addAction(action)
            self._actions[palier] = action
        self._choices.triggered.connect(self._on_triggered)
        self.setMenu(menu)
        self.set_palier(None)
        self.show_counts(dict.fromkeys(self.paliers, 0))

    @property
    def palier(self) -> int | None:
        """The palier chosen, None for all."""
        return next(palier for palier, action in self._actions.items() if action.isChecked())

    def set_palier(self, palier: int | None) -> None:
        """Choose a palier without saying so."""
        self._actions[palier].setChecked(True)
        self.setChecked(palier is not None)
        self.set_text(f"Palier : {'tous' if palier is None else palier}")

    def set_compact(self, compact: bool) -> None:
        """As an icon; the words are in the tooltip."""
        self.set_icon_only(compact)

    def show_counts(self, counts: Mapping[int, int]) -> None:
        """Say in the list how many criteria each palier would show."""
        for palier, action in self._actions.items():
            words = "Tous les paliers" if palier is None else f"Palier {palier}"
            count = sum(counts.values()) if palier is None else counts[palier]
            action.setText(typographic(f"{words} : {count}"))

    def _on_triggered(self, action: QAction) -> None:
        self.set_palier(action.data())
        self.chosen.emit()
