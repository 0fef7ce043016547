"""What the fields of a merge hold, in words: « Sans objet : public absent », « Vu en commission », « CDI »."""

import datetime
from collections.abc import Callable, Mapping

from paliers_desktop.core.assessment import Etat, Fonction, MotifCode, TypeEtablissement
from paliers_desktop.core.echeance import echeance_words
from paliers_desktop.core.history import Target
from paliers_desktop.core.merge_copy import Unit, Value
from paliers_desktop.core.report.seance_words import ROLES
from paliers_desktop.core.report.wording import ETATS, FONCTIONS, MOTIFS, TYPES, date_in_words, moment_in_words
from paliers_desktop.core.seance import presents_of

Values = tuple[Value, ...]

EMPTY = "(vide)"

ASPECTS: Mapping[tuple[Target, str], str] = {
    (Target.REPONSES, "etat"): "Réponse",
    (Target.REPONSES, "commentaire"): "Commentaire",
    (Target.REPONSES, "a_verifier"): "« À vérifier »",
    (Target.REPONSES, "a_confirmer"): "« À confirmer »",
    (Target.REPONSES, "besoin"): "Accompagnement souhaité",
    (Target.REPONSES, "partage"): "Expérience à partager",
    (Target.ETABLISSEMENT, "uai"): "UAI",
    (Target.ETABLISSEMENT, "nom"): "Nom",
    (Target.ETABLISSEMENT, "type"): "Type",
    (Target.ETABLISSEMENT, "commune"): "Commune",
    (Target.ETABLISSEMENT, "fonction"): "Renseigné par",
    (Target.RELECTURE, "relu"): "Relecture",
    (Target.SEANCES, "debut"): "Début",
    (Target.SEANCES, "fin"): "Fin",
    (Target.SEANCES, "lieu"): "Lieu",
    (Target.SEANCES, "presents"): "Présents",
    (Target.SEANCES, "decisions"): "Décisions",
    (Target.SEANCES, "ecartee"): "Retirée de la liste",
    (Target.PASSAGES, "discute"): "Discuté en séance",
    (Target.PASSAGES, "avis_partages"): "Avis partagés",
    (Target.PASSAGES, "avis"): "Précision sur les avis partagés",
    (Target.CLOTURE, "close_le"): "Campagne close",
    (Target.OBJECTIFS, "palier"): "Palier visé",
    (Target.ACTIONS, "cree_le"): "Action",
    (Target.ACTIONS, "critere"): "Critère",
    (Target.ACTIONS, "intitule"): "Action",
    (Target.ACTIONS, "responsable"): "En charge",
    (Target.ACTIONS, "payeur"): "Payeur",
    (Target.ACTIONS, "terme"): "Terme",
    (Target.ACTIONS, "avancement"): "Avancement",
    (Target.ACTIONS, "note"): "Note",
    (Target.ACTIONS, "ecartee"): "Retirée de la liste",
    (Target.PREUVES, "cree_le"): "Preuve",
    (Target.PREUVES, "critere"): "Critère",
    (Target.PREUVES, "titre"): "Titre",
    (Target.PREUVES, "lieu"): "Lieu",
    (Target.PREUVES, "jour"): "Date",
    (Target.PREUVES, "ecartee"): "Retirée de la liste",
    (Target.LOCAUX, "cree_le"): "Critère de l’établissement",
    (Target.LOCAUX, "domaine"): "Domaine",
    (Target.LOCAUX, "enonce"): "Énoncé",
    (Target.LOCAUX, "reponse"): "Réponse",
    (Target.LOCAUX, "commentaire"): "Commentaire",
    (Target.LOCAUX, "ecartee"): "Retiré de la liste",
}
"""By target and first field of a unit."""


def aspect(unit: Unit) -> str:
    """What a unit is about."""
    return ASPECTS[unit.target, unit.fields[0]]


def value_words(unit: Unit, values: Values) -> str:
    """What a unit holds."""
    return _WORDS.get(unit.fields[0], _text)(values)


def etat_of(unit: Unit, values: Values) -> Etat | None:
    """The answer of a unit that is one; KeyError for any other unit."""
    if unit.fields[0] != "etat":
        raise KeyError(unit.fields)
    return None if values[0] is None else Etat(str(values[0]))


def _answer(values: Values) -> str:
    etat, motif, texte, echeance = values
    words = ETATS[None if etat is None else Etat(str(etat))]
    motifs = [MOTIFS[MotifCode(str(motif))]] if motif and not (texte and motif == MotifCode.AUTRE) else []
    if texte:
        motifs.append(f"« {texte} »")
    if motifs:
        words = f"{words} : {', '.join(motifs)}"
    return f"{words}, échéance : {echeance_words(_day(echeance))}" if echeance else words


def _mark(values: Values) -> str:
    marked, whom = values
    if not marked:
        return "Sans la marque"
    return f"À vérifier auprès de : {whom}" if whom else "À vérifier"


def _relecture(values: Values) -> str:
    relu, day = values
    if not relu:
        return "Pas encore déclarée"
    return f"Déclarée le {date_in_words(_day(day))}" if day else "Déclarée"


def _flag(values: Values) -> str:
    return "Oui" if values[0] else "Non"


def _moment(values: Values) -> str:
    return moment_in_words(datetime.datetime.fromisoformat(str(values[0]))) if values[0] else EMPTY


def _presents(values: Values) -> str:
    return ", ".join(ROLES[role] for role in presents_of(str(values[0]))) or EMPTY


def _text(values: Values) -> str:
    return str(values[0]) if values[0] else EMPTY


def _day(value: Value) -> datetime.date:
    return datetime.date.fromisoformat(str(value))


_WORDS: Mapping[str, Callable[[Values], str]] = {
    "etat": _answer,
    "a_verifier": _mark,
    "relu": _relecture,
    "type": lambda values: TYPES[TypeEtablissement(str(values[0]))],
    "fonction": lambda values: FONCTIONS[Fonction(str(values[0]))],
    **dict.fromkeys(("debut", "fin", "close_le", "cree_le"), _moment),
    "jour": lambda values: date_in_words(_day(values[0])) if values[0] else EMPTY,
    "reponse": lambda values: ETATS[Etat(str(values[0]))] if values[0] else EMPTY,
    "presents": _presents,
    **dict.fromkeys(("a_confirmer", "besoin", "partage", "ecartee", "discute", "avis_partages"), _flag),
}
"""By first field; the others are texts."""
