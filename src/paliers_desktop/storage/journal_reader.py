"""What an open dossier tells beside its state, when a page asks: histories, séances, what is followed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from paliers_desktop.core.criterion_log import LogEntry
from paliers_desktop.core.seance import Seance
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.journal import read_criterion_log
from paliers_desktop.storage.seances import read_seances

if TYPE_CHECKING:  # a merge is rare, and « Suivi » has its own pages
    from paliers_desktop.core.suivi import Suivi
    from paliers_desktop.storage.merge_side import MergeSide


class JournalReader:
    """Made by an open dossier. Its questions raise the errors of `Dossier.open`; the dossier must be settled."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Database]]) -> None:
        self._reading = reading

    def criterion_log(self, critere: str) -> tuple[LogEntry, ...]:
        """What happened to a criterion in the current campagne, one entry per geste, the latest first."""
        with self._reading() as db:
            return read_criterion_log(db, critere)

    def seances(self, campagne: str) -> tuple[Seance, ...]:
        """The séances of a campagne as they are on disk, oldest first, also those taken off the lists."""
        with self._reading() as db:
            return read_seances(db, campagne)

    def side(self) -> "MergeSide":
        """All that a merge compares of the current campagne."""
        from paliers_desktop.storage.merge_side import read_side

        with self._reading() as db:
            return read_side(db)

    def suivi(self, campagne: str) -> "Suivi":
        """What is followed from year to year as it is on disk, with the paliers visés of that campagne."""
        from paliers_desktop.storage.followed import read_suivi

        with self._reading() as db:
            return read_suivi(db, campagne)
