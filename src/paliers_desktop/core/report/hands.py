"""In whose hands a step is: « À notre main », « Avec la collectivité », « Avec l’académie » (the grid's releve_de)."""

from collections.abc import Iterable

from msgspec import Struct

from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide, ReleveDe
from paliers_desktop.core.report.steps import NextSteps, Step, StepGroup
from paliers_desktop.core.report.wording import counted

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


class StepsInHand(Struct, frozen=True):
    """The steps in the same hands, domaine by domaine, the nearest first.

    Where a seuil leaves the choice, the count of a domaine says so: « 1 critère, 2 étapes parmi 4 ».
    """

    titre: str
    domaines: tuple[StepGroup, ...]


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


def domaines_by_hand(steps: NextSteps, aide: Aide) -> tuple[StepsInHand, ...]:
    """The next steps of the établissement, grouped as `by_hand` does; a domaine in several hands is in each of them."""
    listed = [step.critere_id for group in steps.groups for step in group.steps]
    return tuple(
        StepsInHand(hand.titre, tuple(part for part in (_part(group, hand) for group in steps.groups) if part.steps))
        for hand in by_hand(listed, aide)
    )


def _part(group: StepGroup, hand: HandGroup) -> StepGroup:
    """What of a domaine is in these hands."""
    steps = tuple(step for step in group.steps if step.critere_id in hand.critere_ids)
    chosen = "parmi" in group.count
    count = f"{counted(len(steps), 'critère')}, {group.count}" if chosen else counted(len(steps), "étape")
    return StepGroup(group.slug, group.titre, count, steps)
