"""What the « volet numérique » asks of the collectivité and of the académie: the open criteria that depend on them."""

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment, Etat
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.report.hands import ACADEMIE, COLLECTIVITE, hand_of
from paliers_desktop.core.report.steps import NextSteps
from paliers_desktop.core.report.wording import ETATS

_TITLES = {COLLECTIVITE: "À la collectivité", ACADEMIE: "À l’académie"}
_OPEN = (Etat.EN_COURS, Etat.NON)


class Demande(Struct, frozen=True):
    """One criterion; appui: what the académie offers for it, "" when nothing is written."""

    critere_id: str
    numero: str
    texte: str
    reponse: str
    appui: str


class Demandes(Struct, frozen=True):
    """« À la collectivité » or « À l’académie »; note: a sentence that stands for the table when nothing is open."""

    titre: str
    note: str
    lines: tuple[Demande, ...]


def demandes(grille: Grille, aide: Aide, assessment: Assessment, steps: NextSteps) -> tuple[Demandes, ...]:
    """Both lists: what is answered « En cours » or « Non », at any palier, and the next steps, answered or not."""
    next_ids = {step.critere_id for group in steps.groups for step in group.steps}
    wanted = [key for key in grille.reading_order if assessment.answer(key).etat in _OPEN or key in next_ids]
    return tuple(
        _demandes(grille, aide, assessment, hand, tuple(key for key in wanted if hand_of(aide, key) == hand))
        for hand in (COLLECTIVITE, ACADEMIE)
    )


def _demandes(grille: Grille, aide: Aide, assessment: Assessment, hand: str, ids: tuple[str, ...]) -> Demandes:
    titre = _TITLES[hand]
    whom = "de la collectivité" if hand == COLLECTIVITE else "de l’académie"
    return Demandes(
        titre,
        "" if ids else f"Aucun critère en cours ou à venir ne dépend {whom}.",
        tuple(_demande(grille, aide, assessment, key, with_appui=hand == ACADEMIE) for key in ids),
    )


def _demande(grille: Grille, aide: Aide, assessment: Assessment, key: str, *, with_appui: bool) -> Demande:
    return Demande(
        key,
        grille.numeros[key],
        grille.criteres[key].texte,
        ETATS[assessment.answer(key).etat],
        aide.critere(key).levier if with_appui else "",
    )
