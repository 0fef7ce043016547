"""Sign the campagne file of a register, as it stands, and write it."""

from collections.abc import Sequence
from pathlib import Path

from paliers_desktop.academy.register.records import Campagne, Etablissement, Grid
from paliers_desktop.academy.written_file import write_over
from paliers_desktop.errors import UserError
from paliers_desktop.exchange.campagne_document import (
    SCHEMA,
    CampagneDocument,
    EtablissementAttendu,
    GrilleJointe,
    sign_campagne,
)
from paliers_desktop.exchange.keys import SigningKey

SUFFIX = ".pmnc.json"


class OtherKeyError(UserError):
    """The key that was opened is not the one of this campagne."""

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(
            f"Cette clé (empreinte {found}) n’est pas celle de la campagne (empreinte {wanted}).",
            "Indiquez la bonne avec --cle FICHIER.",
        )


def check_key(campagne: Campagne, key: SigningKey) -> None:
    """Raise OtherKeyError for a key that posts would not trust for this campagne."""
    if key.public != campagne.key:
        raise OtherKeyError(key.public.empreinte, campagne.key.empreinte)


def write_campagne_file(
    folder: Path,
    campagne: Campagne,
    etablissements: Sequence[Etablissement],
    grids: Sequence[Grid],
    key: SigningKey,
) -> Path:
    """The signed file of this revision, in the place of the former one. Raises DocumentError, NotWrittenError."""
    return keep_campagne_file(folder, campagne, signed_campagne(campagne, etablissements, grids, key))


def keep_campagne_file(folder: Path, campagne: Campagne, signed: bytes) -> Path:
    """Its place, written. Raises NotWrittenError."""
    path = folder / f"{campagne.id}{SUFFIX}"
    write_over(path, signed)
    return path


def signed_campagne(
    campagne: Campagne,
    etablissements: Sequence[Etablissement],
    grids: Sequence[Grid],
    key: SigningKey,
) -> bytes:
    """The bytes of the signed file. Raises DocumentError."""
    document = CampagneDocument(
        schema=SCHEMA,
        id=campagne.id,
        revision=campagne.revision,
        titre=campagne.titre,
        ouverture=campagne.ouverture,
        cloture=campagne.cloture,
        depot=campagne.depot,
        courriel=campagne.courriel,
        grilles=tuple(
            GrilleJointe(grid.id, grid.version, grid.sha256, grid.toml.decode(), grid.aides.decode()) for grid in grids
        ),
        etablissements=tuple(EtablissementAttendu(one.uai, one.nom, one.type, one.commune) for one in etablissements),
        cle_suivante=campagne.suivante.jwk if campagne.suivante else None,
    )
    return sign_campagne(document, key)


def current_grids(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """Those that are filled this year: an older version, kept for its mapping, is no longer sent."""
    older = {grid.ancienne for grid in grids if grid.ancienne}
    return tuple(grid for grid in grids if grid.sha256 not in older)
