"""Bring what another post received into this campagne: its files first, then its rows."""

import datetime
from pathlib import Path

from paliers_desktop.academy.preparing.changes import ChangeError, changing
from paliers_desktop.academy.preparing.signing import SUFFIX
from paliers_desktop.academy.reception.judging import judge_again
from paliers_desktop.academy.register.campagne import read_campagne
from paliers_desktop.academy.register.connection import Register, open_register
from paliers_desktop.academy.register.decisions import Decision
from paliers_desktop.academy.register.merging import merge_rows
from paliers_desktop.academy.written_file import NotWrittenError, made_folder, write_over
from paliers_desktop.files import copy_file

FOLDERS = ("originaux", "quarantaine")


class OtherCampagneError(ChangeError):
    """Two campagnes that have nothing to do with each other."""

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(
            f"L’autre registre est celui de {found}, signé par une autre clé ou d’un autre identifiant que {wanted}.",
            "Versez ensemble deux copies d’une même campagne.",
        )


class SameFolderError(ChangeError):
    """A register poured into itself."""

    def __init__(self) -> None:
        super().__init__("C’est le même registre.", "Indiquez l’emplacement copié sur l’autre poste.")


def merge(register: Register, other: Path, day: datetime.date) -> dict[str, int]:
    """What was brought, by table; the other register is only read. Raises UserError."""
    campagne = changing(register)
    with open_register(other) as theirs:
        if register.folder.samefile(other):
            raise SameFolderError
        found = changing(theirs)
        if (found.id, found.key) != (campagne.id, campagne.key):
            raise OtherCampagneError(found.id, campagne.id)
    for name in FOLDERS:
        _copy(other / name, register.folder / name)
    signed = other / f"{campagne.id}{SUFFIX}"
    if found.revision > campagne.revision and signed.exists():
        write_over(register.folder / signed.name, signed.read_bytes())
    brought = merge_rows(register, other, Decision("fusionner", day, objet=read_campagne(register).id))
    judge_again(register)
    return brought


def _copy(source: Path, target: Path) -> None:
    """Every file that is not there yet: they are named by their content. Raises NotWrittenError."""
    for path in sorted(source.rglob("*")):
        copy = target / path.relative_to(source)
        if path.is_file() and not copy.exists():
            made_folder(copy.parent)
            try:
                copy_file(path, copy)
            except OSError as error:
                raise NotWrittenError(copy, error) from error
