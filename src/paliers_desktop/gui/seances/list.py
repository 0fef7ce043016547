"""The séances of the campagne, the latest first: when, how long, what came up."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from paliers_desktop.core.report.seance_words import duration_words, seance_counts, seance_moment
from paliers_desktop.core.report.wording import sentence_case
from paliers_desktop.core.seance import Seance
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.style import Style

_MOST_ROWS = 5
_ID = Qt.ItemDataRole.UserRole


class SeanceList(QListWidget):
    """As high as its lines, up to five séances; `chosen(seance_id)` when a person picks one."""

    chosen = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setProperty("found", "true")
        self.setFont(style.font("small"))
        self.setAccessibleName("Séances, de la plus récente à la plus ancienne")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._on_current)

    def show_seances(self, seances: Sequence[Seance], current_id: str | None, chosen: str) -> None:
        """Show the séances, oldest first as given; `current_id` is under way, `chosen` is marked."""
        self.blockSignals(True)
        wanted = [seance.id for seance in reversed(seances)]
        if [self.item(rank).data(_ID) for rank in range(self.count())] != wanted:
            self.clear()
            for seance_id in wanted:
                item = QListWidgetItem(self)
                item.setData(_ID, seance_id)
        for rank, seance in enumerate(reversed(seances)):
            item = self.item(rank)
            item.setText(typographic(_words(seance, current_id)))
            if seance.id == chosen:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self._grow()

    def _grow(self) -> None:
        heights = [self.sizeHintForRow(rank) for rank in range(min(self.count(), _MOST_ROWS))]
        self.setFixedHeight(sum(heights) + 2 * self.frameWidth() + self._style.px(2))

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item:
            self.chosen.emit(item.data(_ID))


def _words(seance: Seance, current_id: str | None) -> str:
    """Short lines, that the list has room for at any size."""
    when = "En cours" if seance.id == current_id else sentence_case(duration_words(seance.duree))
    return "\n".join((seance_moment(seance), when, *sentence_case(seance_counts(seance)).split(", ")))
