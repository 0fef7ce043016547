"""The two pages attached to the projet: identity, result, next steps, what is acquired, sans objet, visas."""

import datetime

from msgspec import Struct
from msgspec.structs import replace

from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.help import Aide
from paliers_desktop.core.radar import RadarGeometry, describe, radar_geometry
from paliers_desktop.core.reperes import Reference
from paliers_desktop.core.report.acquis import acquis
from paliers_desktop.core.report.etapes import Etapes, cut_etapes, etapes
from paliers_desktop.core.report.identity import Identity, identity_report
from paliers_desktop.core.report.reperes import reperes_report
from paliers_desktop.core.report.result import ResultReport, result_report
from paliers_desktop.core.report.sans_objet import SansObjet, cut_sans_objet, sans_objet
from paliers_desktop.core.report.signature import FORMATIVE, NO_SIGNATURE, Signature
from paliers_desktop.core.report.situation import Situation
from paliers_desktop.core.report.visas import Visa, visas
from paliers_desktop.core.report.wording import counted, sentence_case
from paliers_desktop.core.scoring import compute_profile

MOST_STEPS, MOST_SANS_OBJET = 8, 4
"""What two pages list at most (ux/guide.md §4); less where texts are long."""
MAY_CHANGE = "Ce résultat peut encore évoluer."


class Synthese(Struct, frozen=True):
    """Everything the synthèse prints, uncut; radar_text: the radar in words; about: sentences at the very end;
    reperes: what the band on the radar is, "" without any."""

    identity: Identity
    result: ResultReport
    radar: RadarGeometry
    radar_text: str
    etapes: Etapes
    acquis: tuple[str, ...]
    sans_objet: SansObjet
    visas: tuple[Visa, ...]
    signature: Signature
    about: tuple[str, ...]
    reperes: str = ""


def synthese_report(
    grille: Grille,
    assessment: Assessment,
    *,
    aide: Aide | None = None,
    last_change: datetime.date | None = None,
    signature: Signature = NO_SIGNATURE,
    commun: bool = True,
    reperes: Reference | None = None,
) -> Synthese:
    """Gather the synthèse.

    last_change: day of the dossier's last change; commun: « Afficher le palier commun », else nothing names it;
    reperes: the group that the person wants on the radar.
    """
    profile = compute_profile(grille, assessment)
    situating = reperes_report(grille, reperes) if reperes else None
    result = result_report(grille, assessment)
    return Synthese(
        identity=identity_report(grille, assessment, last_change),
        result=result if commun else without_commun(result),
        radar=radar_geometry(grille, profile, situating.bande if situating else None),
        radar_text=f"{describe(grille, profile)} {situating.description if situating else ''}".rstrip(),
        etapes=etapes(grille, aide or Aide(), result.next_steps, commun=commun),
        acquis=acquis(grille, profile, commun=commun),
        sans_objet=sans_objet(grille, assessment),
        visas=visas(assessment.etablissement),
        signature=signature,
        about=(*signature.about, FORMATIVE),
        reperes=situating.note if situating else "",
    )


def cut(whole: Synthese, steps: int = MOST_STEPS, sans_objet: int = MOST_SANS_OBJET) -> Synthese:
    """The same with at most so many steps and criteria sans objet; each list says how many others there are."""
    return replace(
        whole, etapes=cut_etapes(whole.etapes, steps), sans_objet=cut_sans_objet(whole.sans_objet, sans_objet)
    )


def standing(situation: Situation) -> str:
    """« Palier commun aux six domaines : 1 · provisoire : 3 sans réponse », what there is of it."""
    return sentence_case(" · ".join(filter(None, (situation.commun, situation.mention))))


def sentences(situation: Situation) -> tuple[str, ...]:
    """What stands under the headline: where the établissement stands, then the rest."""
    may_change = MAY_CHANGE if situation.mention else ""
    rest = " ".join(filter(None, (situation.acquis, situation.sans_objet, situation.reste, may_change)))
    return tuple(filter(None, (standing(situation), rest)))


def without_commun(result: ResultReport) -> ResultReport:
    """The result by domaine only: no palier that the domaines share, nor any sentence that tells it."""
    oui = result.total.counts.oui
    in_place = f"{counted(oui, 'critère')} {'est' if oui == 1 else 'sont'} déjà en place." if oui else ""
    return replace(
        result,
        situation=replace(result.situation, palier=None, tile="", commun="", reste="", acquis=in_place),
        total=replace(result.total, palier=None, chip="", provisoire=False, missing="", note=""),
    )
