"""All that an opening knows of its dossier, in memory: the file as it was read, and what was written since.

From it the dossier is made again elsewhere when its own place takes nothing any more, be it pulled out or full.
"""

import datetime
import threading
import weakref
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from typing import Any

from msgspec import Struct

from paliers_desktop.core.history import Geste
from paliers_desktop.storage import journal
from paliers_desktop.storage.connection import Database, transaction
from paliers_desktop.storage.content import image, opened_image
from paliers_desktop.storage.gestes import write_gestes

FOLD = 200
"""So many writes are made to the database in memory: what is remembered grows no more than the file does."""


class Save(Struct, frozen=True):
    """Gestes of a campagne with their journal rows; time: UTC."""

    campagne: str
    gestes: tuple[Geste, ...]
    rows: list[dict[str, Any]]
    time: datetime.datetime

    @property
    def last_row(self) -> str:
        """The id of the last journal row."""
        return str(self.rows[-1]["id"])

    def write(self, db: Database) -> None:
        """Within a transaction; raises as write_gestes does."""
        write_gestes(db, self.campagne, self.gestes, self.rows)


def new_save(campagne: str, gestes: tuple[Geste, ...]) -> Save:
    """Gestes as they are saved now."""
    now = datetime.datetime.now(datetime.UTC)
    return Save(campagne, gestes, [row for geste in gestes for row in journal.journal_rows(geste, campagne, now)], now)


class Recollection:
    """Of one opening. Its methods never wait for the file, and may be called from any thread."""

    def __init__(self, db: Database) -> None:
        self._guard = threading.Lock()
        self._known = opened_image(image(db))  # stays open: copies of the whole, made anew, would tear memory to pieces
        weakref.finalize(self, self._known.close)
        self._writes: list[Callable[[Database], object]] = []
        self._latest: deque[Save] = deque(maxlen=FOLD)

    def note(self, write: Callable[[Database], object]) -> None:
        """The file got this too."""
        with self._guard:
            self._writes.append(write)
            if len(self._writes) >= FOLD:
                _make(self._known, self._writes)
                self._writes = []

    def note_save(self, save: Save) -> None:
        """The file got these gestes too."""
        with self._guard:
            self._latest.append(save)
        self.note(save.write)

    def with_gestes(self, campagne: str, gestes: tuple[Geste, ...], doubtful: Save | None) -> bytes:
        """The dossier as the file would be with these gestes too, each of them once. Raises sqlite3.Error.

        doubtful: a save that may have reached the file: its gestes keep their rows, both files tell the same of them.
        """
        with self._guard:
            octets, writes = self._known.conn.serialize(), list(self._writes)
            known = {id(geste) for save in self._latest for geste in save.gestes}
        left = tuple(geste for geste in gestes if id(geste) not in known)
        if doubtful and left[: len(doubtful.gestes)] == doubtful.gestes:
            left = left[len(doubtful.gestes) :]
            writes.append(doubtful.write)
        if left:
            writes.append(partial(Save.write, new_save(campagne, left)))
        return _written(octets, writes)


def _written(octets: bytes, writes: Iterable[Callable[[Database], object]]) -> bytes:
    with closing(opened_image(octets)) as db:
        _make(db, writes)
        return db.conn.serialize()


def _make(db: Database, writes: Iterable[Callable[[Database], object]]) -> None:
    with transaction(db):
        for write in writes:
            write(db)
