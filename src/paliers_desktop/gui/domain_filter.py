"""The filter pills of a domaine: Tous, Sans réponse, À vérifier, En cours."""

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.gui.components.filter_pill import FilterPill
from paliers_desktop.gui.style import Style


class Filter(Enum):
    """What a page shows of its criteria; the value is the word on the pill."""

    ALL = "Tous"
    UNANSWERED = "Sans réponse"
    TO_CHECK = "À vérifier"
    ONGOING = "En cours"


_EMPTY = {
    Filter.ALL: "",
    Filter.UNANSWERED: "Plus aucun critère sans réponse dans ce domaine.",
    Filter.TO_CHECK: "Aucun critère à vérifier dans ce domaine.",
    Filter.ONGOING: "Aucun critère en cours dans ce domaine.",
}


def matches(kind: Filter, answer: Answer) -> bool:
    """Whether a criterion with this answer is shown under a filter."""
    if kind is Filter.UNANSWERED:
        return answer.etat is None
    if kind is Filter.TO_CHECK:
        return answer.a_verifier
    return kind is Filter.ALL or answer.etat is Etat.EN_COURS


class DomainFilter(QWidget):
    """One pill per filter with its count; `chosen(Filter)`."""

    chosen = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.pills = {kind: FilterPill(style, kind.value) for kind in Filter}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.px(6))
        for kind, pill in self.pills.items():
            pill.setProperty("filter", kind.name)
            self._group.addButton(pill)
            row.addWidget(pill)
        row.addStretch()
        self.pills[Filter.ALL].setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_counts(self, counts: dict[Filter, int]) -> None:
        """How many criteria each filter would show; a filter without any is hidden unless chosen."""
        for kind, pill in self.pills.items():
            pill.set_count(counts[kind])
            pill.setVisible(kind is Filter.ALL or counts[kind] > 0 or pill.isChecked())

    def choose(self, kind: Filter) -> None:
        """Choose a filter as a click would."""
        self.pills[kind].setChecked(True)
        self.chosen.emit(kind)

    def empty_sentence(self, kind: Filter) -> str:
        """What to say when the filter shows nothing."""
        return _EMPTY[kind]

    def _on_clicked(self, pill: FilterPill) -> None:
        self.chosen.emit(Filter[pill.property("filter")])
