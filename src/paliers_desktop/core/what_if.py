"""« Et si… »: the paliers that would follow if some criteria were in place. Pure: no answer is touched."""

from collections.abc import Collection

from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.scoring import Profile, compute_profile


def what_if(grille: Grille, assessment: Assessment, in_place: Collection[str]) -> Profile:
    """The profile if these criteria were answered « oui »; the assessment stays what it is."""
    supposed = dict(assessment.answers)
    for key in in_place:
        supposed[key] = Answer(etat=Etat.OUI)
    return compute_profile(grille, Assessment(assessment.etablissement, assessment.campagne, supposed))
