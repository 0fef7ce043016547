"""The one mutable object of the program: the open dossier, its answers, what can be undone, what is saved."""

import secrets
from datetime import datetime
from enum import Enum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from paliers_desktop.actions.dossiers import OpenDossier
from paliers_desktop.core import identity_rules, navigation
from paliers_desktop.core.assessment import Assessment, Etat, MotifCode
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.history import (
    Change,
    Geste,
    History,
    Kind,
    Target,
    again,
    answer_changes,
    apply_changes,
    etablissement_changes,
    inverse,
)
from paliers_desktop.core.scoring import Profile, compute_profile
from paliers_desktop.core.text import clean_text
from paliers_desktop.errors import UserError
from paliers_desktop.gui.saver import Saver
from paliers_desktop.storage.dossier import Dossier

TYPING_DELAY_MS = 1000
"""A typed text reaches the disk at most this long after the last key."""

CLEANED = "Des caractères invisibles, sans utilité dans un texte, ont été retirés."


class Saving(Enum):
    """Where the latest geste is."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


class SavingState(Struct, frozen=True):
    """`at`: local time of the last commit, None before the first; `error`: why the last attempt failed."""

    saving: Saving
    at: datetime | None = None
    error: UserError | None = None


class Session(QObject):
    """An open dossier. The window asks it for every change and listens to its signals."""

    answer_changed = Signal(str)
    """Criterion id, after the assessment and the profile are replaced."""
    etablissement_changed = Signal()
    palier_changed = Signal(str)
    """Slug of a domaine whose palier is no longer the same."""
    history_changed = Signal()
    saving_changed = Signal(object)
    """SavingState."""
    notice = Signal(str)
    """One sentence about what the person just typed."""

    def __init__(self, opened: OpenDossier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dossier = opened.dossier
        self.grille: Grille = opened.grille
        self.aide: Aide = opened.aide
        self._assessment = opened.state.assessment
        self._history = opened.state.history
        self._place = opened.state.place
        self._profile = compute_profile(self.grille, self._assessment)
        last = opened.state.last_change
        self._saving = SavingState(Saving.SAVED, last.astimezone() if last else None)
        self._typing: dict[tuple[str, str], str] = {}
        self._typing_geste: tuple[str, str, str] | None = None
        self._typing_timer = QTimer(self, singleShot=True, interval=TYPING_DELAY_MS)
        self._typing_timer.timeout.connect(self.flush_typing)
        self._saver = Saver(self._dossier.save, self)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_failed)

    # -- what is known ----------------------------------------------------------------------------------------------

    @property
    def dossier(self) -> Dossier:
        """The open dossier, safe to use from here once `settle` has returned True."""
        return self._dossier

    @property
    def assessment(self) -> Assessment:
        """The answers as the person sees them; what is on disk is told by `saving`."""
        return self._assessment

    @property
    def profile(self) -> Profile:
        """The paliers that follow from the answers."""
        return self._profile

    @property
    def history(self) -> History:
        """What can be undone and redone."""
        return self._history

    @property
    def saving(self) -> SavingState:
        """Whether everything is on disk."""
        return self._saving

    @property
    def read_only(self) -> bool:
        """True when the dossier cannot be written."""
        return self._dossier.read_only

    @property
    def place(self) -> navigation.Place:
        """Where to reopen."""
        return navigation.resume_place(self.grille, self._place)

    # -- what a person does -----------------------------------------------------------------------------------------

    def set_etat(self, critere_id: str, etat: Etat | None) -> None:
        """Answer a criterion, or clear its answer; leaving sans objet also clears the motif."""
        if etat is Etat.SANS_OBJET:
            self._edit(critere_id, etat=etat)
        else:
            self._edit(critere_id, etat=etat, motif_code=None, motif_texte="")

    def set_motif(self, critere_id: str, code: MotifCode | None) -> None:
        """Say why a criterion is sans objet."""
        self._edit(critere_id, motif_code=code)

    def set_a_verifier(self, critere_id: str, on: bool) -> None:
        """Mark a criterion « à vérifier », or take the mark off."""
        self._edit(critere_id, a_verifier=on, **({} if on else {"aupres_de": ""}))

    def type_commentaire(self, critere_id: str, text: str) -> None:
        """Take note of a comment being typed; it is saved within a second."""
        self._type(critere_id, "commentaire", text)

    def type_motif_texte(self, critere_id: str, text: str) -> None:
        """Take note of a motif being typed; it is saved within a second."""
        self._type(critere_id, "motif_texte", text)

    def leave_field(self) -> None:
        """Save what was typed; further typing is another geste."""
        self.flush_typing()
        self._typing_geste = None

    def edit_etablissement(self, **fields: Any) -> None:
        """Change the description of the établissement; UserError when a rule forbids it."""
        before = self._assessment.etablissement
        after = replace(before, **fields)
        changes = etablissement_changes(before, after)
        answered = identity_rules.type_is_fixed(self._assessment)
        identity_rules.check_identity(changes, answered=answered, exported=self._exported)
        identity_rules.check_grid(self.grille, after.type)
        self._commit(Kind.SAISIE, changes)

    def undo(self) -> None:
        """Take the latest geste back."""
        self.leave_field()
        if geste := self._history.to_undo:
            self._apply(inverse(geste, _new_id()))

    def redo(self) -> None:
        """Make the latest undone geste again."""
        self.leave_field()
        if geste := self._history.to_redo:
            self._apply(again(geste, _new_id()))

    def remember_place(self, place: navigation.Place) -> None:
        """Note where to reopen; kept in memory until the session closes."""
        self._place = place.critere or place.step

    # -- saving -----------------------------------------------------------------------------------------------------

    def flush_typing(self) -> None:
        """Turn what is being typed into a geste now."""
        self._typing_timer.stop()
        typed, self._typing = self._typing, {}
        for (critere_id, field), text in typed.items():
            before = self._assessment.answer(critere_id)
            changes = answer_changes(critere_id, before, replace(before, **{field: text}))
            self._commit(Kind.SAISIE, changes, self._typing_id(critere_id, field))

    def settle(self, timeout: float | None = None) -> bool:
        """Wait until everything is on disk; False when saving failed or time (seconds) is up."""
        self.leave_field()
        return self._saver.drain(timeout)

    def retry(self) -> None:
        """Try to save again after a failure."""
        self._saving = SavingState(Saving.SAVING, self._saving.at)
        self.saving_changed.emit(self._saving)
        self._saver.retry()

    @property
    def pending(self) -> int:
        """Gestes that are not on disk yet."""
        return self._saver.pending

    def close(self) -> None:
        """Stop saving and close the dossier; `settle` first."""
        self._typing_timer.stop()
        self._saver.close()
        if not self.read_only and not self._saver.pending:
            self._dossier.remember_place(self._place)
        self._dossier.close()

    # -- inside -----------------------------------------------------------------------------------------------------

    @property
    def _exported(self) -> bool:
        return self._saver.drain() and bool(self._dossier.exports())

    def _edit(self, critere_id: str, **fields: Any) -> None:
        self.leave_field()
        before = self._assessment.answer(critere_id)
        self._commit(Kind.SAISIE, answer_changes(critere_id, before, replace(before, **fields)))

    def _type(self, critere_id: str, field: str, text: str) -> None:
        cleaned, removed = clean_text(text, multiline=field == "commentaire")
        if removed:
            self.notice.emit(CLEANED)
        self._typing[critere_id, field] = cleaned
        self._typing_timer.start()

    def _typing_id(self, critere_id: str, field: str) -> str:
        if self._typing_geste is None or self._typing_geste[:2] != (critere_id, field):
            self._typing_geste = (critere_id, field, _new_id())
        return self._typing_geste[2]

    def _commit(self, kind: Kind, changes: tuple[Change, ...], geste_id: str = "") -> None:
        if changes and not self.read_only:
            self._apply(Geste(geste_id or _new_id(), kind, changes))

    def _apply(self, geste: Geste) -> None:
        """Show the geste at once, then have it saved; « Enregistré » waits for the disk."""
        before = self._profile
        self._assessment = apply_changes(self._assessment, geste.changes)
        self._history = self._history.with_geste(geste)
        self._profile = compute_profile(self.grille, self._assessment)
        self._announce(SavingState(Saving.SAVING, self._saving.at))
        self._saver.submit(geste)
        self._tell(geste, before)

    def _tell(self, geste: Geste, before: Profile) -> None:
        for key in dict.fromkeys(change.key for change in geste.changes if change.target is Target.REPONSES):
            self.answer_changed.emit(key)
        if any(change.target is Target.ETABLISSEMENT for change in geste.changes):
            self.etablissement_changed.emit()
        for old, new in zip(before.domaines, self._profile.domaines, strict=True):
            if old.palier != new.palier:
                self.palier_changed.emit(new.slug)
        self.history_changed.emit()

    def _on_saved(self, when: datetime) -> None:
        saving = Saving.SAVING if self._saver.pending else Saving.SAVED
        self._announce(SavingState(saving, when.astimezone()))

    def _on_failed(self, error: UserError) -> None:
        self._announce(SavingState(Saving.FAILED, self._saving.at, error))

    def _announce(self, saving: SavingState) -> None:
        if self._saving.saving is Saving.FAILED and saving.saving is Saving.SAVING and self._saver.pending:
            saving = replace(self._saving, at=saving.at)
        self._saving = saving
        self.saving_changed.emit(saving)


def _new_id() -> str:
    return secrets.token_hex(16)
