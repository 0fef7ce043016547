"""The fiche of the dialogue de gestion: where the établissement stands, what it does, what it asks, on one page."""

import datetime

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.core import campagne
from paliers_desktop.core.assessment import Assessment, Etat
from paliers_desktop.core.echeance import echeance_words
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.radar import RadarGeometry, describe, radar_geometry
from paliers_desktop.core.report.etapes import more_words
from paliers_desktop.core.report.hands import COLLECTIVITE, NOTRE_MAIN, hand_of
from paliers_desktop.core.report.identity import Identity, identity_report
from paliers_desktop.core.report.relecture import relecture_sentence
from paliers_desktop.core.report.result import ResultReport, Row, result_report
from paliers_desktop.core.report.signature import FORMATIVE_COMPLET, Signature
from paliers_desktop.core.report.situation import Situation
from paliers_desktop.core.report.synthese import standing, without_commun
from paliers_desktop.core.report.wording import ETATS, FONCTIONS, TYPES, is_ecole
from paliers_desktop.core.scoring import compute_profile

DOMAINES = ("Domaine", "Palier", "Il manque")
A_DECIDER = "Points à décider"
DEMANDES = ("Demande", "Réponse donnée", "Échéance")
AUTRES_POINTS = "Autres points"
BESOIN = "accompagnement souhaité"


class DialogueLine(Struct, frozen=True):
    """A criterion; note: « non, accompagnement souhaité »; echeance: « mars 2027 », "" without."""

    critere_id: str
    numero: str
    texte: str
    note: str
    echeance: str


class DialogueList(Struct, frozen=True):
    """Criteria under a title; note stands for the lines when there is none.

    cut: how many more the complete version has, beyond those of `lines`.
    """

    titre: str
    note: str
    lines: tuple[DialogueLine, ...]
    cut: int = 0

    @property
    def others(self) -> str:
        """« et 3 autres : voir la version complète », "" when nothing is cut."""
        return more_words(self.cut) if self.cut else ""

    def first(self, count: int) -> "DialogueList":
        """The same list, with its first `count` lines only."""
        kept = self.lines[:count]
        return replace(self, lines=kept, cut=self.cut + len(self.lines) - len(kept))


class Dialogue(Struct, frozen=True):
    """The whole page. facts: what is known of the établissement beside its name, in two lines.

    sentences: under the headline, the palier commun first unless it is not to be shown; about: what ends the page, one
    paragraph.
    """

    identity: Identity
    mention: str
    facts: tuple[str, str]
    headline: str
    sentences: tuple[str, ...]
    rows: tuple[Row, ...]
    radar: RadarGeometry
    radar_text: str
    steps: DialogueList
    demandes: tuple[DialogueList, ...]
    signature: Signature
    about: str


def dialogue(
    grille: Grille,
    aide: Aide,
    assessment: Assessment,
    *,
    last_change: datetime.date | None,
    signature: Signature,
    commun: bool = True,
) -> Dialogue:
    """Everything that may stand on the page, nothing cut; commun: with the sentences about the palier commun."""
    profile = compute_profile(grille, assessment)
    result = result_report(grille, assessment)
    words = (result if commun else without_commun(result)).situation
    identity = identity_report(grille, assessment, last_change)
    ecole = is_ecole(assessment.etablissement.type)
    return Dialogue(
        identity=_identity(identity, ecole),
        mention=words.mention,
        facts=_facts(assessment, identity),
        headline=words.headline,
        sentences=_sentences(words),
        rows=result.rows,
        radar=radar_geometry(grille, profile),
        radar_text=describe(grille, profile),
        steps=_steps(grille, aide, assessment, result, ecole),
        demandes=_demandes(grille, aide, assessment, result, ecole),
        signature=signature,
        about=" ".join((*signature.about, FORMATIVE_COMPLET)),
    )


def _identity(identity: Identity, ecole: bool) -> Identity:
    """The head of this page: « dialogue de gestion » is said of collèges and lycées only."""
    if ecole:
        titre, whom = "Fiche de dialogue", "Avec la commune et la circonscription"
    else:
        titre, whom = "Fiche pour le dialogue de gestion", "Avec l’académie et la collectivité"
    return replace(identity, titre=titre, sous_titre=whom)


