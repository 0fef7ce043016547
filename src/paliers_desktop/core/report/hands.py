"""In whose hands a step is: « À notre main », « Avec la collectivité », « Avec l’académie » (the grid's releve_de)."""

from collections.abc import Iterable

from msgspec import Struct

from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide, ReleveDe
from paliers_desktop.core.report.steps import NextSteps, Step

NOTRE_MAIN, COLLECTIVITE, ACADEMIE = "À notre main", "Avec la collectivité", "Avec l’académie"

_HANDS = {
    None: NOTRE_MAIN,
    ReleveDe.ETABLISSEMENT: NOTRE_MAIN,
    ReleveDe.COLLECTIVITE: COLLECTIVITE,
    ReleveDe.CIRCONSCRIPTION: ACADEMIE,  # a circonscription is a service of the académie
    ReleveDe.ACADEMIE: ACADEMIE,
}


class HandGroup(Struct, frozen=True):
    """The criteria in the same hands, in the order they were given."""

    titre: str
    critere_ids: tuple[str, ...]


class PlacedStep(Struct, frozen=True):
    """A step and its domaine, « Formation »; rang: its place among all the steps, 0 for the nearest domaine's first."""

    slug: str
    domaine: str
    step: Step
    rang: int


class HandSteps(Struct, frozen=True):
    """The steps in the same hands, those of the nearest domaine first."""

    titre: str
    steps: tuple[PlacedStep, ...]


def hand_of(aide: Aide, critere_id: str) -> str:
    """The title of the group of a criterion; what no help tells is the établissement's own."""
    return _HANDS[aide.critere(critere_id).releve_de]


def by_hand(critere_ids: Iterable[str], aide: Aide) -> tuple[HandGroup, ...]:
    """What depends on the établissement first; groups without criterion are left out."""
    found: dict[str, list[str]] = {titre: [] for titre in (NOTRE_MAIN, COLLECTIVITE, ACADEMIE)}
    for critere_id in critere_ids:
        found[hand_of(aide, critere_id)].append(critere_id)
    return tuple(HandGroup(titre, tuple(ids)) for titre, ids in found.items() if ids)


def steps_by_hand(grille: Grille, aide: Aide, steps: NextSteps) -> tuple[HandSteps, ...]:
    """The next steps of the établissement, grouped as `by_hand` does, each with its domaine."""
    listed = [(group.slug, step) for group in steps.groups for step in group.steps]
    placed = {
        step.critere_id: PlacedStep(slug, grille.domaine(slug).titre_court, step, rang)
        for rang, (slug, step) in enumerate(listed)
    }
    return tuple(
        HandSteps(group.titre, tuple(placed[key] for key in group.critere_ids)) for group in by_hand(placed, aide)
    )
