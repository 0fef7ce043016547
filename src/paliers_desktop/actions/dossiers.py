"""Create, open and summarise dossiers: the file, its grid and its help together."""

from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.copies import CopyKeeper
from paliers_desktop.core.assessment import Assessment, Etablissement, TypeEtablissement
from paliers_desktop.core.campagne import default_campagne
from paliers_desktop.core.faults import GridError
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import Catalogue, load_grid
from paliers_desktop.core.help import Aide, kept_help
from paliers_desktop.core.scoring import Profile, compute_profile
from paliers_desktop.storage.backup import is_copy
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import DamagedDossierError
from paliers_desktop.storage.exports import ExportRecord
from paliers_desktop.storage.naming import dossier_file_name
from paliers_desktop.storage.post import Post
from paliers_desktop.storage.state import DossierState


class OpenDossier(Struct, frozen=True):
    """A dossier ready for a session: it brings its own grid, so criteria/ need not hold it.

    exports, recus: every export with its bytes, every receipt, as they were on opening. copies: what keeps copies of
    it, None where none are.
    """

    dossier: Dossier
    state: DossierState
    grille: Grille
    aide: Aide
    exports: tuple[ExportRecord, ...]
    copies: CopyKeeper | None = None
    recus: tuple[bytes, ...] = ()


class ClosedDossier(Struct, frozen=True):
    """What documents are made of, read without touching the file: as `OpenDossier`, but nothing is open."""

    state: DossierState
    grille: Grille
    aide: Aide
    exports: tuple[ExportRecord, ...]


class Overview(Struct, frozen=True):
    """What a list shows of a dossier, read without touching the file."""

    path: Path
    assessment: Assessment
    grille: Grille
    profile: Profile
    last_change: datetime | None


def create_dossier(
    folder: Path,
    etablissement: Etablissement,
    catalogue: Catalogue,
    today: date,
    post: Post | None = None,
    campagne: str = "",
) -> OpenDossier:
    """Make the établissement's file in `folder`, with the grid of its type; UserError when it cannot be.

    post: where this runs; without one, no lock is taken. campagne: that of the académie, where one is known.
    """
    entry = catalogue.for_type(etablissement.type)
    path = folder / dossier_file_name(etablissement.uai, etablissement.nom)
    campagne = campagne or default_campagne(entry.grille.academie, today)
    dossier = Dossier.create(path, etablissement, campagne, entry.toml, entry.aide_toml, entry.grille, post)
    return _opened(dossier)


def open_dossier(path: Path, post: Post | None = None, silent: bytes | None = None) -> OpenDossier:
    """Open an établissement's file, a copy of one read-only; UserError when it is none, damaged or newer.

    post, silent: as Dossier.open.
    """
    return _opened(Dossier.open(path, read_only=is_copy(path), post=post, silent=silent))


def change_type(opened: OpenDossier, type_: TypeEtablissement, catalogue: Catalogue) -> OpenDossier:
    """Repair a wrong type while nothing is answered: the dossier takes the grid of that type; its state read again.

    The dossier stays open and is the same object; what was made of the old grid (session, export) is to be made again.
    A type of the dossier's own grid keeps that grid. Settle what is being saved first. Raises TypeFixedError or
    SaveError (nothing changed), ValueError when the dossier already has that type.
    """
    dossier = opened.dossier
    if type_ in opened.grille.types:
        dossier.change_grid(type_, opened.state.grille_toml, opened.state.aide_toml, opened.grille)
    else:
        entry = catalogue.for_type(type_)
        dossier.change_grid(type_, entry.toml, entry.aide_toml, entry.grille)
    return _opened(dossier)


def summarise(path: Path) -> Overview:
    """Read what a list shows of a file, read-only; UserError when it is none or damaged."""
    state = Dossier.peek(path)
    grille = load_grid(state.grille_toml, path.name)
    profile = compute_profile(grille, state.assessment)
    return Overview(path, state.assessment, grille, profile, state.last_change)


def read_closed(path: Path) -> ClosedDossier:
    """Read all that documents are made of, read-only; UserError when it is none, damaged or newer."""
    state, exports = Dossier.peek_whole(path)
    grille = load_grid(state.grille_toml, path.name)
    return ClosedDossier(state, grille, kept_help(state.aide_toml, grille, path.name), exports)


def _opened(dossier: Dossier) -> OpenDossier:
    state = dossier.load()
    try:
        grille = load_grid(state.grille_toml, dossier.path.name)
        aide = kept_help(state.aide_toml, grille, dossier.path.name)
    except GridError as error:  # it was read when the dossier was made
        dossier.close()
        raise DamagedDossierError(dossier.path) from error
    return OpenDossier(dossier, state, grille, aide, dossier.exports(), recus=dossier.recus())
