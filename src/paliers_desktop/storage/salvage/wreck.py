"""What was found of a damaged dossier, before anything is decided: its rows, its journal, what can complete them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from paliers_desktop import __version__
from paliers_desktop.core.faults import GridError
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import Entry
from paliers_desktop.core.grid_reader import load_grid
from paliers_desktop.core.help import load_help
from paliers_desktop.storage.errors import NewerDossierError
from paliers_desktop.storage.salvage.evidence import Evidence
from paliers_desktop.storage.salvage.pages import page_sizes, table_records
from paliers_desktop.storage.salvage.tables import SEQUENCE, Row, tables_found

Rows = dict[str, list[Row]]
"""Rows by table."""

_TELLING = (("dossier", "dossier_id"), ("dossier", "cree_le"), ("journal", "id"))
"""What two files of one dossier have in common, and no other file has."""


class Origin(Struct, frozen=True):
    """What a signed export says of the dossier that made it: what rows that are lost or damaged no longer say.

    grille: its sha256 (hex); export, etablissement: by column of their tables.
    """

    dossier_id: str
    grille: str
    export: Row
    etablissement: Row

    @property
    def key(self) -> tuple[str, int]:
        """Campagne and revision."""
        return self.export["campagne"], self.export["revision"]


class Helpers(Struct, frozen=True):
    """What can complete a damaged file.

    copy: the last good copy of the dossier; entries: the grids that this program knows. read_export: what the bytes of
    a signed export say, None when one of them changed; identity_of: the identity of any signed file, None as well.
    """

    read_export: Callable[[bytes], Origin | None]
    identity_of: Callable[[bytes], str | None]
    entries: Sequence[Entry] = ()
    copy: Path | None = None


class Wreck:
    """A damaged file and what completes it. Raises OSError, NewerDossierError (that file is none of our business)."""

    def __init__(self, path: Path, helpers: Helpers) -> None:
        self.path = path
        self.rows = rows_of(path)
        self._entries = helpers.entries
        self._grids: dict[str, tuple[bytes, bytes, Grille] | None] = {}
        _refuse_newer(self.rows)
        self.copy = _rows_of_copy(helpers.copy, self.rows)
        told = max((row["seq"] for row in self.rows[SEQUENCE]), default=None)
        self.evidence = Evidence(self.rows["journal"], told, self.copy["journal"])
        self.exports, self.origins = self._exports(helpers.read_export)
        self.documents = _whole_documents((*self.copy["documents"], *self.rows["documents"]), helpers.identity_of)

    def grid(self, sha256: str) -> tuple[bytes, bytes, Grille] | None:
        """The bytes of a grid and of its helps: those of the file when they still make that very grid."""
        if sha256 not in self._grids:
            self._grids[sha256] = self._find_grid(sha256)
        return self._grids[sha256]

    def _find_grid(self, sha256: str) -> tuple[bytes, bytes, Grille] | None:
        known = [(entry.toml, entry.aide_toml) for entry in self._entries if entry.grille.sha256 == sha256]
        kept = [(row["contenu"], row["aides"]) for row in (*self.copy["grilles"], *self.rows["grilles"])]
        for toml, aides in (*kept, *known):
            grille = _grid(toml)
            if grille and grille.sha256 == sha256 and _helps(aides, grille):
                return toml, aides, grille
        return None

    def likely_grid(self, criteres: set[str]) -> str | None:
        """The sha256 of a grid that has all these criteria, when no row says any more which one it was."""
        kept = [_grid(row["contenu"]) for row in (*self.rows["grilles"], *self.copy["grilles"])]
        known = (*(grille for grille in kept if grille), *(entry.grille for entry in self._entries))
        return next((grille.sha256 for grille in known if criteres and criteres <= set(grille.criteres)), None)

    @property
    def lost_exports(self) -> tuple[tuple[str, int], ...]:
        """Campagne and revision of the exports that rows tell, of which the bytes are damaged."""
        told = {(row["campagne"], row["revision"]) for row in (*self.rows["exports"], *self.copy["exports"])}
        return tuple(sorted(told - {origin.key for origin in self.origins}))

    def _exports(self, read: Callable[[bytes], Origin | None]) -> tuple[list[Row], list[Origin]]:
        """Every export whose bytes are whole, by campagne and revision, as they themselves say."""
        found: dict[tuple[str, int], tuple[Row, Origin]] = {}
        for row in (*self.rows["exports"], *self.copy["exports"]):
            if origin := read(row["octets"]):
                found.setdefault(origin.key, ({**row, **origin.export}, origin))
        kept = [found[key] for key in sorted(found)]
        return [row for row, _ in kept], [origin for _, origin in kept]


def rows_of(path: Path) -> Rows:
    """The rows that the pages of a file hold; of the sizes that a page may have, the one that finds most. OSError."""
    content = path.read_bytes()
    found = [tables_found(table_records(content, size)) for size in page_sizes(content)]
    return max(found, key=lambda rows: sum(map(len, rows.values())))


def _rows_of_copy(copy: Path | None, rows: Rows) -> Rows:
    """The rows of a good copy; none of them when it is one of another dossier."""
    nothing: Rows = {name: [] for name in rows}
    if copy is None:
        return nothing
    found = rows_of(copy)
    told = {(name, row[column]) for name, column in _TELLING for row in rows[name]}
    same = any((name, row[column]) in told for name, column in _TELLING for row in found[name])
    return found if same or not told else nothing


def _whole_documents(rows: Iterable[Row], identity_of: Callable[[bytes], str | None]) -> list[Row]:
    whole = [row for row in rows if identity_of(row["octets"]) == row["identite"]]
    return list({row["identite"]: row for row in whole}.values())


def _refuse_newer(rows: Rows) -> None:
    for row in rows["dossier"]:
        if _numbers(row["version_programme"]) > _numbers(__version__):
            raise NewerDossierError(row["version_programme"])


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _grid(toml: bytes) -> Grille | None:
    try:
        return load_grid(toml, "")
    except GridError:
        return None


def _helps(aides: bytes, grille: Grille) -> bool:
    try:
        return aides == b"" or load_help(aides, grille, "") is not None
    except GridError:
        return False
