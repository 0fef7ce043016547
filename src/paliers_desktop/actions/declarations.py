"""What an assessment declares beside its answers, as the signed file carries it: relecture and entraide."""

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.exchange.payload import Entraide, Nature, Relecture


def relecture_of(assessment: Assessment) -> Relecture:
    """Whether the head says to have read the synthesis; a day without reading does not leave."""
    relecture = assessment.relecture
    return Relecture(relecture.relu, relecture.relu_le if relecture.relu else None)


def entraide_of(grille: Grille, assessment: Assessment) -> tuple[Entraide, ...]:
    """The lines ticked, in grid order."""
    ticked = []
    for critere in grille.criteres:
        answer = assessment.answer(critere)
        natures = ((Nature.BESOIN, answer.besoin), (Nature.PARTAGE, answer.partage))
        ticked += [Entraide(critere, nature) for nature, on in natures if on]
    return tuple(ticked)
