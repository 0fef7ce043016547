"""A dossier: one établissement in one SQLite file; every acknowledged geste is on the disk."""

import datetime
import logging
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from paliers_desktop.core.assessment import Etablissement, TypeEtablissement
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Geste
from paliers_desktop.storage.connection import Database, load_writer
from paliers_desktop.storage.content import image
from paliers_desktop.storage.creation import create_dossier_file
from paliers_desktop.storage.documents import ReceivedRecu, keep_recu, read_recus
from paliers_desktop.storage.errors import (
    NOT_SHOWN,
    ChangedElsewhereError,
    SaveError,
)
from paliers_desktop.storage.exports import ExportRecord, insert_next_export, read_exports
from paliers_desktop.storage.grids import insert_grid, type_geste
from paliers_desktop.storage.guarded_file import GuardedFile
from paliers_desktop.storage.inspection import opening_error
from paliers_desktop.storage.journal import read_last_change
from paliers_desktop.storage.journal_reader import JournalReader
from paliers_desktop.storage.live_file import LiveFile
from paliers_desktop.storage.lock_file import LockFile
from paliers_desktop.storage.peek import peek
from paliers_desktop.storage.post import Post
from paliers_desktop.storage.seances import write_noms
from paliers_desktop.storage.state import DossierState, read_state

if TYPE_CHECKING:  # a merge is rare, and so are another campagne and regards croisés
    from paliers_desktop.storage.campagnes import Opening, StoredCampagne
    from paliers_desktop.storage.merging import Bringing
    from paliers_desktop.storage.voix import VoixKeeper

log = logging.getLogger(__name__)


