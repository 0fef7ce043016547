"""What an établissement follows from year to year, for the tests: actions of every kind, and two years to compare."""

import datetime

from msgspec.structs import replace

from paliers_desktop.core.assessment import NO_ANSWER, Assessment, Etat
from paliers_desktop.core.carry_forward import Year
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Change, Target
from paliers_desktop.core.suivi import (
    HORIZONS,
    Avancement,
    Horizon,
    Payeur,
    Suivi,
    apply_to_suivi,
    creation_changes,
    objectif_changes,
)

START = datetime.datetime(2026, 11, 23, 14, 10, tzinfo=datetime.UTC)


def key_of(rank: int) -> str:
    """The id of the entry of that rank."""
    return f"{rank:032x}"


def planned(grille: Grille, note: str = "Appui : « Dane » – été.", words: str = "Former deux collègues") -> Suivi:
    """One action for each payer, in every state, with and without criterion; two paliers visés by domaine."""
    changes: list[Change] = []
    for rank, payeur in enumerate(Payeur):
        changes += creation_changes(
            Target.ACTIONS,
            key_of(rank),
            START + datetime.timedelta(minutes=rank),
            critere=grille.reading_order[rank] if rank % 2 else "",
            intitule=f"{words} {rank}",
            responsable="chef_etablissement" if rank % 2 else "",
            payeur=payeur,
            terme=list(Horizon)[rank % 3],
            avancement=list(Avancement)[rank % 4],
            note=note if rank % 2 else "",
        )
    suivi = apply_to_suivi(Suivi(), changes)
    for domaine in grille.domaines[::2]:
        for palier, terme in enumerate(HORIZONS, 2):
            suivi = apply_to_suivi(suivi, objectif_changes(suivi, domaine.slug, terme, palier))
    return suivi


def two_years(grille: Grille, assessment: Assessment) -> tuple[Year, Year]:
    """A campagne, and the one after it in which some answers are others: of each kind of move, in three domaines."""
    moves = ((Etat.NON, Etat.OUI), (Etat.NON, Etat.EN_COURS), (Etat.OUI, Etat.NON), (None, Etat.SANS_OBJET))
    before, after = dict(assessment.answers), dict(assessment.answers)
    for domaine in grille.domaines[:3]:
        for critere, (old, new) in zip(domaine.criteres, moves, strict=False):
            for answers, etat in ((before, old), (after, new)):
                answers[critere.id] = replace(answers.get(critere.id, NO_ANSWER), etat=etat)
    etablissement = assessment.etablissement
    return (
        Year(grille, Assessment(etablissement, "creteil-2026-2027", before)),
        Year(grille, Assessment(etablissement, "creteil-2027-2028", after)),
    )
