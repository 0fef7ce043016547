"""What several établissements have in common: counts and the criteria most often missing; none is told apart."""

from collections.abc import Sequence

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment, Etat
from paliers_desktop.core.grid import PALIERS, Domaine, Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.hands import hand_of
from paliers_desktop.core.scoring import compute_profile

TITLE = "Synthèse de circonscription"
MOST_MISSED = 12
"""Criteria listed, the most often missing first."""


class DomaineShare(Struct, frozen=True):
    """How many établissements are at each palier in a domaine, 0 to 3; sans_objet: for how many it has none."""

    titre: str
    titre_court: str
    paliers: tuple[int, ...]
    sans_objet: int


class Missed(Struct, frozen=True):
    """A criterion: how many answer « non », « en cours », nothing yet; hand: in whose hands it is."""

    numero: str
    texte: str
    hand: str
    non: int
    en_cours: int
    silent: int

    @property
    def missing(self) -> int:
        """For how many it is not in place."""
        return self.non + self.en_cours


class GridShare(Struct, frozen=True):
    """The établissements that fill one grid. provisoires: how many still have an answer to give or to confirm."""

    grille: str
    count: int
    provisoires: int
    domaines: tuple[DomaineShare, ...]
    missed: tuple[Missed, ...]


def grid_share(grille: Grille, aide: Aide, assessments: Sequence[Assessment]) -> GridShare:
    """Count the answers of établissements that fill this grid."""
    profiles = [compute_profile(grille, one) for one in assessments]
    return GridShare(
        grille=f"Grille {grille.titre_court}, version {grille.version}",
        count=len(assessments),
        provisoires=sum(profile.provisoire for profile in profiles),
        domaines=tuple(
            _domaine(domaine, [profile.domaine(domaine.slug).palier for profile in profiles])
            for domaine in grille.domaines
        ),
        missed=_missed(grille, aide, assessments),
    )


def _domaine(domaine: Domaine, paliers: Sequence[int | None]) -> DomaineShare:
    titres = domaine.titre, domaine.titre_court
    return DomaineShare(*titres, tuple(paliers.count(palier) for palier in (0, *PALIERS)), paliers.count(None))


def _missed(grille: Grille, aide: Aide, assessments: Sequence[Assessment]) -> tuple[Missed, ...]:
    found = []
    for key in grille.reading_order:
        etats = [one.answer(key).etat for one in assessments]
        counts = (etats.count(Etat.NON), etats.count(Etat.EN_COURS), etats.count(None))
        found.append(Missed(grille.numeros[key], grille.criteres[key].texte, hand_of(aide, key), *counts))
    missed = sorted((one for one in found if one.missing), key=lambda one: -one.missing)
    return tuple(missed[:MOST_MISSED])