def _facts(assessment: Assessment, identity: Identity) -> tuple[str, str]:
    """Which établissement and when; then by whom it was filled, and whether the head has read it."""
    etablissement = assessment.etablissement
    which = (
        etablissement.uai,
        TYPES[etablissement.type],
        etablissement.commune,
        f"campagne {campagne.label(assessment.campagne)}",
        identity.etat_au.replace("État", "état", 1),
    )
    fonction = FONCTIONS[etablissement.fonction]
    by_whom = (
        f"Renseigné par : {fonction if fonction.isupper() else fonction[0].lower() + fonction[1:]}",
        relecture_sentence(assessment.relecture, etablissement.type).replace("Synthèse", "synthèse", 1),
    )
    return " · ".join(filter(None, which)), " · ".join(filter(None, by_whom))


def _sentences(words: Situation) -> tuple[str, ...]:
    """The mention « provisoire » stands beside the palier: the sentence that says it again is left out."""
    in_place = " ".join(filter(None, (words.acquis, words.sans_objet, words.reste)))
    return tuple(filter(None, (standing(words), in_place)))


def _steps(grille: Grille, aide: Aide, assessment: Assessment, result: ResultReport, ecole: bool) -> DialogueList:
    """What depends on the établissement: what is under way, at any palier, then the next steps, answered first."""
    following = _next_ids(result)
    rest = tuple(key for key in grille.reading_order if assessment.answer(key).etat is Etat.EN_COURS)
    ours = [key for key in dict.fromkeys((*following, *rest)) if hand_of(aide, key) == NOTRE_MAIN]
    order = (Etat.EN_COURS, Etat.NON, None)
    ours.sort(key=lambda key: order.index(assessment.answer(key).etat))
    place = "l’école" if ecole else "l’établissement"
    note = f"Aucune étape à venir ne dépend de {place} seul{'e' if ecole else ''}."
    lines = tuple(_line(grille, assessment, key, with_besoin=False) for key in ours)
    return DialogueList(f"Ce que {place} met en œuvre ou prépare", "" if lines else note, lines)


def _demandes(
    grille: Grille, aide: Aide, assessment: Assessment, result: ResultReport, ecole: bool
) -> tuple[DialogueList, ...]:
    """What the next palier still asks of others, and every support wished: the académie gives it, unless it is a
    criterion of the collectivité. Wishes come first, what waits for an answer comes last."""
    following = _next_ids(result)
    wished = {key for key in grille.reading_order if assessment.answer(key).besoin}
    asked: dict[bool, list[str]] = {True: [], False: []}
    for key in dict.fromkeys((*following, *(key for key in grille.reading_order if key in wished))):
        hand = hand_of(aide, key)
        if hand != NOTRE_MAIN or key in wished:
            asked[hand == COLLECTIVITE].append(key)
    for keys in asked.values():
        keys.sort(key=lambda key: (key not in wished, assessment.answer(key).etat is None))
    if ecole:
        titles = ("Demandes à la commune ou à l’intercommunalité", "Demandes à la circonscription et à l’académie")
    else:
        titles = ("Demandes à la collectivité", "Demandes à l’académie")
    return tuple(
        DialogueList(
            titre,
            "" if asked[of_collectivite] else "Aucune demande ne ressort des réponses.",
            tuple(_line(grille, assessment, key, with_besoin=True) for key in asked[of_collectivite]),
        )
        for titre, of_collectivite in zip(titles, (True, False), strict=True)
    )


def _next_ids(result: ResultReport) -> tuple[str, ...]:
    return tuple(step.critere_id for group in result.next_steps.groups for step in group.steps)


def _line(grille: Grille, assessment: Assessment, key: str, *, with_besoin: bool) -> DialogueLine:
    answer = assessment.answer(key)
    note = ", ".join((ETATS[answer.etat].lower(), *((BESOIN,) if with_besoin and answer.besoin else ())))
    echeance = echeance_words(answer.echeance) if answer.echeance else ""
    return DialogueLine(key, grille.numeros[key], grille.criteres[key].texte, note, echeance)
