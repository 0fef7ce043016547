"""How two states of one campagne differ, counted in criteria: what a person weighs before going back to the older."""

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment


class Difference(Struct, frozen=True):
    """Criteria, each counted once.

    more: answered there only; fewer: answered here only; other: answered otherwise; notes: the same answer, but another
    comment, motif or mark.
    """

    more: int = 0
    fewer: int = 0
    other: int = 0
    notes: int = 0


def difference(there: Assessment, here: Assessment) -> Difference | None:
    """How `there` differs from `here`; None for two campagnes, which cannot be compared answer by answer."""
    if there.campagne != here.campagne:
        return None
    counts = {"more": 0, "fewer": 0, "other": 0, "notes": 0}
    for critere in there.answers.keys() | here.answers.keys():
        mine, now = there.answer(critere), here.answer(critere)
        if mine.etat != now.etat:
            counts["fewer" if mine.etat is None else "more" if now.etat is None else "other"] += 1
        elif mine != now:
            counts["notes"] += 1
    return Difference(**counts)
