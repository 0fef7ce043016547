"""« Supprimer les données de cet établissement »: its file, its copies and what lies beside them, noise over the bytes.

What that can and cannot promise: docs/decisions/0024-effacer.md.
"""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.dossiers import summarise
from paliers_desktop.actions.erasure_errors import NotErasedError, NothingToEraseError, UsedElsewhereError, why_left
from paliers_desktop.core.assessment import Etablissement
from paliers_desktop.errors import UserError
from paliers_desktop.files import check_erasable, erase_file
from paliers_desktop.storage.backup import backup_folder, read_dossier_id
from paliers_desktop.storage.belongings import Belongings, belongings, same_dossier
from paliers_desktop.storage.inspection import is_used
from paliers_desktop.storage.lock_file import alone_with

WAITS = "gardé pour un nouvel essai, car une de ses sauvegardes n’a pas pu être supprimée"
"""Why the file of the établissement is kept when a copy could not be erased."""

log = logging.getLogger(__name__)


class ToErase(Struct, frozen=True):
    """What would go, as a person is asked about it.

    etablissement: None, and answered 0, for a file that cannot be read any more. others: files of the same dossier in
    its emplacement, which stay.
    """

    found: Belongings
    etablissement: Etablissement | None
    answered: int
    others: tuple[Path, ...]

    @property
    def beside(self) -> int:
        """How many copies there are beside the file."""
        folder = backup_folder(self.found.path)
        return sum(copy.parent == folder for copy in self.found.copies)

    @property
    def second(self) -> int:
        """How many copies there are in the second place."""
        return len(self.found.copies) - self.beside


class Erased(Struct, frozen=True):
    """What became of one file or folder; reason: why it is still there, "" when it is not."""

    path: Path
    reason: str = ""


def look(path: Path, second_place: Path | None) -> ToErase:
    """What belongs to the closed dossier at `path`, damaged or gone as it may be.

    Raises NothingToEraseError or NotErasedError.
    """
    found = _found(path, second_place)
    others = same_dossier(path, read_dossier_id(path))
    try:
        overview = summarise(path)
    except UserError as error:
        log.info("erasing what cannot be read: %s", error)
        return ToErase(found, None, 0, others)
    return ToErase(found, overview.assessment.etablissement, overview.profile.answered, others)


def erase(path: Path, second_place: Path | None, *, anyway: bool = False) -> Iterator[Erased]:
    """Erase all that is there now, file by file; the dossier itself last, and only once the rest is gone, or `anyway`.

    Erasing again goes on with what was left. Raises NothingToEraseError, UsedElsewhereError, OpenElsewhereError or
    NotErasedError, and nothing is then erased; later failures are told in `Erased.reason`.
    """
    _check_free(path)
    found = _found(path, second_place)
    with alone_with(path):
        yield from _erase_all(found, path, anyway=anyway)


def _erase_all(found: Belongings, path: Path, *, anyway: bool) -> Iterator[Erased]:
    left = False
    for outcome in _erase_copies(found):
        left |= bool(outcome.reason)
        yield outcome
    for item in found.own:
        yield Erased(item, WAITS) if left and not anyway else _attempt(item, erase_file)
    if not left:  # a copy that was being made as the file was closed
        yield from _erase_copies(belongings(path))


def _erase_copies(found: Belongings) -> Iterator[Erased]:
    for item in (*found.copies, *found.temporary):
        yield _attempt(item, erase_file)
    for folder in found.folders:
        if not any(item.parent == folder for item in found.spared):
            yield _attempt(folder, Path.rmdir)


def _found(path: Path, second_place: Path | None) -> Belongings:
    try:
        found = belongings(path, second_place)
    except OSError as error:
        raise NotErasedError(path, why_left(error)) from error
    if not found.files:
        raise NothingToEraseError(path)
    return found


def _check_free(path: Path) -> None:
    """Raise the error of a file that somebody uses, or that cannot be taken away; what it says does not matter."""
    try:
        check_erasable(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotErasedError(path, why_left(error)) from error
    if is_used(path):
        raise UsedElsewhereError(path)


def _attempt(path: Path, take_away: Callable[[Path], None]) -> Erased:
    """A file that was there a moment ago and is not any more is told too: its drive may be gone with the rest."""
    try:
        take_away(path)
    except OSError as error:
        log.info("not erased: %s", error)
        return Erased(path, why_left(error))
    return Erased(path)
