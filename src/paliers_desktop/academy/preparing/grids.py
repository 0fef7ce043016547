"""The grids of a campagne: those of the program, or those that a person gives in their place."""

from collections.abc import Sequence
from pathlib import Path

from paliers_desktop.academy.preparing.grid_derivation import read_mapping
from paliers_desktop.academy.received_file import read_received
from paliers_desktop.academy.register.records import Grid
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import Entry, load_catalogue, load_grid
from paliers_desktop.core.help import Aide, load_help
from paliers_desktop.core.report.wording import counted
from paliers_desktop.errors import UserError
from paliers_desktop.paths import criteria_folder

HELP_SUFFIX = ".aide.toml"


class SharedTypeError(UserError):
    """Two grids for one type of établissement."""

    def __init__(self, item: str) -> None:
        super().__init__(
            f"Deux grilles sont destinées au type « {item} ».",
            "Une grille remplace celle du programme qui a le même identifiant ; vérifiez « id » et « types ».",
        )


def read_grid_file(path: Path) -> Grid:
    """The grid of a file, with the helps beside it if any. Raises UnreadableFileError, GridError."""
    toml = read_received(path)
    grille = load_grid(toml, path.name)
    aide_path = help_path(path)
    aides = read_received(aide_path) if aide_path.exists() else b""
    if aides:
        load_help(aides, grille, aide_path.name)
    found = read_mapping(path, grille)
    origin = (found.ancienne, found.criteres) if found else ("", None)
    return Grid(grille.sha256, grille.id, grille.version, toml, aides, *origin)


def grid_named(name: str) -> Grid:
    """The grid of the program under that id, else that of a file. Raises UnreadableFileError, GridError."""
    entry = load_catalogue(criteria_folder()).by_id(name)
    return _of(entry) if entry else read_grid_file(Path(name))


def campagne_grids(given: Sequence[Path]) -> tuple[Grid, ...]:
    """The grids of the program, those of the same id replaced by the given ones, then the older versions that these
    map. Raises GridError, MappingError, SharedTypeError."""
    entries = load_catalogue(criteria_folder()).entries
    known = {entry.grille.id: _of(entry) for entry in entries}
    grids = tuple((known | {grid.id: grid for grid in map(read_grid_file, given)}).values())
    mapped = {grid.ancienne for grid in grids if grid.ancienne}
    seen: set[str] = set()
    for grid in grids:
        for item in load_grid(grid.toml, grid.id).types:
            if item in seen:
                raise SharedTypeError(item)
            seen.add(item)
    return (*grids, *(grid for grid in known.values() if grid.sha256 in mapped))


def _of(entry: Entry) -> Grid:
    grille = entry.grille
    return Grid(grille.sha256, grille.id, grille.version, entry.toml, entry.aide_toml)


def known_grid(name: str) -> Grille:
    """The grid of a file, or of the program under that id. Raises UnreadableFileError, GridError."""
    entry = load_catalogue(criteria_folder()).by_id(name)
    return entry.grille if entry else load_grid(read_received(Path(name)), Path(name).name)


def known_help(name: str, grille: Grille) -> Aide:
    """The helps of that grid; none when nobody wrote any. Raises UnreadableFileError, GridError."""
    entry = load_catalogue(criteria_folder()).by_id(name)
    if entry:
        return entry.aide
    beside = help_path(Path(name))
    return load_help(read_received(beside), grille, beside.name) if beside.exists() else Aide()


def help_path(path: Path) -> Path:
    """Where the helps of a grid file are."""
    return path.with_name(path.name.removesuffix(".toml") + HELP_SUFFIX)


def known_version(grille: Grille) -> Grille | None:
    """The grid of the program that has the same id; None when there is none."""
    entry = load_catalogue(criteria_folder()).by_id(grille.id)
    return entry.grille if entry else None


def unconfirmed_words(grids: Sequence[Grid]) -> list[str]:
    """A warning for each grid whose paliers were inferred from the layout of the source."""
    words = []
    for grid in grids:
        grille = load_grid(grid.toml, grid.id)
        inferred = sum(critere.colonne_deduite for critere in grille.criteres.values())
        if inferred:
            words.append(
                f"Attention : dans la grille « {grille.titre_court} », le palier de {counted(inferred, 'critère')} sur "
                f"{len(grille.criteres)} est déduit de la mise en page de la source, et reste à confirmer "
                f"(« paliers-academie grille verifier {grille.id} » les nomme)."
            )
    return words
