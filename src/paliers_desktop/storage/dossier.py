"""A dossier: one établissement in one SQLite file; every acknowledged geste is on the disk."""

import datetime
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from paliers_desktop.core.assessment import Etablissement, TypeEtablissement
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Geste
from paliers_desktop.storage.connection import Database, load_writer, transaction
from paliers_desktop.storage.content import image
from paliers_desktop.storage.creation import create_dossier_file
from paliers_desktop.storage.errors import (
    NOT_SHOWN,
    ChangedElsewhereError,
    DamagedDossierError,
    ReadOnlyDossierError,
    SaveError,
)
from paliers_desktop.storage.exports import ExportRecord, insert_next_export, read_exports
from paliers_desktop.storage.found import FoundState
from paliers_desktop.storage.grids import insert_grid, type_geste
from paliers_desktop.storage.inspection import opening_error
from paliers_desktop.storage.journal import read_last_change
from paliers_desktop.storage.journal_reader import JournalReader
from paliers_desktop.storage.last_write import LastWrite
from paliers_desktop.storage.live_file import LiveFile
from paliers_desktop.storage.peek import peek
from paliers_desktop.storage.saving import REOPENING_ERRORS, save_error
from paliers_desktop.storage.seances import write_noms
from paliers_desktop.storage.state import DossierState, read_state

if TYPE_CHECKING:  # a merge is rare
    from paliers_desktop.storage.merging import Bringing

log = logging.getLogger(__name__)