class Dossier:
    """An open dossier; close it when done.

    Methods may be called from any one thread at a time (a lock sees to it). `path` and `read_only` say what was opened.
    """

    def __init__(self, file: LiveFile) -> None:
        """Use `create` or `open`."""
        self._live = file
        self._file = GuardedFile(file)
        self.journal = JournalReader(self._file.reading)
        self.found = self._file.found
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
        post: Post | None = None,
    ) -> "Dossier":
        """Make a new dossier and open it, with its lock when `post` says where this runs.

        grille: what grille_toml says. Raises DossierExistsError (nothing is overwritten), ReadOnlyPlaceError,
        MissingPlaceError, FullPlaceError or CreationFailedError; no half-made file is left.
        """
        create_dossier_file(path, etablissement, campagne, grille_toml, aide_toml, grille)
        return cls.open(path, post=post)

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, post: Post | None = None, silent: bytes | None = None
    ) -> "Dossier":
        """Open a dossier, read-only when asked, when its file or place cannot be written or when another has it open.

        post: where this runs; without one, no lock is taken nor heeded. silent: a lock to take over (LockFile.seen).
        Raises MissingDossierError, NotADossierError, NewerDossierError (file left byte-identical), DamagedDossierError,
        InterruptedDossierError, BusyDossierError, UnreadableDossierError or UpdateFailedError.
        """
        try:
            lock = LockFile(path, post, silent) if post else None
            file = LiveFile(path, read_only=read_only, lock=lock)
        except sqlite3.Error as error:
            raise opening_error(error, path) from error
        try:
            return cls(file)
        except BaseException:
            file.close()
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
        return self._live.path

    @property
    def lock(self) -> LockFile | None:
        """The lock file of this opening, None when it takes none."""
        return self._live.lock

    @property
    def read_only(self) -> bool:
        """Whether saving is refused for as long as this dossier is open."""
        return self._live.read_only

    def load(self) -> DossierState:
        """Read the whole state of the current campagne; raises the errors of `open`."""
        state = self._file.load()
        self._campagne = state.campagne
        return state

    def save(self, *gestes: Geste) -> datetime.datetime:
        """Commit gestes and their journal rows, all or none; the time of the commit (UTC), once it is on the disk.

        Raises SaveError (nothing is half-written; save the same gestes again, or `load`), TypeFixedError, UaiFixedError
        (core.identity_rules), ValueError for a geste without changes. Chunks of typing come as gestes of one id.
        """
        if not gestes or not all(geste.changes for geste in gestes):
            raise ValueError("a geste without changes has nothing to save")
        return self._file.commit(lambda _: gestes).time

    def change_grid(self, type_: TypeEtablissement, grille_toml: bytes, aide_toml: bytes, grille: Grille) -> None:
        """Give the établissement another type and its campagne the grid of that type, while nothing is answered.

        With another grid, nothing of before can be undone, that geste included. grille: what grille_toml says. Raises
        TypeFixedError, SaveError as `save` does, ValueError when nothing would change.
        """

        def _made(db: Database) -> tuple[Geste, ...]:
            insert_grid(db, grille_toml, aide_toml, grille)
            return (type_geste(db, self._campagne, type_, grille),)

        self._file.commit(_made)

    def remember_place(self, place: str) -> None:
        """Keep the resume point; not journaled, and not worth a failure: one is logged."""
        if self.read_only:
            return
        try:
            with self._file.writing() as db:
                db.conn.execute("UPDATE dossier SET place = ? WHERE place <> ?", [place, place])
        except SaveError as error:
            log.info("resume point not kept: %s", error.__cause__ or error)

    def campagnes(self) -> "tuple[StoredCampagne, ...]":
        """Every campagne of the établissement, the oldest first; raises the errors of `open`."""
        with self._file.reading() as db:
            from paliers_desktop.storage.campagnes import read_campagnes

            return read_campagnes(db)

    def open_campagne(self, opening: "Opening") -> None:
        """Make another campagne the current one, all or nothing; then `load`. SaveError as `save` raises."""
        from paliers_desktop.storage.campagnes import open_campagne

        load_writer()
        self._file.write(lambda db: open_campagne(db, opening))

    def exports(self) -> tuple[ExportRecord, ...]:
        """Every export with its bytes, by campagne and revision; raises the errors of `open`."""
        with self._file.reading() as db:
            return read_exports(db)

    def last_change(self) -> datetime.datetime | None:
        """When the latest geste of the campagne was saved (UTC), None when there is none; raises the errors of `open`.

        ChangedElsewhereError when the file is no longer as this session left it: what the session holds is not what the
        file says. Unlike `load`, this forgets nothing, so that the next save notices it too.
        """
        with self._file.reading() as db:
            try:
                self._file.last_write.check(db)
            except ChangedElsewhereError as error:
                raise ChangedElsewhereError(NOT_SHOWN) from error
            return read_last_change(db, self._campagne)

    def add_export(self, export: ExportRecord) -> None:
        """Keep a new export, made of what this session holds.

        SaveError when it could not be kept; of these, ChangedElsewhereError when the file no longer says what the
        session holds, or got an export of that revision or a later one meanwhile.
        """
        self._file.write(lambda db: insert_next_export(db, export))

    def recus(self) -> tuple[bytes, ...]:
        """The receipts of the académie, as they came; raises the errors of `open`."""
        with self._file.reading() as db:
            return read_recus(db)

    def add_recu(self, recu: ReceivedRecu) -> None:
        """Keep a receipt; a second time changes nothing. SaveError as `save` raises."""
        self._file.write(lambda db: keep_recu(db, recu))

    def set_noms(self, seance_id: str, noms: str) -> None:
        """Keep the names typed for a séance, or erase them (""): never journaled. SaveError as `save` raises."""
        self._file.write(lambda db: write_noms(db, seance_id, noms))

    @property
    def voix(self) -> "VoixKeeper":
        """The voices of regards croisés of the current campagne."""
        from paliers_desktop.storage.voix import VoixKeeper

        return VoixKeeper(self._file, self._campagne)

    def merge(self, bringing: "Bringing") -> None:
        """Write what another copy brings and its geste, all or nothing; then `load`. SaveError as `save` raises."""
        from paliers_desktop.storage.merging import bring

        load_writer()
        self._file.write(lambda db: bring(db, self._campagne, bringing))

    def write_elsewhere(self, path: Path, gestes: tuple[Geste, ...]) -> None:
        """Make this dossier again at `path`, from memory, with gestes that could not be saved; its file is not touched.

        Raises the errors of `create`, and those of `save` that forbid a geste.
        """
        load_writer()
        self._file.write_elsewhere(path, gestes)

    def image(self) -> bytes:
        """The whole file as it is now, to be copied; raises the errors of `open`."""
        with self._file.reading() as db:
            return image(db)

    def found_image(self) -> bytes:
        """The whole file as it was opened, once `found.hold` was called; raises the errors of `open`."""
        with self._file.reading() as db:
            return self.found.take(db)

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._file.close()
