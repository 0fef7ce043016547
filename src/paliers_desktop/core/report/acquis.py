"""« Ce qui est déjà acquis »: what the profile holds, in two or three sentences; never what it lacks."""

from itertools import groupby

from paliers_desktop.core.grid import PALIERS, Grille
from paliers_desktop.core.report.situation import domaines_concerned
from paliers_desktop.core.report.wording import counted, joined
from paliers_desktop.core.scoring import DomaineProfile, Profile

TITRE = "Ce qui est déjà acquis"


def acquis(grille: Grille, profile: Profile, *, commun: bool = True) -> tuple[str, ...]:
    """The sentences, none while nothing is answered.

    commun: whether the palier that the domaines share is named as such; without, only domaines are.
    """
    if not profile.answered:
        return ()
    held = _held(grille, profile, commun)
    return (*held, *_nearly(grille, profile)) or (_started(profile),)


def _held(grille: Grille, profile: Profile, commun: bool) -> list[str]:
    """The palier of all, then of those above it, the highest first."""
    sentences = []
    reached = [domaine for domaine in profile.domaines if domaine.palier]
    if profile.palier and (commun or all(domaine.palier == profile.palier for domaine in reached)):
        sentences.append(f"Le palier {profile.palier} est réuni dans {domaines_concerned(profile)}.")
        reached = [domaine for domaine in reached if domaine.palier != profile.palier]
    for palier in reversed(PALIERS):
        if names := [grille.domaine(domaine.slug).titre_court for domaine in reached if domaine.palier == palier]:
            sentences.append(f"{joined(names)} {_hold(names)} les conditions du palier {palier}.")
    return sentences


def _nearly(grille: Grille, profile: Profile) -> list[str]:
    """The domaines that one criterion keeps from their next palier, the highest palier first."""
    near = [domaine for domaine in profile.domaines if domaine.palier and domaine.missing == 1]
    sentences = []
    for palier, same in groupby(sorted(near, key=_descending), key=lambda domaine: domaine.next_palier):
        names = [grille.domaine(domaine.slug).titre_court for domaine in same]
        each = "" if len(names) == 1 else ", dans chacun de ces domaines"
        one = f"un seul critère reste à mettre en place avant le palier {palier}"
        sentences.append(f"{joined(names)} : {one}{each}.")
    return sentences


def _started(profile: Profile) -> str:
    """What is true before a first palier: criteria in place, or at least that the question was asked."""
    if oui := sum(share.oui for domaine in profile.domaines for share in domaine.shares):
        return f"{counted(oui, 'critère')} {'est' if oui == 1 else 'sont'} déjà en place."
    if profile.unanswered:
        return f"L’état des lieux est commencé : {counted(profile.answered, 'réponse')} sur {profile.total}."
    return f"L’état des lieux est fait : les {profile.total} critères ont une réponse."


def _hold(names: list[str]) -> str:
    return "réunit" if len(names) == 1 else "réunissent"


def _descending(domaine: DomaineProfile) -> int:
    return -(domaine.next_palier or 0)
