"""Where this session left the file: told from what another post wrote, and from a save whose outcome is unknown."""

from paliers_desktop.core.history import Geste
from paliers_desktop.storage import journal
from paliers_desktop.storage.connection import Database, touch
from paliers_desktop.storage.errors import ChangedElsewhereError
from paliers_desktop.storage.recollection import Save, new_save


class LastWrite:
    """Of one dossier and campagne, from the state that was just read."""

    def __init__(self, db: Database, dossier_id: str) -> None:
        self._dossier_id = dossier_id
        self._row = journal.last_row_id(db)
        self.doubtful: Save | None = None
        """The latest save, until it is acknowledged."""

    def check(self, db: Database) -> None:
        """ChangedElsewhereError unless the file ends where the last acknowledged save left it."""
        if not self._ends_with(db, self._row):
            raise ChangedElsewhereError

    def save(self, db: Database, campagne: str, gestes: tuple[Geste, ...]) -> Save:
        """Write gestes, unless an earlier try of these very gestes did reach the file.

        Within a transaction; `acknowledge` after its commit. Raises as write_gestes does, and ChangedElsewhereError.
        """
        done = self._already_saved(db, gestes)
        if done is None:
            done = self.doubtful = new_save(campagne, gestes)
            done.write(db)
        else:  # they reached the file, perhaps not the disk: this commit sees to it
            touch(db)
        return done

    def acknowledge(self) -> None:
        """The commit of the latest `save` is on the disk."""
        if self.doubtful is not None:
            self._row, self.doubtful = self.doubtful.last_row, None

    def _already_saved(self, db: Database, gestes: tuple[Geste, ...]) -> Save | None:
        doubtful = self.doubtful
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
