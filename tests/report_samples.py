"""Small grids whose result is known by hand, and the real grids answered in one way: what report tests read."""

from functools import cache

from msgspec.structs import replace

from paliers_desktop.core.assessment import Answer, Assessment, Etablissement, Etat, TypeEtablissement
from paliers_desktop.core.grid import PALIERS, Critere, Domaine, Grille, Palier, Regle
from paliers_desktop.core.grid_loader import Catalogue, load_catalogue
from paliers_desktop.paths import criteria_folder

NAMES = ("Pilotage", "Formation", "Ressources", "Pratiques", "Réseau", "Équipement")
COLLEGE = Etablissement("0949912N", "Collège des Tilleuls", TypeEtablissement.COLLEGE, "Bréval-sur-Marne")
ECOLE = replace(COLLEGE, nom="École des Tilleuls", type=TypeEtablissement.ECOLE_PRIMAIRE)


def small_grille(domaines: int = 6, seuil: int = 100, per_palier: int = 2) -> Grille:
    """Each domaine has `per_palier` criteria per palier: « D1-P2-1 » is the first of palier 2 in domaine 1."""
    return Grille(
        id="essai",
        version="1",
        academie="essai",
        titre="Essai",
        titre_court="collèges et lycées",
        source="essai",
        types=("college",),
        paliers=tuple(Palier(f"Conditions {palier}", f"Conditions {palier}") for palier in PALIERS),
        regle=Regle(seuil, "minimum"),
        domaines=tuple(
            Domaine(
                f"d{rang}",
                f"{NAMES[rang - 1]} entier",
                NAMES[rang - 1],
                tuple(
                    Critere(f"D{rang}-P{palier}-{place}", palier, f"Critère {rang}.{palier}.{place}")
                    for palier in PALIERS
                    for place in range(1, per_palier + 1)
                ),
            )
            for rang in range(1, domaines + 1)
        ),
    )


def at_paliers(grille: Grille, *paliers: int | None, etablissement: Etablissement = COLLEGE) -> Assessment:
    """Domaine by domaine: « oui » up to the palier, « non » above; None makes the domaine sans objet."""
    answers = {}
    for domaine, reached in zip(grille.domaines, paliers, strict=True):
        for critere in domaine.criteres:
            etat = Etat.OUI if reached is not None and critere.palier <= reached else Etat.NON
            answers[critere.id] = Answer(Etat.SANS_OBJET if reached is None else etat)
    return Assessment(etablissement, "creteil-2026-2027", answers)


@cache
def catalogue() -> Catalogue:
    """The grids of criteria/."""
    return load_catalogue(criteria_folder())


def all_answered(grille: Grille, etat: Etat | None, etablissement: Etablissement = COLLEGE) -> Assessment:
    """The same answer to every criterion."""
    return Assessment(etablissement, "creteil-2026-2027", {key: Answer(etat) for key in grille.criteres if etat})
