"""Many établissements for the tests of the list: real files, each with its own UAI, name, commune and answers."""

from contextlib import closing
from pathlib import Path

from dossier_samples import new_dossier, oui
from paliers_desktop.core.assessment import Etablissement, TypeEtablissement
from paliers_desktop.core.uai import check_letter

COMMUNES = ("Créteil", "Bobigny", "Melun")
TYPES = (TypeEtablissement.LYCEE, TypeEtablissement.COLLEGE)


def uai(number: int) -> str:
    """A UAI whose letter is right."""
    digits = f"094{number:04}"
    return digits + check_letter(digits)


def make_dossier(folder: Path, number: int, answers: int = 0, nom: str = "") -> Path:
    """One établissement with so many « Oui »; its name, commune and type follow from its number."""
    etablissement = Etablissement(
        uai(number), nom or f"Établissement n° {number:03}", TYPES[number % 2], COMMUNES[number % 3]
    )
    path = folder / f"{etablissement.uai}.paliers"
    with closing(new_dossier(path, etablissement)) as dossier:
        if answers:
            dossier.save(*(oui(rank) for rank in range(answers)))
    return path


def make_dossiers(folder: Path, count: int) -> tuple[Path, ...]:
    """So many établissements, with 0, 1 or 2 answers."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(make_dossier(folder, number, number % 3) for number in range(count))
