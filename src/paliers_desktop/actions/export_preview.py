"""Everything an export transmits, in words, member by member: nothing leaves that is not listed here."""

from paliers_desktop.actions.export import PreparedExport
from paliers_desktop.core import campagne
from paliers_desktop.core.assessment import Assessment, Etat
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.report.identity import Field
from paliers_desktop.core.report.steps import Step
from paliers_desktop.core.report.wording import ETATS, FONCTIONS, TYPES, date_in_words


def preview_fields(grille: Grille, assessment: Assessment, prepared: PreparedExport) -> tuple[Field, ...]:
    """The transmitted fields but the answers (see `preview_answers`), as « label: value »."""
    payload = prepared.payload
    etablissement = assessment.etablissement
    paliers = ", ".join("sans objet" if p is None else str(p) for p in payload.resultat.domaines.values())
    commun = "sans objet" if payload.resultat.palier is None else str(payload.resultat.palier)
    relu = payload.relecture
    return (
        Field("Établissement", f"{etablissement.nom} · {etablissement.uai}"),
        Field("Type", TYPES[etablissement.type]),
        Field("Campagne", f"{campagne.label(payload.campagne)} · révision {payload.revision}"),
        Field("Renseigné par", f"{FONCTIONS[etablissement.fonction].lower()} (fonction seule)"),
        Field("Grille", f"{grille.titre_court} · version {payload.grille.version}"),
        Field("Paliers", f"commun {commun} · domaines {paliers}"),
        Field("Mention", "provisoire" if payload.provisoire else "complet"),
        Field("Relecture", date_in_words(relu.le) if relu.responsable and relu.le else "non indiquée"),
        Field("Daté du", f"{date_in_words(payload.cree_le)} (sans heure)"),
        Field("Numéro du dossier", payload.dossier_id),
        Field("Programme", f"{payload.application.nom} {payload.application.version}"),
    )


def preview_answers(grille: Grille, prepared: PreparedExport) -> tuple[Step, ...]:
    """Each transmitted answer, in reading order."""
    by_id = {reponse.critere: reponse for reponse in prepared.payload.reponses}
    return tuple(
        Step(key, grille.numeros[key], grille.criteres[key].texte, by_id[key].reponse, _words(by_id[key].reponse))
        for key in grille.reading_order
    )


def _words(etat: Etat | None) -> str:
    return ETATS[etat]
