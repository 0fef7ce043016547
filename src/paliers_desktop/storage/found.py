"""The state in which a dossier was found, kept in memory from its first write until it is copied."""

import logging
import sqlite3

from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.content import image

log = logging.getLogger(__name__)


class FoundState:
    """Of one open dossier, which calls `before_write`; nothing is held before someone asks for it by `hold`.

    writes: how many times the dossier was about to change.
    """

    def __init__(self) -> None:
        self.writes = 0
        self._wanted = False
        self._image: bytes | None = None

    def hold(self) -> None:
        """Someone is going to `take` it."""
        self._wanted = True

    def before_write(self, db: Database) -> None:
        """The dossier is about to change; a file that cannot be read tells its failure by the write itself."""
        self.writes += 1
        if self._wanted and self._image is None:
            try:
                self._image = image(db)
            except sqlite3.Error as error:
                log.info("state found not kept: %s", error)

    def take(self, db: Database) -> bytes:
        """The image, held no longer after that; as the file is when nothing was written yet. Raises sqlite3.Error."""
        found, self._image, self._wanted = self._image, None, False
        return image(db) if found is None else found
