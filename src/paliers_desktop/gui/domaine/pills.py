"""The filters of a domaine: Tous, Sans réponse, À vérifier, En cours, each for all paliers or for one."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.gui.components.filter_pill import FilterPill
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.palier_pill import PalierPill
from paliers_desktop.gui.style import Style


class Filter(Enum):
    """What a page shows of its criteria; the value is the word on the pill."""

    ALL = "Tous"
    UNANSWERED = "Sans réponse"
    TO_CHECK = "À vérifier"
    ONGOING = "En cours"


_EMPTY = {
    Filter.UNANSWERED: "Plus aucun critère sans réponse",
    Filter.TO_CHECK: "Aucun critère à vérifier",
    Filter.ONGOING: "Aucun critère en cours",
    Filter.ALL: "Aucun critère",
}


def matches(kind: Filter, answer: Answer) -> bool:
    """Whether a criterion with this answer is shown under a filter."""
    if kind is Filter.UNANSWERED:
        return answer.etat is None
    if kind is Filter.TO_CHECK:
        return answer.a_verifier
    return kind is Filter.ALL or answer.etat is Etat.EN_COURS


class DomainFilter(FlowBox):
    """One pill per filter with its count, then the palier; chosen: another filter, or another palier."""

    chosen = Signal()

    def __init__(self, style: Style, paliers: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(style.px(6), parent)
        self._group = QButtonGroup(self)
        self.pills = {kind: FilterPill(style, kind.value) for kind in Filter}
        for kind, pill in self.pills.items():
            pill.setProperty("filter", kind.name)
            self._group.addButton(pill)
            self.add(pill)
        self.palier_pill = PalierPill(style, paliers)
        self.palier_pill.chosen.connect(self.chosen)
        self.add(self.palier_pill)
        self.pills[Filter.ALL].setChecked(True)
        self._group.buttonClicked.connect(self.chosen)
        self.set_narrow(False)

    @property
    def kind(self) -> Filter:
        """The filter chosen now."""
        return next(kind for kind, pill in self.pills.items() if pill.isChecked())

    @property
    def palier(self) -> int | None:
        """The palier chosen now, None for all."""
        return self.palier_pill.palier

    def shows(self, palier: int, answer: Answer) -> bool:
        """Whether a criterion of that palier, so answered, is to be shown."""
        return self.palier in (None, palier) and matches(self.kind, answer)

    def count(self, answers: Sequence[tuple[int, Answer]], *, marked_elsewhere: bool) -> None:
        """Say how many criteria each filter would show, given palier and answer of each; hide those without any.

        The chosen one is never hidden, nor « À vérifier » while another domaine has a mark.
        """
        for kind, pill in self.pills.items():
            count = sum(self.palier in (None, palier) and matches(kind, answer) for palier, answer in answers)
            pill.set_count(count)
            kept = kind is Filter.ALL or pill.isChecked() or (marked_elsewhere and kind is Filter.TO_CHECK)
            pill.setVisible(count > 0 or kept)
        shown = [palier for palier, answer in answers if matches(self.kind, answer)]
        self.palier_pill.show_counts({palier: shown.count(palier) for palier in self.palier_pill.paliers})

    def choose(self, kind: Filter, palier: int | None = None) -> None:
        """Choose a filter and a palier (None for all) as clicks would."""
        self.pills[kind].setChecked(True)
        self.palier_pill.set_palier(palier)
        self.chosen.emit()

    def empty_sentence(self) -> str:
        """What to say when nothing is shown."""
        place = "dans ce domaine" if self.palier is None else f"au palier {self.palier} dans ce domaine"
        return f"{_EMPTY[self.kind]} {place}."

    def set_narrow(self, narrow: bool) -> None:
        """On as many lines as needed, rather than on one."""
        policy = QSizePolicy(
            QSizePolicy.Policy.Expanding if narrow else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
        )
        policy.setHeightForWidth(narrow)
        self.setSizePolicy(policy)

    def set_compact(self, compact: bool) -> None:
        """The palier as an icon, where the room is for its domaine's name."""
        self.palier_pill.set_compact(compact)
