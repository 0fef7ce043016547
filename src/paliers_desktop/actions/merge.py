"""Merge another copy of an établissement's file into it: compared first, then done as one geste that can be undone."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.merge_errors import (
    NothingNewError,
    NotMergedError,
    OtherCampagneError,
    OtherCopyRefusedError,
    OtherEtablissementError,
    OtherFileError,
    OtherGridCopyError,
    OtherUaiError,
    ReadOnlyHereError,
    SameFileError,
)
from paliers_desktop.core.campagne import label
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import load_grid
from paliers_desktop.core.history import Geste, History
from paliers_desktop.core.merge import Choice, MergePlan, merge_geste, plan_merge
from paliers_desktop.core.merge_copy import Unit
from paliers_desktop.core.report.merge_names import Namer
from paliers_desktop.core.report.merge_words import Compared, clash_sentence, compared
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.envelope import Typ, open_envelope
from paliers_desktop.exchange.envelope_errors import AlteredError, EnvelopeError
from paliers_desktop.storage.backup import FAILURES, is_copy, keep_copy
from paliers_desktop.storage.copy_errors import NotKeptBeforeError
from paliers_desktop.storage.documents import TransmittedExport
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import OpenElsewhereError, SaveError
from paliers_desktop.storage.exports import ExportRecord
from paliers_desktop.storage.merge_side import MergeSide, OtherCopy, Sent, only_there, read_other
from paliers_desktop.storage.merging import Bringing
from paliers_desktop.storage.post import this_post
from paliers_desktop.storage.shelf import Reason


class Merged(Struct, frozen=True):
    """A merge that was done. before: the copy of what was there; undoable: whether « Annuler » takes something back."""

    before: Path
    undoable: bool


class Merging:
    """Two copies of one établissement's file, compared; `close` it when done.

    plan: what is taken, kept, to be chosen. sent: the signed files and received files that only the other copy has.
    """

    def __init__(self, dossier: Dossier, here: MergeSide, other: OtherCopy, grille: Grille) -> None:
        self._dossier = dossier
        self._other = other
        self.here, self.there = here, other.side
        self.grille = grille
        self.plan: MergePlan = plan_merge(here.copy, self.there.copy)
        self.sent: Sent = only_there(here, self.there)

    def merge(self, choices: Mapping[Unit, Choice]) -> Merged:
        """Write the result, once the current state is kept in a copy; KeyError when a choice is missing.

        Raises NotKeptBeforeError or NotMergedError: nothing is then changed.
        """
        geste = merge_geste(self.plan, self.here.copy, choices)
        before = self._kept_before()
        bringing = Bringing(
            image=self._other.octets,
            lines=self.plan.lines,
            geste=geste,
            exports=self.sent.exports,
            clashing=tuple(TransmittedExport(one, _identity(one)) for one in self.sent.clashing),
            documents=self.sent.documents,
        )
        try:
            self._dossier.merge(bringing)
        except SaveError as error:
            raise NotMergedError(error) from error
        return Merged(before, _is_undoable(geste))

    def words(self) -> Compared:
        """What the person is told and asked."""
        namer = Namer(self.grille, self.here.copy, self.there.copy)
        return compared(self.plan, namer, exports=len(self.sent.exports), documents=len(self.sent.documents))

    def clash_words(self) -> str:
        """What is said of two signed files of one number, "" without any."""
        campagne = self.here.state.campagne
        clashing = tuple(one.revision for one in self.sent.clashing if one.campagne == campagne)
        revisions = [one.revision for one in (*self.here.exports, *self.there.exports) if one.campagne == campagne]
        return clash_sentence(clashing, max(revisions, default=0) + 1)

    def close(self) -> None:
        """Let go of the file."""
        self._dossier.close()

    def _kept_before(self) -> Path:
        try:
            return keep_copy(self._dossier.image(), self._dossier.path, Reason.FUSION)
        except (*FAILURES, UserError) as error:
            raise NotKeptBeforeError(self._dossier.path) from error


def compare(path: Path, other: Path) -> Merging:
    """Compare the closed file at `path` with another copy, which is only read.

    Raises the errors of actions.merge_errors, NothingNewError among them, OpenElsewhereError, and those of opening
    `path`.
    """
    if _is_same(path, other):
        raise SameFileError
    dossier = Dossier.open(path, read_only=is_copy(path), post=this_post())
    try:
        _check_writable(dossier)
        return _compared(dossier, _read(other), other)
    except BaseException:
        dossier.close()
        raise


def _check_writable(dossier: Dossier) -> None:
    lock = dossier.lock
    if lock is not None and lock.kept_out:
        raise OpenElsewhereError(dossier.path, here=lock.is_of_this_post)
    if dossier.read_only:
        raise ReadOnlyHereError


def _compared(dossier: Dossier, other: OtherCopy, path: Path) -> Merging:
    here = dossier.journal.side()
    grille = _check_same_dossier(here, other.side, path)
    merging = Merging(dossier, here, other, grille)
    _check_uai(merging)
    if merging.plan.is_empty and merging.sent.is_empty:
        raise NothingNewError
    return merging


def _read(other: Path) -> OtherCopy:
    try:
        return read_other(other)
    except UserError as error:
        raise OtherCopyRefusedError(other, error) from error


def _check_same_dossier(here: MergeSide, there: MergeSide, path: Path) -> Grille:
    """The grid of both; the named error when they are no two copies of one file and campagne."""
    own, other = here.state, there.state
    if own.dossier_id != other.dossier_id:
        school = other.assessment.etablissement
        same = school.uai == own.assessment.etablissement.uai
        raise OtherFileError(path) if same else OtherEtablissementError(path, school)
    if own.campagne != other.campagne:
        raise OtherCampagneError(label(own.campagne), label(other.campagne))
    grille, its = (load_grid(state.grille_toml, path.name) for state in (own, other))
    if grille.sha256 != its.sha256:
        raise OtherGridCopyError(*(f"{one.titre_court} {one.version}" for one in (grille, its)))
    return grille


def _check_uai(merging: Merging) -> None:
    """A signed file names an UAI for good: the result must keep it."""
    here, there = merging.here, merging.there
    uais = [side.state.assessment.etablissement.uai for side in (here, there)]
    taken = any("uai" in one.unit.fields for one in merging.plan.taken)
    if uais[0] != uais[1] and (here.exports or (there.exports and not taken)):
        raise OtherUaiError(*uais)


def _identity(export: ExportRecord) -> str:
    """The identity of its file; of bytes that are no signed file, their own SHA-256."""
    try:
        return open_envelope(export.octets, Typ.EXPORT).identity
    except (EnvelopeError, AlteredError):
        return hashlib.sha256(export.octets).hexdigest()


def _is_undoable(geste: Geste) -> bool:
    return History().with_geste(geste).to_undo is not None


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return path.absolute() == other.absolute()
