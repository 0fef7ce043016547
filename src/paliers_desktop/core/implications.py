"""What an « oui » supposes: criteria to offer with it, and answers that contradict each other (never refused)."""

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment, Etat
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide


class Contradiction(Struct, frozen=True):
    """`critere_id` is answered oui, `implied_id`, which it supposes, is answered en cours or non."""

    critere_id: str
    implied_id: str


def implied_by(aide: Aide, critere_id: str) -> tuple[str, ...]:
    """Every criterion that an « oui » to this one supposes, directly or through others, nearest first."""
    found: list[str] = []
    waiting = list(aide.critere(critere_id).implique)
    while waiting:
        key = waiting.pop(0)
        if key not in found:
            found.append(key)
            waiting += aide.critere(key).implique
    return tuple(found)


def to_offer(aide: Aide, assessment: Assessment, critere_id: str) -> tuple[str, ...]:
    """The criteria without answer that an « oui » to this one supposes: the person is offered to answer them oui."""
    if assessment.answer(critere_id).etat is not Etat.OUI:
        return ()
    return tuple(key for key in implied_by(aide, critere_id) if assessment.answer(key).etat is None)


def contradictions(grille: Grille, aide: Aide, assessment: Assessment) -> tuple[Contradiction, ...]:
    """The pairs of answers that cannot both be right, in reading order. Sans objet contradicts nothing."""
    return tuple(
        Contradiction(critere_id, implied)
        for critere_id in grille.reading_order
        if assessment.answer(critere_id).etat is Etat.OUI
        for implied in implied_by(aide, critere_id)
        if assessment.answer(implied).etat in (Etat.EN_COURS, Etat.NON)
    )
