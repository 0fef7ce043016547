"""The « volet numérique » of the projet, to be finished by the team: six sections, already worded and prefilled."""

import datetime

from msgspec import Struct

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.campagne import label
from paliers_desktop.core.echeance import echeance_words
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.radar import RadarGeometry, describe, radar_geometry
from paliers_desktop.core.report.entraide import EntraideList, entraide_lists
from paliers_desktop.core.report.identity import Field, Identity, identity_report
from paliers_desktop.core.report.named import named
from paliers_desktop.core.report.objectifs import vises_words
from paliers_desktop.core.report.plan import PlanLine, open_plan
from paliers_desktop.core.report.result import ResultReport, result_report
from paliers_desktop.core.report.volet_demandes import Demandes, demandes
from paliers_desktop.core.report.volet_steps import (
    TO_COMPLETE,
    MoyenTerme,
    StepsInHand,
    VoletStep,
    actions,
    formation_steps,
    moyen_terme,
    steps_in_hand,
)
from paliers_desktop.core.report.wording import counted, is_ecole, sentence_case
from paliers_desktop.core.scoring import Profile, compute_profile
from paliers_desktop.core.suivi import NOTHING_FOLLOWED, Suivi

SECTIONS = (
    "Diagnostic",
    "Objectifs à court et moyen terme",
    "Actions",
    "Formation",
    "Demandes à la collectivité et à l’académie",
    "Suivi",
)
DOMAINES = ("Domaine", "Palier", "Avancée", "Il manque")
ACTIONS = ("Action", "Porté par", "Échéance")
FORMATION = ("Besoin de formation", "Public", "Modalité", "Échéance")
DEMANDES = ("Demande", "Réponse actuelle", "Demandé le", "Suite donnée")
SUIVI = ("Date", "Point à faire", "Ce qui a avancé", "Décision")
VISES = "Paliers visés :"
ACTIONS_NOTE = "Une ligne par action retenue ; celles que l’équipe ne retient pas cette année se suppriment."
SUIVI_NOTE = "Les échéances notées dans la grille sont déjà inscrites, avec le numéro de leurs critères."
PROPOSED = (
    "Ce texte est une proposition tirée des réponses : l’équipe le complète, le corrige et en retire ce qu’elle veut."
)
NOT_SIGNED = "Ce document se modifie : il ne porte pas d’empreinte. La synthèse en PDF est la pièce de référence."


class SuiviLine(Struct, frozen=True):
    """A date to look back at what was planned, « mars 2027 », and what to look at, « 2.4 et 3.1 »."""

    date: str
    point: str


class Volet(Struct, frozen=True):
    """The whole document. mention: « provisoire : … » or ""; pied: at the foot of pages; day: of the last change.

    fields: what the line of the identity does not say; sentences: what the diagnostic says before its figure;
    court: the steps to the next common palier, by hand; vises: « Formation : palier 2 cette année » by domaine;
    plan: what of the plan is still to be done; actions: the steps for which it has nothing;
    court_titre: « À court terme : vers le palier 2 »; court_note: a sentence, also when no step is left.
    """

    titre: str
    identity: Identity
    fields: tuple[Field, ...]
    mention: str
    pied: str
    day: datetime.date | None
    sentences: tuple[str, ...]
    result: ResultReport
    radar: RadarGeometry
    radar_text: str
    court_titre: str
    court_note: str
    court: tuple[StepsInHand, ...]
    moyen: MoyenTerme
    vises: tuple[str, ...]
    plan: tuple[PlanLine, ...]
    actions: tuple[VoletStep, ...]
    formation_note: str
    formation: tuple[VoletStep, ...]
    entraide: tuple[EntraideList, ...]
    demandes: tuple[Demandes, ...]
    suivi: tuple[SuiviLine, ...]


def volet(
    grille: Grille,
    aide: Aide,
    assessment: Assessment,
    last_change: datetime.date | None,
    *,
    with_texts: bool = False,
    suivi: Suivi = NOTHING_FOLLOWED,
) -> Volet:
    """The document as answers, paliers visés and plan prefill it; with_texts: with the comments of what is to do."""
    profile = compute_profile(grille, assessment)
    identity = identity_report(grille, assessment, last_change)
    result = result_report(grille, assessment)
    court = steps_in_hand(grille, aide, assessment, result.next_steps, with_texts)
    note, formation = formation_steps(grille, assessment, profile)
    plan = open_plan(grille, assessment, suivi)
    return Volet(
        titre=_titre(assessment),
        identity=identity,
        fields=_fields(assessment, identity),
        mention=result.situation.mention,
        pied=" · ".join(filter(None, (identity.line, identity.etat_au))),
        day=last_change,
        sentences=_sentences(result),
        result=result,
        radar=radar_geometry(grille, profile),
        radar_text=describe(grille, profile),
        court_titre=_court_titre(profile),
        court_note=result.next_steps.introduction or result.situation.reste or TO_COMPLETE,
        court=court,
        moyen=moyen_terme(grille, profile),
        vises=vises_words(grille, suivi),
        plan=plan,
        actions=_not_planned(actions(grille, assessment, court, with_texts), plan),
        formation_note=note,
        formation=formation,
        entraide=entraide_lists(grille, assessment),
        demandes=demandes(grille, aide, assessment, result.next_steps),
        suivi=_suivi(grille, assessment, identity, profile),
    )


def _titre(assessment: Assessment) -> str:
    projet = "d’école" if is_ecole(assessment.etablissement.type) else "d’établissement"
    return f"Volet numérique du projet {projet}"


def _not_planned(steps: tuple[VoletStep, ...], plan: tuple[PlanLine, ...]) -> tuple[VoletStep, ...]:
    planned = {line.action.critere for line in plan}
    return tuple(step for step in steps if step.critere_id not in planned)


def _fields(assessment: Assessment, identity: Identity) -> tuple[Field, ...]:
    said = (identity.nom, assessment.etablissement.uai, label(assessment.campagne))
    return tuple(field for row in identity.rows for field in row if field.value not in said)


def _sentences(result: ResultReport) -> tuple[str, ...]:
    """Where the établissement stands, what is in place, what may still change."""
    words = result.situation
    in_place = " ".join(filter(None, (words.acquis, words.sans_objet)))
    return tuple(filter(None, (f"{words.headline}.", f"{words.commun}.", in_place, words.provisoire)))


def _court_titre(profile: Profile) -> str:
    palier = profile.next_palier
    return f"À court terme : vers le palier {palier}" if palier else "À court terme"


def _suivi(grille: Grille, assessment: Assessment, identity: Identity, profile: Profile) -> tuple[SuiviLine, ...]:
    """The day of the diagnostic, then each échéance with its criteria, the nearest first."""
    planned: dict[datetime.date, list[str]] = {}
    for critere_id in grille.reading_order:
        if echeance := assessment.answer(critere_id).echeance:
            planned.setdefault(echeance, []).append(named(grille, critere_id).numero)
    start = SuiviLine(identity.etat_au, f"Diagnostic : {counted(profile.answered, 'réponse')} sur {profile.total}")
    lines = [SuiviLine(sentence_case(echeance_words(day)), ", ".join(planned[day])) for day in sorted(planned)]
    return (*((start,) if identity.etat_au else ()), *lines)
