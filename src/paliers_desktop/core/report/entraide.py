"""Entraide: the criteria for which an établissement wants support, and those where it can share what it knows."""

from collections.abc import Callable

from msgspec import Struct

from paliers_desktop.core.assessment import Answer, Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.report.named import Named, named

BESOIN = "Nous souhaitons un accompagnement"
PARTAGE = "Nous pouvons partager notre expérience"


class EntraideList(Struct, frozen=True):
    """field: besoin or partage, as in an Answer; titre: what was ticked; lines: the criteria, in reading order."""

    field: str
    titre: str
    lines: tuple[Named, ...]


def entraide_lists(grille: Grille, assessment: Assessment) -> tuple[EntraideList, ...]:
    """What is ticked, besoin first; a nature without any line is left out."""
    lists = (
        EntraideList("besoin", BESOIN, _where(grille, assessment, lambda answer: answer.besoin)),
        EntraideList("partage", PARTAGE, _where(grille, assessment, lambda answer: answer.partage)),
    )
    return tuple(one for one in lists if one.lines)


def _where(grille: Grille, assessment: Assessment, wanted: Callable[[Answer], bool]) -> tuple[Named, ...]:
    return tuple(named(grille, key) for key in grille.reading_order if wanted(assessment.answer(key)))
