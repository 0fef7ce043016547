"""The paliers visés of an établissement, and what is left to do for each, in the order in which it can be done."""

import datetime

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment, Etat
from paliers_desktop.core.echeance import echeance_words
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.hands import NOTRE_MAIN, hand_of
from paliers_desktop.core.report.wording import ETATS, counted, joined, palier_words
from paliers_desktop.core.scoring import Profile, open_for
from paliers_desktop.core.suivi import HORIZONS, Horizon, Suivi

TITLE = "Objectifs"
INTRODUCTION = (
    "Pour chaque domaine, l’équipe peut viser un palier : cette année, ou d’ici trois ans. Rien n’oblige à viser "
    "partout, et rien de ceci n’est transmis."
)
TERMES: dict[Horizon, str] = {
    Horizon.COURT: "Cette année",
    Horizon.MOYEN: "D’ici trois ans",
    Horizon.AUCUN: "Sans terme",
}
NO_AIM = "Pas d’objectif"
WHAT_IF = "Et si…"
WHAT_IF_WHY = "Cochez ce qui pourrait être en place : le radar montre le résultat, vos réponses ne changent pas."
NOTHING_LEFT = "Tout est déjà en place pour ce palier."


class Left(Struct, frozen=True):
    """One criterion to put in place: in whose hands, what is answered, by when."""

    critere_id: str
    numero: str
    texte: str
    etat: Etat | None
    about: str


class Aim(Struct, frozen=True):
    """One domaine: where it is, what it aims at by each term, what is left for the first aim that is not reached.

    Without an aim, what is left for its next palier. titre_reste: « 3 critères pour le palier 2 », "" for nothing.
    """

    slug: str
    titre: str
    palier: int | None
    words: str
    vises: tuple[int | None, ...]
    titre_reste: str
    left: tuple[Left, ...]


def aims(grille: Grille, aide: Aide, assessment: Assessment, profile: Profile, suivi: Suivi) -> tuple[Aim, ...]:
    """Every domaine, in the order of the grid."""
    return tuple(_aim(grille, aide, assessment, profile, suivi, domaine.slug) for domaine in grille.domaines)


def vises_words(grille: Grille, suivi: Suivi) -> tuple[str, ...]:
    """« Formation : palier 2 cette année, palier 3 d’ici trois ans », for each domaine that aims at one."""
    told = []
    for domaine in grille.domaines:
        parts = [
            f"palier {palier} {TERMES[terme].lower()}"
            for terme in HORIZONS
            if (palier := suivi.vise(domaine.slug, terme))
        ]
        if parts:
            told.append(f"{domaine.titre} : {', '.join(parts)}")
    return tuple(told)


def remaining(grille: Grille, aide: Aide, assessment: Assessment, slug: str, palier: int) -> tuple[str, ...]:
    """What a domaine still needs to reach a palier: what is in our hands first, then what is begun, then the dates.

    With a seuil under 100, more criteria than are needed.
    """
    order = {key: rank for rank, key in enumerate(grille.reading_order)}

    def place(key: str) -> tuple[bool, bool, datetime.date, int, int]:
        answer = assessment.answer(key)
        ours = hand_of(aide, key) == NOTRE_MAIN
        begun = answer.etat is Etat.EN_COURS
        return not ours, not begun, answer.echeance or datetime.date.max, grille.criteres[key].palier, order[key]

    return tuple(sorted(open_for(grille.domaine(slug), assessment, palier), key=place))


def outcome(grille: Grille, now: Profile, supposed: Profile) -> str:
    """« Et si… » in a sentence: « Formation : palier 1 → palier 2. »; what does not move is not told."""
    moved = [
        f"{domaine.titre_court} : {_lower(before.palier)} → {_lower(after.palier)}"
        for domaine, before, after in zip(grille.domaines, now.domaines, supposed.domaines, strict=True)
        if before.palier != after.palier
    ]
    if moved:
        return f"Alors : {joined(moved)}."
    closer = [
        domaine.titre_court
        for domaine, before, after in zip(grille.domaines, now.domaines, supposed.domaines, strict=True)
        if before.value != after.value
    ]
    return f"Aucun palier ne change encore, mais {joined(closer)} s’en approche." if closer else ""


def _aim(grille: Grille, aide: Aide, assessment: Assessment, profile: Profile, suivi: Suivi, slug: str) -> Aim:
    own = profile.domaine(slug)
    vises = tuple(suivi.vise(slug, terme) for terme in HORIZONS)
    reached = own.palier or 0
    aimed = any(palier is not None for palier in vises)
    nearest = next((palier for palier in vises if palier is not None and palier > reached), None)
    if not aimed:
        nearest = own.next_palier
    left = remaining(grille, aide, assessment, slug, nearest) if nearest else ()
    missing = own.missing_for(nearest) if nearest else 0
    among = f", parmi {len(left)}" if nearest and len(left) != missing else ""
    reste = f"{counted(missing, 'critère')} pour le palier {nearest}{among}" if nearest else NOTHING_LEFT
    return Aim(
        slug=slug,
        titre=grille.domaine(slug).titre,
        palier=own.palier,
        words=palier_words(own.palier),
        vises=vises,
        titre_reste=reste if aimed or nearest else "",
        left=tuple(_left(grille, aide, assessment, key) for key in left),
    )


def _left(grille: Grille, aide: Aide, assessment: Assessment, key: str) -> Left:
    answer = assessment.answer(key)
    parts = [hand_of(aide, key), ETATS[answer.etat].lower()]
    if answer.echeance:
        parts.append(echeance_words(answer.echeance))
    return Left(key, grille.numeros[key], grille.criteres[key].texte, answer.etat, " · ".join(parts))


def _lower(palier: int | None) -> str:
    return "sans objet" if palier is None else f"palier {palier}"
