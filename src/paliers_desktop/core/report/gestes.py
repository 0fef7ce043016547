"""A geste in a few words, for « Annuler : 2.4 « En cours » »."""

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Change, Geste, Kind, Target
from paliers_desktop.core.report.wording import ETATS
from paliers_desktop.core.seance import split_key

_FIELDS = {
    "motif_code": "motif",
    "motif_texte": "motif",
    "commentaire": "commentaire",
    "aupres_de": "« À vérifier »",
    "a_confirmer": "« À confirmer »",
    "echeance": "échéance",
    "besoin": "accompagnement souhaité",
    "partage": "expérience à partager",
}

_SEANCES = {
    "lieu": "lieu de la séance",
    "presents": "présents à la séance",
    "decisions": "décisions de la séance",
    "ecartee": "séance retirée",
}


_OTHERS = {
    Target.RELECTURE: "relecture",
    Target.OBJECTIFS: "palier visé",
    Target.ACTIONS: "plan d’action",
    Target.PREUVES: "preuve",
    Target.LOCAUX: "critère de l’établissement",
}


def describe_geste(grille: Grille, geste: Geste) -> str:
    """« 2.4 « En cours » », « 2.4 commentaire », « 3 critères », « établissement », « fusion », « réponses
    reprises »."""
    if geste.kind is Kind.FUSION:
        return "fusion"
    if geste.kind is Kind.REPRISE:
        return "réponses reprises"
    keys = {change.key for change in geste.changes if change.target is Target.REPONSES}
    if not keys:
        return _outside_criteria(grille, geste.changes[0])
    if len(keys) > 1:
        return f"{len(keys)} critères"
    number = grille.numeros.get(keys.pop(), "")
    return f"{number} {_describe(_main(geste.changes))}".strip()


def _outside_criteria(grille: Grille, change: Change) -> str:
    if change.target is Target.PASSAGES:
        number = grille.numeros.get(split_key(change.key)[1], "")
        return f"{number} avis partagés".strip()
    if change.target is Target.SEANCES:
        return _SEANCES.get(change.field, "séance")
    return _OTHERS.get(change.target, "établissement")


def _main(changes: tuple[Change, ...]) -> Change:
    """The answer itself when the geste touched it: motif and texts only follow it."""
    return next((change for change in changes if change.field == "etat"), changes[0])


def _describe(change: Change) -> str:
    if change.field == "etat":
        return "réponse effacée" if change.after is None else f"« {ETATS[Etat(str(change.after))]} »"
    if change.field == "a_verifier":
        return "« À vérifier »" if change.after else "« À vérifier » retiré"
    return _FIELDS[change.field]
