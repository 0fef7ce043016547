"""A campagne already answered, for the synthesis: both grids, territories, and files drawn from a seed."""

import random
from functools import cache

from dossier_samples import CRITERIA
from paliers_desktop.academy.synthesis.filled import Filled, Place
from paliers_desktop.academy.synthesis.grids import CountedGrid, Grids
from paliers_desktop.core.assessment import Answer, Etat, MotifCode, TypeEtablissement
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_loader import load_catalogue

TYPES = (TypeEtablissement.ECOLE_ELEMENTAIRE, TypeEtablissement.COLLEGE, TypeEtablissement.LYCEE)


@cache
def grids() -> Grids:
    """The grids of the program, with their helps."""
    catalogue = load_catalogue(CRITERIA)
    entries = [catalogue.for_type(type_) for type_ in TYPES]
    return Grids({entry.grille.sha256: CountedGrid(entry.grille, entry.aide) for entry in entries})


def grille_of(type_: TypeEtablissement) -> Grille:
    """The grid of that type."""
    return next(grid.grille for grid in grids().counted.values() if type_ in grid.grille.types)


def place(draw: random.Random) -> Place:
    """Somewhere in the académie."""
    departement = draw.choice(("077", "093", "094"))
    return Place(
        type=draw.choice(TYPES),
        departement=departement,
        bassin=draw.choice(("", "Créteil", "Meaux", "=Bassin <b>")),
        circonscription=f"Circonscription {departement}",
        commune=draw.choice(("", "Créteil", "Bondy")),
    )


def answers(grille: Grille, draw: random.Random) -> dict[str, Answer]:
    """Mostly oui, so that every palier is met; one file in five is provisional."""
    ease = draw.choice((0.7, 0.97, 1.0))
    found = {}
    for key in grille.criteres:
        etat = Etat.OUI if draw.random() < ease else draw.choice((Etat.EN_COURS, Etat.NON, Etat.SANS_OBJET))
        motif = draw.choice(list(MotifCode)) if etat is Etat.SANS_OBJET else None
        helped = draw.random() < 0.05
        found[key] = Answer(etat=etat, motif_code=motif, besoin=helped, partage=not helped and draw.random() < 0.05)
    if draw.random() < 0.2:
        del found[draw.choice(list(found))]
    return found


def campagne(schools: int, seed: int = 1) -> tuple[list[Place], list[Filled]]:
    """That many awaited places; three in four have answered."""
    draw = random.Random(seed)
    awaited = [place(draw) for _ in range(schools)]
    answered = [where for where in awaited if draw.random() < 0.75]
    grilles = [(where, grille_of(where.type)) for where in answered]
    return awaited, [Filled(where, grille.sha256, answers(grille, draw)) for where, grille in grilles]
