"""What a person can say of a criterion: each command is one geste, each text field one geste until it is left."""

import datetime
from abc import abstractmethod
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from paliers_desktop.core.assessment import Assessment, Etat, MotifCode
from paliers_desktop.core.history import Change, Kind, answer_changes
from paliers_desktop.gui.typing import Field, Typing


class AnswerEdits(QObject):
    """The half of the session that speaks of criteria; the other half holds the answers and commits."""

    notice = Signal(str)
    """One sentence about what the person just typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typing = Typing(self)
        self._typing.typed.connect(self._on_typed)
        self._typing.cleaned.connect(self.notice)

    @property
    @abstractmethod
    def assessment(self) -> Assessment:
        """The answers as the person sees them."""

    @abstractmethod
    def _commit(self, kind: Kind, changes: tuple[Change, ...], geste_id: str = "") -> None:
        """Show and save these changes as one geste."""

    def set_etat(self, critere_id: str, etat: Etat | None) -> None:
        """Answer a criterion, or clear its answer; what only goes with another answer is cleared with it."""
        self._edit(critere_id, etat=etat, a_confirmer=False, **_cleared(etat))

    def set_etats(self, critere_ids: tuple[str, ...], etat: Etat | None) -> None:
        """Give several criteria the same answer, in one geste."""
        self._edit(*critere_ids, etat=etat, a_confirmer=False, **_cleared(etat))

    def confirm(self, *critere_ids: str) -> None:
        """Say that answers which were proposed hold, in one geste."""
        self._edit(*critere_ids, a_confirmer=False)

    def set_motif(self, critere_id: str, code: MotifCode | None) -> None:
        """Say why a criterion is sans objet."""
        self._edit(critere_id, motif_code=code)

    def set_a_verifier(self, critere_id: str, on: bool) -> None:
        """Mark a criterion « à vérifier », or take the mark off."""
        self._edit(critere_id, a_verifier=on, **({} if on else {"aupres_de": ""}))

    def set_entraide(self, critere_id: str, *, besoin: bool, partage: bool) -> None:
        """Say « nous souhaitons un accompagnement », « nous pouvons partager notre expérience », both or none."""
        self._edit(critere_id, besoin=besoin, partage=partage)

    def type_commentaire(self, critere_id: str, text: str) -> None:
        """Take note of a comment being typed; it is saved within a second."""
        self._typing.type(Field(critere_id, "commentaire"), text, multiline=True)

    def type_motif_texte(self, critere_id: str, text: str) -> None:
        """Take note of a motif being typed; it is saved within a second."""
        self._typing.type(Field(critere_id, "motif_texte"), text)

    def type_aupres_de(self, critere_id: str, text: str) -> None:
        """Take note of whom to ask, being typed; it is saved within a second."""
        self._typing.type(Field(critere_id, "aupres_de"), text)

    def set_echeance(self, critere_id: str, day: datetime.date | None) -> None:
        """Take note of a target date being typed; it is saved within a second."""
        self._typing.type(Field(critere_id, "echeance"), day.isoformat() if day else "")

    def leave_field(self) -> None:
        """Save what was typed; further typing is another geste."""
        self._typing.leave()

    def _edit(self, *critere_ids: str, **fields: Any) -> None:
        self.leave_field()
        changes: list[Change] = []
        for critere_id in critere_ids:
            before = self.assessment.answer(critere_id)
            changes += answer_changes(critere_id, before, replace(before, **fields))
        self._commit(Kind.SAISIE, tuple(changes))

    def _on_typed(self, field: Field, text: str, geste_id: str) -> None:
        self._commit(Kind.SAISIE, self._typed_changes(field, text), geste_id)

    def _typed_changes(self, field: Field, text: str) -> tuple[Change, ...]:
        """What a typed text changes."""
        before = self.assessment.answer(field.key)
        value = typed_day(text) if field.name == "echeance" else text
        return answer_changes(field.key, before, replace(before, **{field.name: value}))


def _cleared(etat: Etat | None) -> dict[str, Any]:
    """What disappears with the answer it went with: the motif of a sans objet, the échéance of an en cours."""
    motif = {} if etat is Etat.SANS_OBJET else {"motif_code": None, "motif_texte": ""}
    return motif if etat is Etat.EN_COURS else {**motif, "echeance": None}


def typed_day(text: str) -> datetime.date | None:
    """The day that a typed text carries, as ISO; None for an empty one."""
    return datetime.date.fromisoformat(text) if text else None
