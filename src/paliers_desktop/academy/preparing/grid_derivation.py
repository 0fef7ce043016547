"""A new version of a grid from what a person edited, with the mapping of the answers of the old one."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.academy.preparing.grid_table import edited_grid
from paliers_desktop.academy.received_file import read_received
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_difference import GridDifference, grid_difference, likely_heirs, mapping
from paliers_desktop.core.grid_lineage import with_ancienne
from paliers_desktop.core.grid_loader import load_grid
from paliers_desktop.core.grid_writer import grid_toml
from paliers_desktop.errors import UserError
from paliers_desktop.exchange import strict_json
from paliers_desktop.output.odf.ods_reader import read_rows

SUFFIX = ".correspondance.json"
ODS_BYTES = 16 * 1024 * 1024


class SameVersionError(UserError):
    """Two contents under one version could not be told apart."""

    def __init__(self, version: str) -> None:
        super().__init__(
            f"La version {version} est celle de la grille de départ.",
            "Donnez-en une autre avec --version, par exemple 2027.1.",
        )


class NoChangeError(UserError):
    """Nothing normative differs."""

    def __init__(self) -> None:
        super().__init__("Rien n’a changé : ni texte, ni palier, ni critère ; aucune grille n’a été écrite.")


class UnknownHeirError(UserError):
    """`--heritier` names criteria that do not exist."""

    def __init__(self, told: str) -> None:
        super().__init__(
            f"« {told} » : l’un de ces critères n’existe pas.",
            "Écrivez --heritier ANCIEN=NOUVEAU, par exemple PIL-04=PIL-21.",
        )


class MappingError(UserError):
    """The mapping file does not suit its grid."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"La correspondance {path} n’est pas lisible, ou n’est pas celle de cette grille.",
            "Refaites-la avec « paliers-academie grille deriver ».",
        )


class Correspondance(Struct, frozen=True, forbid_unknown_fields=True):
    """The mapping as a file beside its grid: sha256 of both versions, old id to new one or None."""

    ancienne: str
    nouvelle: str
    criteres: dict[str, str | None]


class Derived(Struct, frozen=True):
    """The new version, what differs, and what its answers become; heirs: proposals to confirm."""

    grille: Grille
    difference: GridDifference
    correspondance: Correspondance
    heirs: dict[str, str]

    @property
    def inferred(self) -> tuple[str, ...]:
        """The criteria whose palier is to be confirmed."""
        return tuple(key for key, critere in self.grille.criteres.items() if critere.colonne_deduite)

    def unchanged(self, base: Grille) -> frozenset[str]:
        """The criteria of which the text is that of the grid it comes from: what helps to read them still does."""
        texts = {key: critere.texte for key, critere in base.criteres.items()}
        return frozenset(key for key, one in self.grille.criteres.items() if texts.get(key) == one.texte)


def derive(path: Path, base: Grille, version: str, told: Mapping[str, str]) -> Derived:
    """From an edited ODS or TOML. told: heirs given on the command line. Raises GridError, UserError."""
    if version == base.version:
        raise SameVersionError(version)
    grille, heirs = _edited(path, base, version)
    load_grid(grid_toml(grille), path.name)  # an id or a domaine that no grid may have is told here
    for old, new in told.items():
        if old not in base.criteres or new not in grille.criteres:
            raise UnknownHeirError(f"{old}={new}")
    difference = grid_difference(base, grille)
    if grid_difference(base, replace(grille, version=base.version)).same:
        raise NoChangeError
    known = {**heirs, **told}
    found = Correspondance(base.sha256, grille.sha256, mapping(base, grille, known))
    proposed = {old: new for old, new in likely_heirs(difference).items() if old not in known}
    return Derived(with_ancienne(grille, base, found.criteres), difference, found, proposed)


def encode_mapping(correspondance: Correspondance) -> bytes:
    """The bytes of the file."""
    return json.dumps(msgspec.to_builtins(correspondance), indent=1, ensure_ascii=False).encode() + b"\n"


def read_mapping(path: Path, grille: Grille) -> Correspondance | None:
    """The mapping beside a grid file, None when there is none. Raises MappingError."""
    beside = path.with_name(path.name.removesuffix(".toml") + SUFFIX)
    if not beside.exists():
        return None
    try:
        value: Any = strict_json.parse(read_received(beside))
        found = msgspec.convert(value, Correspondance)
    except (strict_json.JsonError, msgspec.ValidationError) as error:
        raise MappingError(beside) from error
    if found.nouvelle != grille.sha256 or set(found.criteres.values()) - {None} - set(grille.criteres):
        raise MappingError(beside)
    return found


def _edited(path: Path, base: Grille, version: str) -> tuple[Grille, dict[str, str]]:
    if path.suffix.lower() == ".ods":
        edited = edited_grid(read_rows(read_received(path, ODS_BYTES)), base, version)
        return edited.grille, edited.heirs
    return replace(load_grid(read_received(path), path.name), version=version), {}
