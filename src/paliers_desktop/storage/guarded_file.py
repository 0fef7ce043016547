"""An open dossier's file for one thread at a time: read, written, committed; every failure has its sentence."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from paliers_desktop.core.history import Geste
from paliers_desktop.storage.agreement import check_agreement
from paliers_desktop.storage.connection import Database, load_writer, transaction
from paliers_desktop.storage.creation import write_whole_file
from paliers_desktop.storage.errors import DamagedDossierError, ReadOnlyDossierError
from paliers_desktop.storage.found import FoundState
from paliers_desktop.storage.inspection import opening_error
from paliers_desktop.storage.last_write import LastWrite
from paliers_desktop.storage.live_file import LiveFile
from paliers_desktop.storage.recollection import Recollection, Save
from paliers_desktop.storage.saving import REOPENING_ERRORS, save_error
from paliers_desktop.storage.state import DossierState, read_state


class GuardedFile:
    """`load` it first. `found`: the state in which it was opened, for whoever asks for it."""

    def __init__(self, file: LiveFile) -> None:
        self._file = file
        self._guard = threading.Lock()
        self._known: Recollection | None = None
        self.found = FoundState()

    def load(self) -> DossierState:
        """Read the whole state of the current campagne; what is written from now on is told from it."""
        with self.reading() as db:
            state = read_state(db)
            check_agreement(db, self._file.path)
            self.last_write = LastWrite(db, state.dossier_id)
            self._known = None if self._file.read_only else Recollection(db)
        self._campagne = state.campagne
        return state

    def commit(self, make: Callable[[Database], tuple[Geste, ...]]) -> Save:
        """Commit the gestes that `make` gives inside the transaction, on a share once they were read back from it."""
        load_writer()
        with self.writing() as db:
            with transaction(db):
                save = self.last_write.save(db, self._campagne, make(db))
            self._file.check_in_place()
            self._file.check_read_back(save.rows)
            self.last_write.acknowledge()
            self._note(save)
            return save

    def write(self, write: Callable[[Database], object]) -> None:
        """Commit something else, made of what this session holds."""
        with self.writing() as db:
            with transaction(db):
                self.last_write.check(db)
                write(db)
            self._file.check_in_place()
            if self._known:
                self._known.note(write)

    def write_elsewhere(self, path: Path, gestes: tuple[Geste, ...]) -> None:
        """Make the dossier again at `path` from memory, with gestes that are not in the file; the file is not touched.

        Raises as `Dossier.create`, and ReadOnlyDossierError when this session never could write.
        """
        if self._known is None:
            raise ReadOnlyDossierError
        write_whole_file(path, self._known.with_gestes(self._campagne, gestes, self.last_write.doubtful))

    def close(self) -> None:
        """Close the file and give its lock back; a second call does nothing."""
        with self._guard:
            self._file.close()

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """The connection; what fails meanwhile is an error of opening."""
        with self._guard:
            try:
                yield self._file.reading
            except sqlite3.Error as error:
                self._file.drop()
                raise opening_error(error, self._file.path) from error
            except ValueError as error:
                raise DamagedDossierError(self._file.path) from error

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """The connection, opened again after a failure; what fails meanwhile is a SaveError unless it is a bug."""
        with self._guard:
            if self._file.read_only:
                raise ReadOnlyDossierError
            try:
                db = self._file.writing
                self.found.before_write(db)
                yield db
            except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
                raise
            except (sqlite3.Error, *REOPENING_ERRORS) as error:
                self._file.drop()
                raise save_error(error) from error

    def _note(self, save: Save) -> None:
        if self._known:
            self._known.note_save(save)
