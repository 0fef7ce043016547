"""The séances of the open dossier: what a meeting records by itself, and what people say of it afterwards."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from paliers_desktop.core.history import Change, Geste, Kind, Target, new_id
from paliers_desktop.core.seance import (
    Passage,
    Role,
    Seance,
    apply_to_seances,
    end_changes,
    passage_changes,
    passage_key,
    seance_changes,
    split_key,
    start_changes,
    touched,
    with_answers,
)
from paliers_desktop.gui.typing import Field, Typing

Commit = Callable[..., None]


class SeanceKeeper(QObject):
    """Made by the session, which commits for it and gives it every geste it applies."""

    changed = Signal()
    """A séance began, ended, or says something else."""

    def __init__(self, seances: tuple[Seance, ...], commit: Commit, typing: Typing, parent: QObject) -> None:
        super().__init__(parent)
        self._seances = seances
        self._commit = commit
        self._typing = typing

    @property
    def kept(self) -> tuple[Seance, ...]:
        """The séances of the campagne, oldest first, without those taken off."""
        return tuple(seance for seance in self._seances if not seance.ecartee)

    @property
    def current(self) -> Seance | None:
        """The séance under way, None outside a meeting."""
        now = datetime.now(UTC)
        return next((seance for seance in reversed(self._seances) if seance.is_under_way(now)), None)

    @property
    def current_id(self) -> str | None:
        """The id that the journal keeps with each geste of the meeting."""
        return self.current.id if self.current else None

    def seance(self, seance_id: str) -> Seance:
        """One of them; StopIteration never happens for an id of `kept`."""
        return next(seance for seance in self._seances if seance.id == seance_id)

    def begin(self) -> None:
        """Start a séance now, unless one is under way."""
        if self.current is None:
            self._commit(Kind.SEANCE, start_changes(new_id(), datetime.now(UTC)))

    def end(self) -> None:
        """End the séance under way, if there is one."""
        if seance := self.current:
            self._typing.leave()
            self._commit(Kind.SEANCE, end_changes(seance, datetime.now(UTC)))

    def discuss(self, critere_id: str) -> None:
        """Note that the séance under way discusses a criterion."""
        if seance := self.current:
            self._commit(Kind.SEANCE, passage_changes(seance, critere_id, discute=True))

    def avis_partages(self, critere_id: str) -> bool:
        """Whether the séance under way notes that opinions differ on a criterion."""
        seance = self.current
        return seance is not None and seance.passage(critere_id).avis_partages

    def set_avis_partages(self, critere_id: str, on: bool) -> None:
        """Note in the séance under way that opinions differ on a criterion, or take it back; it can be undone."""
        if seance := self.current:
            self._typing.leave()
            self._commit(Kind.SAISIE, passage_changes(seance, critere_id, avis_partages=on))

    def set_presents(self, seance_id: str, roles: tuple[Role, ...]) -> None:
        """Say which roles were present."""
        self._edit(seance_id, presents=roles)

    def take_off(self, seance_id: str) -> None:
        """Take a séance off the lists; « Annuler » brings it back. Its names are the window's to erase."""
        self._edit(seance_id, ecartee=True)

    def type_lieu(self, seance_id: str, text: str) -> None:
        """Take note of the place being typed; it is saved within a second."""
        self._typing.type(Field(seance_id, "lieu", Target.SEANCES), text)

    def type_decisions(self, seance_id: str, text: str) -> None:
        """Take note of the decisions being typed; saved within a second."""
        self._typing.type(Field(seance_id, "decisions", Target.SEANCES), text, multiline=True)

    def type_avis(self, seance_id: str, critere_id: str, text: str) -> None:
        """Take note of the sentence about avis partagés being typed; saved within a second."""
        self._typing.type(Field(passage_key(seance_id, critere_id), "avis", Target.PASSAGES), text)

    def typed_changes(self, field: Field, text: str) -> tuple[Change, ...]:
        """What a typed text of a séance changes."""
        if field.target is Target.SEANCES:
            return seance_changes(self.seance(field.key), **{field.name: text})
        seance_id, critere_id = split_key(field.key)
        return passage_changes(self.seance(seance_id), critere_id, **{field.name: text})

    def passage(self, seance_id: str, critere_id: str) -> Passage:
        """What a séance did with a criterion."""
        return self.seance(seance_id).passage(critere_id)

    def show_noms(self, seance_id: str, noms: str) -> None:
        """Hold the names that the dossier now keeps for a séance."""
        self._replace(tuple(replace(one, noms=noms) if one.id == seance_id else one for one in self._seances))

    def take(self, geste: Geste) -> None:
        """Follow a geste that the session applies."""
        now = datetime.now(UTC)
        seances = apply_to_seances(self._seances, geste.changes, now)
        self._replace(touched(with_answers(seances, geste.seance, geste.changes), geste.seance, now))

    def _edit(self, seance_id: str, **fields: Any) -> None:
        self._typing.leave()
        self._commit(Kind.SAISIE, seance_changes(self.seance(seance_id), **fields))

    def _replace(self, seances: tuple[Seance, ...]) -> None:
        changed, self._seances = seances != self._seances, seances
        if changed:
            self.changed.emit()
