"""What an open dossier tells beside its state, when asked: the history of one criterion, the séances."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from paliers_desktop.core.criterion_log import LogEntry
from paliers_desktop.core.seance import Seance
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.journal import read_criterion_log
from paliers_desktop.storage.seances import read_seances


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
