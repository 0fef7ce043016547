"""What « Sauvegardes » says of each copy, of what restoring does, and of what it did."""

from enum import IntEnum
from pathlib import Path

from paliers_desktop.actions.copy_list import ReadCopy
from paliers_desktop.actions.dossiers import Overview
from paliers_desktop.core import campagne
from paliers_desktop.core.difference import Difference
from paliers_desktop.core.report.wording import TYPES, counted, joined, moment_in_words, sentence_case
from paliers_desktop.storage.backup import Copy
from paliers_desktop.storage.restoring import Restored
from paliers_desktop.storage.shelf import Reason

INTRODUCTION = (
    "Choisissez une sauvegarde pour voir ce qu’elle contient. Avant une restauration, l’état actuel est lui-même gardé "
    "parmi les sauvegardes."
)
READING = "Lecture des sauvegardes…"
RESTORING = "Restauration en cours…"
NONE = (
    "Aucune sauvegarde pour l’instant. La première est faite quelques instants après l’ouverture de l’établissement, "
    "si son emplacement le permet."
)
UNREADABLE = "abîmée"


class Column(IntEnum):
    """The columns, in reading order."""

    MOMENT = 0
    REASON = 1
    CAMPAGNE = 2
    AVANCEMENT = 3
    PLACE = 4


HEADERS = {
    Column.MOMENT: "Date et heure",
    Column.REASON: "Faite",
    Column.CAMPAGNE: "Campagne",
    Column.AVANCEMENT: "Avancement",
    Column.PLACE: "Où",
}
REASONS = {
    Reason.OUVERTURE: "à l’ouverture",
    Reason.JOUR: "en cours de journée",
    Reason.FERMETURE: "à la fermeture",
    Reason.MIGRATION: "avant une mise à jour",
    Reason.FUSION: "avant une fusion",
    Reason.RESTAURATION: "avant une restauration",
    Reason.COMMUN: "avant un ajout à plusieurs",
    Reason.ABIME: "en remplaçant un fichier abîmé",
    Reason.AUTRE: "par une version plus récente",
}
PLACES = {
    (True, False): "à côté du fichier",
    (False, True): "au second emplacement",
    (True, True): "aux deux emplacements",
}
"""Where a copy is: (beside, second)."""
SHORT_PLACES = {(True, False): "à côté", (False, True): "au second", (True, True): "aux deux"}


def copy_name(copy: Copy) -> str:
    """« la sauvegarde du 12 mars 2027 à 10:42 »"""
    return f"la sauvegarde du {moment_in_words(copy.time, ' à ')}"


def progress_words(overview: Overview) -> str:
    """« 41 sur 58 »"""
    return f"{overview.profile.answered} sur {overview.profile.total}"


def made_words(copy: Copy) -> str:
    """« Faite à la fermeture, gardée à côté du fichier. »"""
    return f"Faite {REASONS[copy.reason]}, gardée {PLACES[copy.beside, copy.second]}."


def cell_words(read: ReadCopy, column: Column) -> str:
    """What a cell says; a copy that cannot be read has no campagne, and is said to be damaged."""
    if column is Column.MOMENT:
        return moment_in_words(read.copy.time)
    if column is Column.REASON:
        return REASONS[read.copy.reason]
    if column is Column.PLACE:
        return SHORT_PLACES[read.copy.beside, read.copy.second]
    if read.overview is None:
        return UNREADABLE if column is Column.AVANCEMENT else ""
    return (
        campagne.label(read.overview.assessment.campagne)
        if column is Column.CAMPAGNE
        else progress_words(read.overview)
    )


def identity_words(overview: Overview) -> str:
    """« Lycée · 0940120V · Créteil · campagne 2026-2027 »"""
    etablissement = overview.assessment.etablissement
    parts = (
        TYPES[etablissement.type],
        etablissement.uai,
        etablissement.commune,
        f"campagne {campagne.label(overview.assessment.campagne)}",
    )
    return " · ".join(part for part in parts if part)


def difference_words(read: ReadCopy, current: Overview | None) -> str:
    """How the copy differs from the current state, in one sentence."""
    if read.overview is None:
        return ""
    if current is None:
        return "Le fichier actuel manque ou ne peut pas être lu : il n’y a rien à quoi comparer."
    if read.difference is None:
        return f"L’état actuel est celui d’une autre campagne, {campagne.label(current.assessment.campagne)}."
    parts = _parts(read.difference)
    if not parts:
        return "Mêmes réponses que l’état actuel."
    return f"Par rapport à l’état actuel : {joined(parts)}."


def question_words(copy: Copy, path: Path, *, there: bool) -> tuple[str, str]:
    """What is asked before restoring, and what then happens. there: whether a file is to be replaced."""
    question = f"Restaurer {copy_name(copy)} ?"
    if there:
        return question, (
            f"L’état actuel de « {path.name} » est d’abord gardé parmi les sauvegardes, puis remplacé. Vous pourrez y "
            "revenir de la même façon."
        )
    return question, f"Le fichier « {path.name} » n’existe plus : il est fait à nouveau dans {path.parent}."


def restored_words(copy: Copy, restored: Restored) -> str:
    """What was done, in one sentence."""
    done = f"{sentence_case(copy_name(copy))} est restaurée"
    kept = "l’état précédent est gardé parmi les sauvegardes" if restored.before else ""
    return f"{' ; '.join(part for part in (done, kept, _carried_words(restored)) if part)}."


def second_place_words(place: Path | None) -> str:
    """Where copies go too."""
    if place is None:
        return "Il n’y a pas de second emplacement ; il se choisit dans les options de la liste des établissements."
    return f"Second emplacement : {place}"


def _parts(found: Difference) -> tuple[str, ...]:
    counts = (
        (found.fewer, "réponse de moins", "réponses de moins"),
        (found.more, "réponse de plus", "réponses de plus"),
        (found.other, "réponse différente", "réponses différentes"),
        (found.notes, "commentaire ou marque différent", "commentaires ou marques différents"),
    )
    return tuple(counted(count, one, several) for count, one, several in counts if count)


def _carried_words(restored: Restored) -> str:
    """Of what was sent since; each campagne is named, because each counts its own."""
    sent = [f"n° {revision} ({campagne.label(of)})" for of, revision in restored.carried]
    if not sent:
        return ""
    if len(sent) == 1:
        return f"le fichier signé {sent[0]}, fait depuis, reste connu"
    return f"les fichiers signés {joined(sent)}, faits depuis, restent connus"
