"""What the open établissement follows from year to year: read when a page first asks for it, then kept true."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from paliers_desktop.core.history import Change, Geste, Kind, Target, new_id
from paliers_desktop.core.suivi import (
    SUIVIS,
    Horizon,
    Suivi,
    apply_to_suivi,
    creation_changes,
    entry_changes,
    objectif_changes,
)
from paliers_desktop.gui.answer_edits import typed_day
from paliers_desktop.gui.typing import Field, Typing

Commit = Callable[..., None]


class SuiviKeeper(QObject):
    """Made by the session, which commits for it and gives it every geste it applies.

    read: what the disk tells, and the gestes that are not there yet.
    """

    changed = Signal()
    """A palier visé, an action, a preuve or a criterion of its own is another."""

    def __init__(
        self, read: Callable[[], tuple[Suivi, tuple[Geste, ...]]], commit: Commit, typing: Typing, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._commit = commit
        self._typing = typing
        self._suivi: Suivi | None = None

    @property
    def current(self) -> Suivi:
        """All of it as the person sees it; the first call reads the dossier, and raises the errors of opening one."""
        if self._suivi is None:
            suivi, unsaved = self._read()
            for geste in unsaved:
                suivi = apply_to_suivi(suivi, geste.changes)
            self._suivi = suivi
        return self._suivi

    def aim(self, slug: str, terme: Horizon, palier: int | None) -> None:
        """Aim at a palier in a domaine, or at none any more."""
        self._typing.leave()
        self._commit(Kind.SAISIE, objectif_changes(self.current, slug, terme, palier))

    def add(self, target: Target, **fields: Any) -> str:
        """Write a new action, preuve or criterion of its own; its id."""
        self._typing.leave()
        key = new_id()
        self._commit(Kind.SAISIE, creation_changes(target, key, datetime.now(UTC), **fields))
        return key

    def edit(self, target: Target, key: str, **fields: Any) -> None:
        """Change fields that are chosen, not typed."""
        self._typing.leave()
        self._commit(Kind.SAISIE, entry_changes(target, self.current.entry(target, key), **fields))

    def type(self, target: Target, key: str, field: str, text: str) -> None:
        """Take note of a text being typed; it is saved within a second."""
        self._typing.type(Field(key, field, target), text, multiline=field in ("note", "commentaire"))

    def typed_changes(self, field: Field, text: str) -> tuple[Change, ...]:
        """What a typed text changes."""
        value = typed_day(text) if field.name == "jour" else text
        return entry_changes(field.target, self.current.entry(field.target, field.key), **{field.name: value})

    def take(self, geste: Geste) -> None:
        """Follow a geste that the session applies; what nobody asked for yet will be read with it."""
        if self._suivi is not None and any(change.target in SUIVIS for change in geste.changes):
            self._suivi = apply_to_suivi(self._suivi, geste.changes)
            self.changed.emit()
