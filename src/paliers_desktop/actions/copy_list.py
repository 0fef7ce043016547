"""The copies of one dossier as a person chooses among them: what each says, how far it is from the current state."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.dossiers import Overview, summarise
from paliers_desktop.core.difference import Difference, difference
from paliers_desktop.errors import UserError
from paliers_desktop.storage.backup import Copy, dossier_of, list_copies
from paliers_desktop.storage.copy_errors import CopyUnreadableError
from paliers_desktop.storage.errors import NewerDossierError
from paliers_desktop.storage.restoring import Restored, restore


class ReadCopy(Struct, frozen=True):
    """One copy, read. overview: None when it cannot be, and `failure` says why.

    difference: from the current state; None when one of the two cannot be read, or when their campagnes differ.
    """

    copy: Copy
    overview: Overview | None
    failure: UserError | None
    difference: Difference | None


class CopyList:
    """Of the dossier at `path`, which may be damaged or gone; a copy stands for the dossier that it is one of.

    path: where the dossier is, or was. current: what it says now, None until `steps` has read it, or when it cannot be.
    """

    def __init__(self, path: Path, second_place: Path | None) -> None:
        self.path = dossier_of(path)
        self.second_place = second_place
        self.current: Overview | None = None

    @property
    def has_place(self) -> bool:
        """Whether the emplacement of the dossier is still there."""
        return self.path.parent.is_dir()

    def steps(self) -> Iterator[ReadCopy]:
        """The copies, the newest first; stop whenever the caller wants."""
        try:
            self.current = summarise(self.path)
        except UserError:
            self.current = None
        for copy in list_copies(self.path, self.second_place):
            yield self._read(copy)

    def restoration(self, read: ReadCopy, path: Path) -> Iterator[Restored]:
        """Put a copy at `path`, in one step; raises the UserErrors of storage.restoring."""
        yield restore(path, read.copy.path)

    def _read(self, copy: Copy) -> ReadCopy:
        try:
            overview = summarise(copy.path)
        except NewerDossierError as error:
            return ReadCopy(copy, None, error, None)
        except UserError:
            return ReadCopy(copy, None, CopyUnreadableError(), None)
        current = self.current
        return ReadCopy(copy, overview, None, difference(overview.assessment, current.assessment) if current else None)
