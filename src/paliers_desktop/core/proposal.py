"""Answers that a circonscription proposes to its écoles: what each takes, to be confirmed, and what stays its own."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.core.assessment import Answer, Assessment, Etat
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Change, answer_changes

PROPOSABLE = (Etat.OUI, Etat.EN_COURS, Etat.NON)
"""« Sans objet » is said of one école, with its own motif: nobody says it for forty."""


class Proposed(Struct, frozen=True):
    """The answer proposed to a criterion; commentaire: "" for none."""

    critere: str
    etat: Etat
    commentaire: str = ""


class Offer(Struct, frozen=True):
    """What becomes of proposals in one établissement, by criterion id, each in the order of the proposals.

    taken: what its file takes; of these, replaced: in place of an answer that was still to be confirmed, commented: its
    own comment stays. answered: its own answer stays; known: it was proposed that already; foreign: not in its grid.
    """

    changes: tuple[Change, ...]
    taken: tuple[str, ...]
    replaced: tuple[str, ...]
    commented: tuple[str, ...]
    answered: tuple[str, ...]
    known: tuple[str, ...]
    foreign: tuple[str, ...]


def offer(grille: Grille, assessment: Assessment, proposed: Iterable[Proposed]) -> Offer:
    """Compare proposals with what an établissement answers; an answer of its own is never changed."""
    changes: list[Change] = []
    found: dict[str, list[str]] = {name: [] for name in Offer.__struct_fields__[1:]}
    for one in proposed:
        before = assessment.answer(one.critere)
        if one.critere not in grille.criteres:
            found["foreign"].append(one.critere)
        elif before.etat is not None and not before.a_confirmer:
            found["answered"].append(one.critere)
        elif not (made := answer_changes(one.critere, before, _proposed(before, one))):
            found["known"].append(one.critere)
        else:
            changes += made
            found["taken"].append(one.critere)
            if before.etat is not None:
                found["replaced"].append(one.critere)
            if one.commentaire and before.commentaire not in ("", one.commentaire):
                found["commented"].append(one.critere)
    return Offer(tuple(changes), *(tuple(keys) for keys in found.values()))


def _proposed(before: Answer, one: Proposed) -> Answer:
    """The answer once proposed: what only goes with another answer goes with it, what people wrote stays."""
    return replace(
        before,
        etat=one.etat,
        a_confirmer=True,
        motif_code=None,
        motif_texte="",
        echeance=before.echeance if one.etat is Etat.EN_COURS else None,
        commentaire=before.commentaire or one.commentaire,
    )
