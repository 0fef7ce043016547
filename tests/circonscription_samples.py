"""The écoles of a circonscription for tests: real files, each with its own UAI, name, type and answers."""

from collections.abc import Mapping
from contextlib import closing
from functools import cache
from pathlib import Path

from dossier_samples import CAMPAGNE, CRITERIA, random_id
from listing_samples import uai
from paliers_desktop.core.assessment import Answer, Etablissement, Etat, TypeEtablissement
from paliers_desktop.core.grid_loader import Entry, load_catalogue
from paliers_desktop.core.history import Geste, Kind, answer_changes
from paliers_desktop.core.proposal import Proposed
from paliers_desktop.storage.dossier import Dossier

TYPES = (
    TypeEtablissement.ECOLE_PRIMAIRE,
    TypeEtablissement.ECOLE_ELEMENTAIRE,
    TypeEtablissement.ECOLE_MATERNELLE,
)
NOMS = ("Jean-Macé", "Jules-Ferry", "Les Tilleuls", "Louise-Michel", "Paul-Éluard", "Simone-Veil", "Victor-Hugo")


@cache
def ecoles() -> Entry:
    """The grid of the écoles."""
    return load_catalogue(CRITERIA).for_type(TypeEtablissement.ECOLE_PRIMAIRE)


def shared() -> tuple[str, ...]:
    """The seven criteria that a circonscription shares, in reading order."""
    return tuple(key for key in ecoles().grille.reading_order if key in ecoles().aide.of_circonscription())


def proposals(etat: Etat = Etat.OUI, commentaire: str = "") -> tuple[Proposed, ...]:
    """The same answer to all of them."""
    return tuple(Proposed(key, etat, commentaire) for key in shared())


def etats(count: int, etat: Etat = Etat.OUI) -> dict[str, Answer]:
    """The same answer to the first criteria that no circonscription shares."""
    own = [key for key in ecoles().grille.reading_order if key not in shared()]
    return dict.fromkeys(own[:count], Answer(etat=etat))


def make_ecole(
    folder: Path, number: int, answers: Mapping[str, Answer] | None = None, campagne: str = CAMPAGNE
) -> Path:
    """One école with these answers, given in one geste."""
    folder.mkdir(parents=True, exist_ok=True)
    nom = f"École {NOMS[number % len(NOMS)]} {number:02}"
    etablissement = Etablissement(uai(number), nom, TYPES[number % 3], "Créteil")
    path, grid = folder / f"{etablissement.uai}.paliers", ecoles()
    with closing(Dossier.create(path, etablissement, campagne, grid.toml, grid.aide_toml, grid.grille)) as dossier:
        if answers:
            give(dossier, answers)
    return path


def give(dossier: Dossier, answers: Mapping[str, Answer]) -> None:
    """Replace answers of an open dossier in one geste, as its own session would."""
    before = dossier.load().assessment
    changes = [change for key, after in answers.items() for change in answer_changes(key, before.answer(key), after)]
    dossier.save(Geste(random_id(), Kind.SAISIE, tuple(changes)))


def answers_of(path: Path) -> Mapping[str, Answer]:
    """What a file answers."""
    return Dossier.peek(path).assessment.answers
