"""A dossier: one établissement in one SQLite file; every acknowledged geste is on the disk."""

import datetime
from pathlib import Path

from paliers_desktop.core.assessment import Etablissement
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Geste
from paliers_desktop.storage.exports import ExportRecord
from paliers_desktop.storage.state import DossierState


class Dossier:
    """An open dossier. Close it when done; every method but `close` may raise the errors of storage.errors."""

    path: Path
    read_only: bool

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
        """Make a new dossier and open it."""
        raise NotImplementedError

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> "Dossier":
        """Open a dossier."""
        raise NotImplementedError

    @classmethod
    def peek(cls, path: Path) -> DossierState:
        """Read a dossier for a list."""
        raise NotImplementedError

    def load(self) -> DossierState:
        """Read the whole state of the current campagne."""
        raise NotImplementedError

    def save(self, geste: Geste) -> datetime.datetime:
        """Commit a geste (SaveError when it could not); the time of the commit, UTC."""
        raise NotImplementedError

    def remember_place(self, place: str) -> None:
        """Keep the resume point (not journaled)."""
        raise NotImplementedError

    def exports(self) -> tuple[ExportRecord, ...]:
        """Every export with its bytes."""
        raise NotImplementedError

    def add_export(self, export: ExportRecord) -> None:
        """Keep a new export."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the file."""
        raise NotImplementedError
