"""The order of the steps of the wizard, and where to go next: pure functions."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from paliers_desktop.core.assessment import Answer, Assessment
from paliers_desktop.core.grid import Grille

IDENTITE = "identite"
RESULTAT = "resultat"
EXPORT = "export"
SEANCES = "seances"

ANNEES = "annees"
COMPARAISON = "comparaison"
OBJECTIFS = "objectifs"
PLAN = "plan"
PREUVES = "preuves"
LOCAUX = "criteres-locaux"
REGARDS = "regards"

SUIVI: tuple[str, ...] = (OBJECTIFS, PLAN, PREUVES, LOCAUX, REGARDS, COMPARAISON, ANNEES)
"""The pages of « Suivi », from one year to the next, in the order of its menu."""

BESIDE = (SEANCES, *SUIVI)
"""The pages beside the steps: none comes before nor after one, and nobody reopens there."""


Neighbour = Callable[[Grille, str], str | None]
"""A criterion's neighbour, None where there is none."""


class Place(Struct, frozen=True):
    """Where a person is: a step, and in a domaine the active criterion ("" when there is none)."""

    step: str
    critere: str = ""


def steps(grille: Grille) -> tuple[str, ...]:
    """The steps of the wizard in order: identité, one per domaine (its slug), résultat, export."""
    return (IDENTITE, *(domaine.slug for domaine in grille.domaines), RESULTAT, EXPORT)


def next_step(grille: Grille, step: str) -> str | None:
    """The step after `step`, None at the last."""
    return None if step in BESIDE else _neighbour(steps(grille), step, 1)


def previous_step(grille: Grille, step: str) -> str | None:
    """The step before `step`, None at the first."""
    return None if step in BESIDE else _neighbour(steps(grille), step, -1)


def place_of(grille: Grille, critere_id: str) -> Place:
    """The place of a criterion; KeyError for an unknown id."""
    return Place(grille.domaine_of(critere_id).slug, critere_id)


def next_critere(grille: Grille, critere_id: str) -> str | None:
    """The criterion after this one in reading order, within its domaine; None at the domaine's end."""
    return _neighbour(domaine_order(grille, grille.domaine_of(critere_id).slug), critere_id, 1)


def previous_critere(grille: Grille, critere_id: str) -> str | None:
    """The criterion before this one in reading order, within its domaine; None at the domaine's start."""
    return _neighbour(domaine_order(grille, grille.domaine_of(critere_id).slug), critere_id, -1)


def position_in_domaine(grille: Grille, critere_id: str) -> tuple[int, int]:
    """Which criterion of its domaine this is in reading order, from 1, and of how many: (2, 13)."""
    order = domaine_order(grille, grille.domaine_of(critere_id).slug)
    return order.index(critere_id) + 1, len(order)


def next_unanswered(grille: Grille, assessment: Assessment, after: str = "", *, backwards: bool = False) -> str | None:
    """The next criterion without answer nor « à vérifier », after `after` and around the grid; None if none is left."""
    return _search(grille, assessment, after, lambda a: a.etat is None and not a.a_verifier, backwards)


def resume_place(grille: Grille, remembered: str) -> Place:
    """Where to reopen: the remembered step or criterion when it still exists, else the first domaine."""
    if remembered in grille.criteres:
        return place_of(grille, remembered)
    if remembered in steps(grille):
        return Place(remembered)
    return Place(grille.domaines[0].slug)


def begun_place(grille: Grille, place: Place) -> Place:
    """The same place; of a domaine without a criterion, where its page begins."""
    if place.critere or all(place.step != domaine.slug for domaine in grille.domaines):
        return place
    return Place(place.step, domaine_order(grille, place.step)[0])


def domaine_order(grille: Grille, slug: str) -> tuple[str, ...]:
    """The criteria of a domaine in reading order; KeyError for an unknown slug."""
    criteres = {critere.id for critere in grille.domaine(slug).criteres}
    return tuple(key for key in grille.reading_order if key in criteres)


def _neighbour(order: tuple[str, ...], item: str, offset: int) -> str | None:
    index = order.index(item) + offset
    return order[index] if 0 <= index < len(order) else None


def _search(
    grille: Grille, assessment: Assessment, after: str, wanted: Callable[[Answer], bool], backwards: bool
) -> str | None:
    order = grille.reading_order[::-1] if backwards else grille.reading_order
    start = order.index(after) + 1 if after in order else 0
    around: Iterable[str] = (*order[start:], *order[:start])
    return next((key for key in around if wanted(assessment.answer(key))), None)
