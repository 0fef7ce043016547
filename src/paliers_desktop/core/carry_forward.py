"""What last year's answers become in a new campagne: proposed, each « à confirmer » until it is said to hold."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.core.assessment import NO_ANSWER, Answer, Assessment, Etat
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.grid_lineage import heirs_of
from paliers_desktop.core.history import Change, answer_changes

LONG = 3
"""So many campagnes in a row with the same answer are worth a word."""


class Year(Struct, frozen=True):
    """One campagne of an établissement, in its own grid."""

    grille: Grille
    assessment: Assessment

    @property
    def campagne(self) -> str:
        """Its id."""
        return self.assessment.campagne


def former_criteres(old: Grille, new: Grille, known: Iterable[Grille] = ()) -> dict[str, str]:
    """By criterion of the new grid, the one of the old grid that it is; those without counterpart are absent.

    known: the versions between the two, as in core.grid_lineage.
    """
    return {heir: key for key, heir in heirs_of(old, new, known).items() if heir}


def carried(before: Year, grille: Grille, today: datetime.date) -> dict[str, Answer]:
    """The answers to propose in a campagne of this grid, by its own criterion ids, all « à confirmer ».

    Only what was answered. The mark « à vérifier » and entraide are of their year; so is an échéance that has passed.
    """
    former = former_criteres(before.grille, grille)
    found = {key: before.assessment.answer(old) for key, old in former.items()}
    return {key: _proposed(answer, today) for key, answer in found.items() if answer.etat is not None}


def carry_changes(assessment: Assessment, proposals: Mapping[str, Answer]) -> tuple[Change, ...]:
    """The changes that propose these answers; a criterion of which something is said already is left alone."""
    return tuple(
        change
        for key, answer in proposals.items()
        if assessment.answer(key) == NO_ANSWER
        for change in answer_changes(key, NO_ANSWER, answer)
    )


def to_confirm(assessment: Assessment, criteres: Sequence[str]) -> tuple[str, ...]:
    """Those of these criteria whose answer is still to be confirmed, in their order."""
    return tuple(key for key in criteres if assessment.answer(key).a_confirmer)


def unchanged(years: Sequence[Year]) -> dict[str, int]:
    """For how many campagnes in a row, the last one included, an answer is the same: those of LONG and more.

    years: the oldest first. By criterion of the last grid; what a person still has to confirm counts as the same.
    """
    if not years:
        return {}
    counts = {key: 1 for key in years[-1].grille.criteres if years[-1].assessment.answer(key).etat is not None}
    going = {key: key for key in counts}
    for later, earlier in zip(reversed(years), reversed(years[:-1]), strict=False):
        former = former_criteres(earlier.grille, later.grille)
        etats = {key: years[-1].assessment.answer(key).etat for key in going}
        going = {
            key: former[then]
            for key, then in going.items()
            if then in former and earlier.assessment.answer(former[then]).etat is etats[key]
        }
        for key in going:
            counts[key] += 1
    return {key: count for key, count in counts.items() if count >= LONG}


def _proposed(answer: Answer, today: datetime.date) -> Answer:
    kept = answer.etat is Etat.EN_COURS and answer.echeance is not None and answer.echeance >= today
    return replace(
        NO_ANSWER,
        etat=answer.etat,
        motif_code=answer.motif_code,
        motif_texte=answer.motif_texte,
        commentaire=answer.commentaire,
        echeance=answer.echeance if kept else None,
        a_confirmer=True,
    )
