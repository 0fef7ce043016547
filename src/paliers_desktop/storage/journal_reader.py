"""What the journal of an open dossier tells beside the history: of one séance, of one criterion."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlite_utils import Database

from paliers_desktop.core.criterion_log import LogEntry
from paliers_desktop.storage.journal import AnswerChange, read_criterion_log, read_seance_answers


class JournalReader:
    """Made by an open dossier. Its questions raise the errors of `Dossier.open`; the dossier must be settled."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Database]]) -> None:
        self._reading = reading

    def seance_answers(self, seance_id: str) -> tuple[AnswerChange, ...]:
        """The answers that a séance changed, first before and last after, in the order of the first change."""
        with self._reading() as db:
            return read_seance_answers(db, seance_id)

    def criterion_log(self, critere: str) -> tuple[LogEntry, ...]:
        """What happened to a criterion in the current campagne, one entry per geste, the latest first."""
        with self._reading() as db:
            return read_criterion_log(db, critere)
