"""The criteria of a domaine, one group per palier: its header, the twin that stays in sight, its cards."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.core.grid import PALIERS, Domaine
from paliers_desktop.gui.components.criterion_card import CriterionCard
from paliers_desktop.gui.components.group_header import GroupHeader
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style


class CriterionGroups(QObject):
    """Lays headers and cards in a column; a palier without criteria has no group. folded: one was opened or closed."""

    folded = Signal()

    def __init__(
        self,
        style: Style,
        session: Session,
        domaine: Domaine,
        make_card: Callable[[str, QWidget], CriterionCard],
        column: QVBoxLayout,
        parent: QObject,
    ) -> None:
        """`make_card(critere_id, parent)` is called in reading order; `column` is that of a widget."""
        super().__init__(parent)
        self._style = style
        self._session = session
        self._make_card = make_card
        self.cards: dict[str, CriterionCard] = {}
        self._criteres = {
            palier: [critere.id for critere in domaine.criteres if critere.palier == palier] for palier in PALIERS
        }
        self.headers: dict[int, GroupHeader] = {}
        self.twins: dict[int, GroupHeader] = {}
        self._bodies: dict[int, QWidget] = {}
        for palier in self.paliers:
            self._add(palier, column)

    @property
    def paliers(self) -> tuple[int, ...]:
        """The paliers that have criteria here."""
        return tuple(palier for palier in PALIERS if self._criteres[palier])

    def pairs(self) -> list[tuple[GroupHeader, GroupHeader]]:
        """Each header with its twin."""
        return [(header, self.twins[palier]) for palier, header in self.headers.items()]

    def refresh(self) -> None:
        """Show in the headers what is answered now."""
        answer = self._session.assessment.answer
        for palier, header in self.headers.items():
            etats = [answer(critere_id).etat for critere_id in self._criteres[palier]]
            header.set_etats(etats)
            self.twins[palier].set_etats(etats)

    def show_only(self, shown: Collection[str]) -> None:
        """Hide the other criteria, and the groups left without any."""
        for critere_id, card in self.cards.items():
            card.setVisible(critere_id in shown)
        for palier, header in self.headers.items():
            wanted = any(critere_id in shown for critere_id in self._criteres[palier])
            header.setVisible(wanted)
            self._bodies[palier].setVisible(wanted and header.expanded)

    def set_narrow(self, narrow: bool) -> None:
        """Headers without their description in a narrow window."""
        for header in (*self.headers.values(), *self.twins.values()):
            header.set_narrow(narrow)

    def _add(self, palier: int, column: QVBoxLayout) -> None:
        title = self._session.grille.paliers[palier - 1].titre_court
        header, body = GroupHeader(self._style, palier, title), QWidget()
        column.addWidget(header)
        column.addWidget(body)
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self._style.px(8))
        for critere_id in self._criteres[palier]:
            self.cards[critere_id] = self._make_card(critere_id, body)
            inside.addWidget(self.cards[critere_id])
        header.toggled.connect(body.setVisible)
        header.toggled.connect(self.folded)
        self.headers[palier], self._bodies[palier] = header, body
        self.twins[palier] = GroupHeader(self._style, palier, title)
