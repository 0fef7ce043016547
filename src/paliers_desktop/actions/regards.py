"""Regards croisés: a copy for a group to fill in, then what the filled copies say."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.dossiers import OpenDossier
from paliers_desktop.actions.regards_errors import (
    OtherCampagneVoixError,
    OtherSchoolVoixError,
    OwnFileVoixError,
    SilentVoixError,
)
from paliers_desktop.core.grid_reader import load_grid
from paliers_desktop.core.regards import Groupe, Voix
from paliers_desktop.errors import UserError
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.naming import SUFFIX
from paliers_desktop.storage.state import DossierState


class Collected(Struct, frozen=True):
    """What became of the copies: how many voices were taken, and why the others were not."""

    taken: int
    refused: tuple[UserError, ...]


def copy_name(uai: str, groupe: Groupe) -> str:
    """« Regards_0949912N_enseignants.paliers »."""
    return f"Regards_{uai}_{groupe.value}{SUFFIX}"


def prepare_copy(opened: OpenDossier, path: Path) -> None:
    """A file of the same établissement, campagne and grid, in which nothing is answered.

    Raises the errors of creating a dossier: no file is replaced.
    """
    state = opened.dossier.load()
    etablissement = state.assessment.etablissement
    made = Dossier.create(path, etablissement, state.campagne, state.grille_toml, state.aide_toml, opened.grille)
    made.close()


def collect(opened: OpenDossier, paths: Iterable[Path], groupe: Groupe) -> Collected:
    """Keep what each copy says as a voice of that group; one that was taken before is taken again in its place.

    A copy that cannot be one is left out, and told. Raises SaveError when a voice cannot be kept.
    """
    taken = 0
    refused: list[UserError] = []
    for path in paths:
        try:
            voix = _read(opened, path, groupe)
        except UserError as error:
            refused.append(error)
        else:
            opened.dossier.voix.keep(voix)
            taken += 1
    return Collected(taken, tuple(refused))


def _read(opened: OpenDossier, path: Path, groupe: Groupe) -> Voix:
    state = Dossier.peek(path)
    ours = opened.state
    if state.dossier_id == ours.dossier_id:
        raise OwnFileVoixError(path.name)
    if state.assessment.etablissement.uai != ours.assessment.etablissement.uai:
        raise OtherSchoolVoixError(path.name, state.assessment.etablissement.uai)
    grille = load_grid(state.grille_toml, path.name)
    if (state.campagne, grille.sha256) != (ours.campagne, opened.grille.sha256):
        raise OtherCampagneVoixError(path.name, state.campagne)
    answers = state.assessment.answers.items()
    reponses = {key: answer.etat for key, answer in answers if answer.etat is not None and key in grille.criteres}
    if not reponses:
        raise SilentVoixError(path.name)
    return Voix(_voice(state), groupe, reponses)


def _voice(state: DossierState) -> str:
    """The same for a copy however far it is filled, another for each of the copies of one file.

    The first geste of a file has an id drawn at random where it was filled.
    """
    first = min((geste.id for geste in (*state.history.done[:1], *state.history.undone[-1:])), default="")
    return hashlib.sha256(f"{state.dossier_id} {first}".encode()).hexdigest()[:32]
