"""The one mutable object of the program: the open dossier, its answers, what can be undone, what is saved."""

import datetime
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from paliers_desktop.actions.dossiers import OpenDossier
from paliers_desktop.core import identity_rules, navigation
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.history import (
    Change,
    Geste,
    History,
    Kind,
    Target,
    again,
    apply_changes,
    inverse,
    new_id,
)
from paliers_desktop.core.paris import paris_today
from paliers_desktop.core.scoring import Profile, compute_profile, profile_after
from paliers_desktop.core.suivi import SUIVIS, Suivi
from paliers_desktop.errors import UserError
from paliers_desktop.gui.identity_edits import IdentityEdits
from paliers_desktop.gui.reperes import ShownReperes
from paliers_desktop.gui.saving.copying import Copying
from paliers_desktop.gui.saving.holding import Holding
from paliers_desktop.gui.saving.saver import SavingState
from paliers_desktop.gui.saving.watch import SavingWatch
from paliers_desktop.gui.seance_keeper import SeanceKeeper
from paliers_desktop.gui.session_years import SessionYears
from paliers_desktop.gui.suivi_keeper import SuiviKeeper
from paliers_desktop.gui.typing import Field
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import SaveError


class Session(IdentityEdits):
    """An open dossier. The window asks it for every change and listens to its signals."""

    answer_changed = Signal(str)
    """Criterion id, after the assessment and the profile are replaced."""
    etablissement_changed = Signal()
    relecture_changed = Signal()
    palier_changed = Signal(str)
    """Slug of a domaine whose palier is no longer the same."""
    history_changed = Signal()
    saving_changed = Signal(object)
    """SavingState."""
    place_changed = Signal(object)
    """Place."""

    def __init__(
        self, opened: OpenDossier, parent: QObject | None = None, today: Callable[[], datetime.date] = paris_today
    ) -> None:
        super().__init__(parent)
        self.today = today
        self.reperes = ShownReperes()  # the post's own, where there is a post
        self._dossier = opened.dossier
        self.years = SessionYears(opened, today)
        self.grille, self.aide = opened.grille, opened.aide
        self._assessment, self._history = opened.state.assessment, opened.state.history
        self._place = self._stored_place = opened.state.place
        self._profile = compute_profile(self.grille, self._assessment)
        self.seances = SeanceKeeper(opened.state.seances, self._commit, self._typing, self)
        self.suivi = SuiviKeeper(self._read_suivi, self._commit, self._typing, self)
        self._watch = SavingWatch(self._dossier.save, opened.state.last_change, self)
        self._watch.changed.connect(self.saving_changed)
        self.holding = Holding(self._dossier.lock, self, writes=not self._dossier.read_only)
        self._copying = Copying(opened.copies, self)
        self._copying.told.connect(self.notice)
        self._copying.finished.connect(lambda: self.saving_changed.emit(self.saving))

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
        return self._watch.state

    @property
    def read_only(self) -> bool:
        """True when the dossier cannot be written, or its campagne is closed."""
        return self._dossier.read_only or self.years.closed_on is not None

    @property
    def place(self) -> navigation.Place:
        """Where to reopen."""
        return navigation.resume_place(self.grille, self._place)

    def set_noms(self, seance_id: str, noms: str) -> None:
        """Keep or erase the names of a séance, outside the journal: not undone. Raises SaveError."""
        if not self.settle():
            raise SaveError
        self._dossier.set_noms(seance_id, noms)
        self.seances.show_noms(seance_id, noms)

    def undo(self) -> None:
        """Take the latest geste back."""
        self.leave_field()
        self._apply_again(self._history.to_undo, inverse)

    def redo(self) -> None:
        """Make the latest undone geste again."""
        self.leave_field()
        self._apply_again(self._history.to_redo, again)

    def remember_place(self, place: navigation.Place) -> None:
        """Note where to reopen; kept in memory until the session closes."""
        before, self._place = self._place, place.critere or place.step
        if self._place != before:
            self.place_changed.emit(place)

    def settle(self, timeout: float | None = None) -> bool:
        """Wait until everything is on disk; False when saving failed or time (seconds) is up."""
        self.leave_field()
        return self._watch.drain(timeout)

    def is_slow(self) -> bool:
        """About to be left: whether what is pending, or the last copy, needs more than a moment; not once it failed."""
        self.leave_field()
        return self._watch.is_slow() or (not self.pending and self._copying.must_wait())

    def retry(self) -> None:
        """Try to save again after a failure."""
        self._watch.retry()

    @property
    def pending(self) -> int:
        """Gestes that are not on disk yet."""
        return len(self.unsaved)

    @property
    def unsaved(self) -> tuple[Geste, ...]:
        """Those gestes, in order."""
        return self._watch.unsaved

    def close(self) -> None:
        """Stop saving and close the dossier; `settle` first."""
        self._typing.leave()
        for running in (self._watch, self._copying, self.holding):
            running.close()
        if self._has_moved() and not self.read_only and not self._watch.pending:
            self._dossier.remember_place(self._place)
        self._dossier.close()

    def _has_moved(self) -> bool:
        """Whether the place is another than at opening: looking at a file does not change it."""
        found = navigation.resume_place(self.grille, self._stored_place)
        return self._place != self._stored_place and self.place != navigation.begun_place(self.grille, found)

    def _typed_changes(self, field: Field, text: str) -> tuple[Change, ...]:
        if field.target in (Target.REPONSES, Target.RELECTURE):
            return super()._typed_changes(field, text)
        keeper = self.suivi if field.target in SUIVIS else self.seances
        return keeper.typed_changes(field, text)

    def _read_suivi(self) -> tuple[Suivi, tuple[Geste, ...]]:
        """In this order: what is saved meanwhile is then told twice, which changes nothing."""
        unsaved = self.unsaved
        return self._dossier.journal.suivi(self._assessment.campagne), unsaved

    def _commit(self, kind: Kind, changes: tuple[Change, ...], geste_id: str = "") -> None:
        if changes and not self.read_only:
            self._apply(Geste(geste_id or new_id(), kind, changes))

    def _seance_of(self, geste: Geste) -> str | None:
        """The meeting that a geste belongs to: the one under way, or the one that it opens."""
        opened = (change.key for change in geste.changes if geste.kind is Kind.SEANCE and change.field == "debut")
        return next(opened, self.seances.current_id)

    def _check_identity(self, changes: tuple[Change, ...]) -> None:
        """Only a new UAI asks the disk for the exports: no other edit waits for it."""
        answered = self.years.has_earlier or identity_rules.type_is_fixed(self._assessment)
        uai = any(change.field == "uai" for change in changes)
        identity_rules.check_identity(changes, answered=answered, exported=uai and bool(self._dossier.exports()))

    def _apply_again(self, geste: Geste | None, make: Callable[[Geste, str], Geste]) -> None:
        """Undo or redo, unless a rule came to forbid it since (an UAI once exported)."""
        if geste is None or self.read_only:
            return
        try:
            self._check_identity(geste.changes)
        except UserError as error:
            self._history = self._history.without(geste)  # what came before it can still be taken back
            self.history_changed.emit()
            self.notice.emit(str(error))
        else:
            self._apply(make(geste, new_id()))

    def _apply(self, geste: Geste) -> None:
        """Show the geste at once, then have it saved; « Enregistré » waits for the disk."""
        before = self._profile
        geste = replace(geste, seance=self._seance_of(geste))
        self.seances.take(geste)
        self.suivi.take(geste)
        self._assessment = apply_changes(self._assessment, geste.changes)
        self._history = self._history.with_geste(geste)
        answered = {change.key for change in geste.changes if change.target is Target.REPONSES}
        self._profile = profile_after(before, self.grille, self._assessment, answered)
        self._watch.save(geste)
        self._tell(geste, before)

    def _tell(self, geste: Geste, before: Profile) -> None:
        for key in dict.fromkeys(change.key for change in geste.changes if change.target is Target.REPONSES):
            self.answer_changed.emit(key)
        if any(change.target is Target.RELECTURE for change in geste.changes):
            self.relecture_changed.emit()
        if any(change.target is Target.ETABLISSEMENT for change in geste.changes):
            self.etablissement_changed.emit()
        for old, new in zip(before.domaines, self._profile.domaines, strict=True):
            if old.palier != new.palier:
                self.palier_changed.emit(new.slug)
        self.history_changed.emit()
