"""The grids this program knows: the files of criteria/ and their helps, found by type, id or sha256."""

from pathlib import Path

from msgspec import Struct

from paliers_desktop.core.faults import GridError
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_reader import load_grid
from paliers_desktop.core.help import Aide, load_help

__all__ = ["Catalogue", "Entry", "GridError", "load_catalogue", "load_grid"]

_HELP_SUFFIX = ".aide.toml"


class Entry(Struct, frozen=True):
    """One grid: parsed, and the very bytes of its two files (`aide_toml` is b"" without help file)."""

    grille: Grille
    aide: Aide
    toml: bytes
    aide_toml: bytes


class Catalogue(Struct, frozen=True):
    """The grids this program knows, sorted by file name; a type of établissement belongs to one grid at most."""

    entries: tuple[Entry, ...]

    @property
    def grilles(self) -> tuple[Grille, ...]:
        """The grids, sorted by file name."""
        return tuple(entry.grille for entry in self.entries)

    def for_type(self, etablissement_type: str) -> Entry:
        """The grid meant for a type of établissement (payload value); KeyError when there is none."""
        for entry in self.entries:
            if etablissement_type in entry.grille.types:
                return entry
        raise KeyError(etablissement_type)

    def by_id(self, grille_id: str) -> Entry | None:
        """The grid of that id, None when it is unknown here."""
        return next((entry for entry in self.entries if entry.grille.id == grille_id), None)

    def by_sha256(self, sha256: str) -> Entry | None:
        """The grid whose normative part has that sha256 (hex), None when it is unknown here."""
        return next((entry for entry in self.entries if entry.grille.sha256 == sha256), None)


def load_catalogue(folder: Path) -> Catalogue:
    """Read every `<id>.toml` of a folder with its `<id>.aide.toml`, if any.

    Raises GridError with the faults of all files, each starting with its file's name; OSError.
    """
    entries: list[Entry] = []
    faults: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        if path.name.endswith(_HELP_SUFFIX):
            continue
        try:
            entries.append(_load_entry(path))
        except GridError as error:
            faults += [_in_file(error.name, fault) for fault in error.faults]
    faults += _shared_types(entries)
    if not entries and not faults:
        faults.append(f"{folder.name} : aucune grille dans cet emplacement")
    if faults:
        raise GridError(folder.name, tuple(faults))
    return Catalogue(tuple(entries))


def _load_entry(path: Path) -> Entry:
    toml = path.read_bytes()
    grille = load_grid(toml, path.name)
    if grille.id != path.stem:
        raise GridError(path.name, (f"id : « {grille.id} » n’est pas le nom du fichier (« {path.stem} »)",))
    help_path = path.with_name(path.stem + _HELP_SUFFIX)
    if not help_path.exists():
        return Entry(grille, Aide(), toml, b"")
    aide_toml = help_path.read_bytes()
    return Entry(grille, load_help(aide_toml, grille, help_path.name), toml, aide_toml)


def _shared_types(entries: list[Entry]) -> list[str]:
    owners: dict[str, str] = {}
    faults: list[str] = []
    for entry in entries:
        for item in entry.grille.types:
            owner = owners.setdefault(item, entry.grille.id)
            if owner != entry.grille.id:
                faults.append(_in_file(f"{entry.grille.id}.toml", f"types : « {item} » appartient déjà à {owner}"))
    return faults


def _in_file(name: str, fault: str) -> str:
    return fault if fault.startswith(f"{name} : ") else f"{name} : {fault}"
