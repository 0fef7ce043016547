"""What « Proposer des réponses » asks: for each criterion that the écoles share, the answer, and a comment."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from paliers_desktop.actions.proposing import Shared
from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.proposal import PROPOSABLE, Proposed
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.choice_field import ChoiceField
from paliers_desktop.gui.components.field import Field
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.named_group import NamedGroup
from paliers_desktop.gui.listing.several.task import AskPage
from paliers_desktop.gui.style import Style

NOTHING = "Ne rien proposer"
MOST_COMMENTAIRE = 500
_ANSWER = 170


class ProposalsPage(AskPage):
    """`proposed` is what the person chose."""

    def __init__(self, style: Style, introduction: str, shared: Sequence[Shared]) -> None:
        super().__init__(style, introduction)
        choices: list[tuple[str, Etat | None]] = [(NOTHING, None), *((ETATS[etat], etat) for etat in PROPOSABLE)]
        self.answers: dict[str, ChoiceField] = {}
        self.comments: dict[str, Field] = {}
        for one in shared:
            self.answers[one.critere] = answer = ChoiceField(style, "Réponse", choices)
            self.comments[one.critere] = comment = Field(style, "Commentaire (facultatif)")
            answer.combo.setAccessibleName(typographic(f"Réponse, {one.numero}"))
            comment.line_edit.setAccessibleName(typographic(f"Commentaire, {one.numero}"))
            comment.line_edit.setMaxLength(MOST_COMMENTAIRE)
            answer.chosen.connect(lambda _value: self.changed.emit())
            self.column.addWidget(self._group(style, one, answer, comment))
        self.column.addStretch()

    @property
    def proposed(self) -> tuple[Proposed, ...]:
        """In the order of the grid."""
        return tuple(
            Proposed(key, answer.value(), self.comments[key].text().strip())
            for key, answer in self.answers.items()
            if answer.value() is not None
        )

    @property
    def ready(self) -> bool:
        """Once something is proposed."""
        return bool(self.proposed)

    def focus_first(self) -> None:
        """The first criterion."""
        next(iter(self.answers.values())).focus_field()

    def _group(self, style: Style, one: Shared, answer: ChoiceField, comment: Field) -> NamedGroup:
        group = NamedGroup()
        group.setAccessibleName(typographic(f"{one.numero} {one.texte}"))
        answer.setMinimumWidth(style.px(_ANSWER))
        row = QHBoxLayout()
        row.setSpacing(style.px(10))
        row.addWidget(answer, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(comment, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, style.px(6))
        column.setSpacing(style.px(4))
        column.addWidget(label(style, f"{one.numero} {one.texte}", "small", strong=True, wrap=True))
        if one.lecture:
            column.addWidget(label(style, one.lecture, "caption", "text2", wrap=True))
        column.addLayout(row)
        return group
