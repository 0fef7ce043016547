"""What a person can say of the établissement and of its relecture: each command is one geste."""

import datetime
from abc import abstractmethod
from typing import Any

from msgspec.structs import replace

from paliers_desktop.core import identity_rules
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Change, Kind, Target, etablissement_changes, relecture_changes
from paliers_desktop.gui.answer_edits import AnswerEdits, typed_day
from paliers_desktop.gui.typing import Field


class IdentityEdits(AnswerEdits):
    """The part of the session that speaks of the établissement; the session holds it and commits."""

    grille: Grille

    @abstractmethod
    def _check_identity(self, changes: tuple[Change, ...]) -> None:
        """Raise UserError when a rule forbids these changes."""

    def edit_etablissement(self, **fields: Any) -> None:
        """Change the description of the établissement; UserError when a rule forbids it."""
        before = self.assessment.etablissement
        after = replace(before, **fields)
        changes = etablissement_changes(before, after)
        self._check_identity(changes)
        identity_rules.check_grid(self.grille, after.type)
        self._commit(Kind.SAISIE, changes)

    def edit_relecture(self, **fields: Any) -> None:
        """Say whether the head has read the synthesis (`relu`), and when (`relu_le`)."""
        self.leave_field()
        before = self.assessment.relecture
        self._commit(Kind.SAISIE, relecture_changes(before, replace(before, **fields)))

    def type_relu_le(self, day: datetime.date | None) -> None:
        """Take note of the day of the reading being typed; it is saved within a second."""
        self._typing.type(Field("", "relu_le", Target.RELECTURE), day.isoformat() if day else "")

    def _typed_changes(self, field: Field, text: str) -> tuple[Change, ...]:
        if field.target is not Target.RELECTURE:
            return super()._typed_changes(field, text)
        before = self.assessment.relecture
        return relecture_changes(before, replace(before, relu_le=typed_day(text)))