class Dossier:
    """An open dossier; close it when done.

    Methods may be called from any one thread at a time (a lock sees to it). `path` and `read_only` say what was opened.
    """

    def __init__(self, file: LiveFile) -> None:
        """Use `create` or `open`."""
        self._file = file
        self._lock = threading.Lock()
        self.journal = JournalReader(self._reading)
        self.found = FoundState()
        self.load()

    @classmethod
    def create(
        cls,
        path: Path,
        etablissement: Etablissement,
        campagne: str,
        grille_toml: bytes,
        aide_toml: bytes,
        grille: Grille,
    ) -> "Dossier":
        """Make a new dossier and open it.

        grille: what grille_toml says. Raises DossierExistsError (nothing is overwritten), ReadOnlyPlaceError,
        MissingPlaceError, FullPlaceError or CreationFailedError; no half-made file is left.
        """
        create_dossier_file(path, etablissement, campagne, grille_toml, aide_toml, grille)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> "Dossier":
        """Open a dossier, read-only when asked or when its file or place cannot be written.

        Raises MissingDossierError, NotADossierError, NewerDossierError (file left byte-identical), DamagedDossierError,
        InterruptedDossierError, BusyDossierError, UnreadableDossierError or UpdateFailedError.
        """
        try:
            file = LiveFile(path, read_only=read_only)
        except sqlite3.Error as error:
            raise opening_error(error, path) from error
        try:
            return cls(file)
        except BaseException:
            file.drop()
            raise

    @classmethod
    def peek(cls, path: Path) -> DossierState:
        """Read a dossier for a list: nothing is locked, repaired or migrated. Raises the errors of `open`."""
        return peek(path, read_state)

    @classmethod
    def peek_whole(cls, path: Path) -> tuple[DossierState, tuple[ExportRecord, ...]]:
        """The same, with the bytes of its exports, both of the same moment. Raises the errors of `open`."""
        return peek(path, lambda db: (read_state(db), read_exports(db)))

    @property
    def path(self) -> Path:
        """Where the dossier is."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether saving is refused for as long as this dossier is open."""
        return self._file.read_only

    def load(self) -> DossierState:
        """Read the whole state of the current campagne; raises the errors of `open`."""
        with self._reading() as db:
            state = read_state(db)
            self._last_write = LastWrite(db, state.dossier_id)
        self._campagne = state.campagne
        return state

    def save(self, *gestes: Geste) -> datetime.datetime:
        """Commit gestes and their journal rows, all or none; the time of the commit (UTC), once it is on the disk.

        Raises SaveError (nothing is half-written; save the same gestes again, or `load`), TypeFixedError, UaiFixedError
        (core.identity_rules), ValueError for a geste without changes. Chunks of typing come as gestes of one id.
        """
        if not gestes or not all(geste.changes for geste in gestes):
            raise ValueError("a geste without changes has nothing to save")
        return self._commit(lambda _: gestes)

    def change_grid(self, type_: TypeEtablissement, grille_toml: bytes, aide_toml: bytes, grille: Grille) -> None:
        """Give the établissement another type and its campagne the grid of that type, while nothing is answered.

        With another grid, nothing of before can be undone, that geste included. grille: what grille_toml says. Raises
        TypeFixedError, SaveError as `save` does, ValueError when nothing would change.
        """

        def _made(db: Database) -> tuple[Geste, ...]:
            insert_grid(db, grille_toml, aide_toml, grille)
            return (type_geste(db, self._campagne, type_, grille),)

        self._commit(_made)

    def remember_place(self, place: str) -> None:
        """Keep the resume point; not journaled, and not worth a failure: one is logged."""
        if self.read_only:
            return
        try:
            with self._writing() as db:
                db.conn.execute("UPDATE dossier SET place = ? WHERE place <> ?", [place, place])
        except SaveError as error:
            log.info("resume point not kept: %s", error.__cause__ or error)

    def exports(self) -> tuple[ExportRecord, ...]:
        """Every export with its bytes, by campagne and revision; raises the errors of `open`."""
        with self._reading() as db:
            return read_exports(db)

    def last_change(self) -> datetime.datetime | None:
        """When the latest geste of the campagne was saved (UTC), None when there is none; raises the errors of `open`.

        ChangedElsewhereError when the file is no longer as this session left it: what the session holds is not what the
        file says. Unlike `load`, this forgets nothing, so that the next save notices it too.
        """
        with self._reading() as db:
            try:
                self._last_write.check(db)
            except ChangedElsewhereError as error:
                raise ChangedElsewhereError(NOT_SHOWN) from error
            return read_last_change(db, self._campagne)

    def add_export(self, export: ExportRecord) -> None:
        """Keep a new export, made of what this session holds.

        SaveError when it could not be kept; of these, ChangedElsewhereError when the file no longer says what the
        session holds, or got an export of that revision or a later one meanwhile.
        """
        self._write(lambda db: insert_next_export(db, export))

    def set_noms(self, seance_id: str, noms: str) -> None:
        """Keep the names typed for a séance, or erase them (""): never journaled. SaveError as `save` raises."""
        self._write(lambda db: write_noms(db, seance_id, noms))

    def merge(self, bringing: "Bringing") -> None:
        """Write what another copy brings and its geste, all or nothing; then `load`. SaveError as `save` raises."""
        from paliers_desktop.storage.merging import bring

        load_writer()
        self._write(lambda db: bring(db, self._campagne, bringing))

    def image(self) -> bytes:
        """The whole file as it is now, to be copied; raises the errors of `open`."""
        with self._reading() as db:
            return image(db)

    def found_image(self) -> bytes:
        """The whole file as it was opened, once `found.hold` was called; raises the errors of `open`."""
        with self._reading() as db:
            return self.found.take(db)

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        with self._lock:
            self._file.drop()

    def _commit(self, make: Callable[[Database], tuple[Geste, ...]]) -> datetime.datetime:
        """Commit the gestes that `make` gives inside the transaction; their time."""
        load_writer()
        with self._writing() as db:
            with transaction(db):
                time = self._last_write.save(db, self._campagne, make(db))
            self._file.check_in_place()
            self._last_write.acknowledge()
            return time

    def _write(self, write: Callable[[Database], None]) -> None:
        """Commit what `write` does to the file as this session left it."""
        with self._writing() as db:
            with transaction(db):
                self._last_write.check(db)
                write(db)
            self._file.check_in_place()

    @contextmanager
    def _reading(self) -> Iterator[Database]:
        with self._lock:
            try:
                yield self._file.reading
            except sqlite3.Error as error:
                self._file.drop()
                raise opening_error(error, self.path) from error
            except ValueError as error:
                raise DamagedDossierError(self.path) from error

    @contextmanager
    def _writing(self) -> Iterator[Database]:
        """The connection, opened again after a failure; what fails meanwhile is a SaveError unless it is a bug."""
        with self._lock:
            if self.read_only:
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
