"""Where this session left the file: told from what another post wrote, and from a save whose outcome is unknown."""

import datetime

from msgspec import Struct

from paliers_desktop.core.history import Geste
from paliers_desktop.storage import journal
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.errors import ChangedElsewhereError
from paliers_desktop.storage.gestes import write_gestes


class _Save(Struct, frozen=True):
    """A save of gestes: its last journal row, its time (UTC)."""

    gestes: tuple[Geste, ...]
    last_row: str
    time: datetime.datetime


class LastWrite:
    """Of one dossier and campagne, from the state that was just read."""

    def __init__(self, db: Database, dossier_id: str) -> None:
        self._dossier_id = dossier_id
        self._row = journal.last_row_id(db)
        self._doubtful: _Save | None = None

    def check(self, db: Database) -> None:
        """ChangedElsewhereError unless the file ends where the last acknowledged save left it."""
        if not self._ends_with(db, self._row):
            raise ChangedElsewhereError

    def save(self, db: Database, campagne: str, gestes: tuple[Geste, ...]) -> datetime.datetime:
        """Write gestes, unless an earlier try of these very gestes did reach the file; their time.

        Within a transaction; `acknowledge` after its commit. Raises as write_gestes does, and ChangedElsewhereError.
        """
        done = self._already_saved(db, gestes)
        if done is None:
            now = datetime.datetime.now(datetime.UTC)
            rows = [row for geste in gestes for row in journal.journal_rows(geste, campagne, now)]
            done = self._doubtful = _Save(gestes, rows[-1]["id"], now)
            write_gestes(db, campagne, gestes, rows)
        return done.time

    def acknowledge(self) -> None:
        """The commit of the latest `save` is on the disk."""
        if self._doubtful is not None:
            self._row, self._doubtful = self._doubtful.last_row, None

    def _already_saved(self, db: Database, gestes: tuple[Geste, ...]) -> _Save | None:
        doubtful = self._doubtful
        committed = doubtful is not None and self._ends_with(db, doubtful.last_row)
        if not committed:
            self.check(db)
        if doubtful is None or not committed:
            return None
        if doubtful.gestes[-1].id != gestes[0].id and doubtful.gestes != gestes:
            raise ChangedElsewhereError  # the caller gave those gestes up: the file is ahead of it
        return doubtful if doubtful.gestes == gestes else None

    def _ends_with(self, db: Database, row: str | None) -> bool:
        """Whether this is the dossier that was opened, and that journal row its last."""
        (dossier_id,) = db.conn.execute("SELECT dossier_id FROM dossier").fetchone()
        return bool(dossier_id == self._dossier_id and journal.last_row_id(db) == row)
