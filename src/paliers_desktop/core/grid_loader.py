"""Read criteria/: each grid file with its help; every fault of a file is reported at once, with its place."""

from pathlib import Path

from msgspec import Struct

from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide


class Entry(Struct, frozen=True):
    """One grid of the catalogue: parsed, and the very bytes of its two files (aide_toml is b"" without help file)."""

    grille: Grille
    aide: Aide
    toml: bytes
    aide_toml: bytes


class Catalogue(Struct, frozen=True):
    """The grids this program knows, sorted by id."""

    entries: tuple[Entry, ...]

    @property
    def grilles(self) -> tuple[Grille, ...]:
        """The grids, sorted by id."""
        return tuple(entry.grille for entry in self.entries)

    def for_type(self, etablissement_type: str) -> Entry:
        """The grid meant for a type of établissement (payload value); KeyError when none is."""
        raise NotImplementedError

    def by_id(self, grille_id: str) -> Entry | None:
        """The grid of that id, None when it is unknown here."""
        raise NotImplementedError

    def by_sha256(self, sha256: str) -> Entry | None:
        """The grid whose normative part has that sha256 (hex), None when it is unknown here."""
        raise NotImplementedError


def load_grid(data: bytes, name: str) -> Grille:
    """Read the grid file `name`; raises GridError (a UserError with `faults`) naming every fault with its place."""
    raise NotImplementedError


def load_catalogue(folder: Path) -> Catalogue:
    """Read every `<id>.toml` of a folder with its `<id>.aide.toml`; raises GridError, or OSError."""
    raise NotImplementedError
