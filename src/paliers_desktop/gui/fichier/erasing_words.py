"""What the window of « Supprimer les données de cet établissement » says: what goes, what stays, how it ended."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from paliers_desktop.actions.erasure import Erased, ToErase
from paliers_desktop.core.report.wording import counted, joined
from paliers_desktop.gui.fichier.task_window import Lines
from paliers_desktop.storage.backup import backup_folder

QUESTION = "Supprimer les données de cet établissement de ce poste ?"
FIRST = "Ce qui est supprimé ne revient pas. Avant :"
ELSEWHERE = (
    "Les fichiers transmis à l’académie, les PDF, et les copies faites ailleurs : sur une clé, sur un autre poste."
)
LIMITS = (
    "Les données sont recouvertes avant d’être supprimées. Un outil de récupération peut pourtant en retrouver des "
    "traces sur le support, surtout une clé ou un disque SSD : seul un support chiffré l’évite."
)


def whose(told: ToErase) -> str:
    """« Lycée Édouard-Cœur (0940120V) », or the name of a file that cannot be read."""
    known = told.etablissement
    return f"{known.nom} ({known.uai})" if known else told.found.path.name


def what_goes(told: ToErase) -> str:
    """« Les 41 réponses et leurs sauvegardes seront effacées. »"""
    copies = bool(told.found.copies)
    if told.etablissement is None:
        what = "Le fichier, qui ne peut pas être lu," if told.found.own else "Le fichier est introuvable :"
        return f"{what} {'et ses sauvegardes seront effacés' if told.found.own else 'ses sauvegardes seront effacées'}."
    if not told.answered:
        return "Il ne contient aucune réponse. " + (
            "Le fichier et ses sauvegardes seront effacés." if copies else "Le fichier sera effacé."
        )
    answers = "La réponse" if told.answered == 1 else f"Les {told.answered} réponses"
    if copies:
        return f"{answers} et {'ses' if told.answered == 1 else 'leurs'} sauvegardes seront effacées."
    return f"{answers} {'sera effacée' if told.answered == 1 else 'seront effacées'}."


def going_and_staying(told: ToErase) -> Lines:
    """Both lists, file by file or place by place."""
    found, path = told.found, told.found.path
    second = [folder for folder in found.folders if folder != backup_folder(path)]
    going = [f"Le fichier : « {path} »."] if found.own else []
    if told.beside:
        going.append(f"{_copies(told.beside)} à côté : « {backup_folder(path).name} ».")
    if told.second:
        going.append(f"{_copies(told.second)} dans le second emplacement : {_quoted(second)}.")
    going.append("Sa ligne dans la liste de ce poste.")
    staying = [ELSEWHERE]
    if told.others:
        staying.append(f"D’autres fichiers du même établissement, au même endroit : {_names(told.others)}.")
    if found.spared:
        staying.append(f"Ce qui n’est pas, ou pas sûrement, une sauvegarde de ce fichier : {_quoted(found.spared)}.")
    return ("Ce qui sera supprimé", tuple(going)), ("Ce qui reste", tuple(staying)), ("À savoir", (LIMITS,))


def unreachable_words(told: ToErase) -> str:
    """That copies would be left behind; "" when every place answers."""
    place = told.found.unreachable
    if place is None:
        return ""
    return (
        f"Le second emplacement, « {place} », n’est pas accessible : les sauvegardes qui y sont resteraient. Branchez "
        "la clé ou retrouvez le réseau d’abord, pour qu’elles soient supprimées aussi."
    )


def ending_words(name: str, outcomes: Sequence[Erased], *, stopped: bool) -> str:
    """How it ended, in one or two sentences."""
    if stopped:
        return "Arrêt demandé : une partie est peut-être déjà supprimée. Recommencez pour finir."
    if all(not outcome.reason for outcome in outcomes):
        return f"Les données de « {name} » sont supprimées de ce poste."
    begun = "Une partie seulement est supprimée." if any(not o.reason for o in outcomes) else "Rien n’est supprimé."
    return f"{begun} Ce qui reste est ci-dessous, et pourquoi ; un nouvel essai finira."


def left_lines(outcomes: Iterable[Erased]) -> Lines:
    """What is still there, place by place, each with why; then what is not any more."""
    places: dict[tuple[Path, str], list[str]] = {}
    for outcome in outcomes:
        places.setdefault((outcome.path.parent, outcome.reason), []).append(f"« {outcome.path.name} »")
    left = tuple(f"Dans « {place} », {joined(them)} : {why}." for (place, why), them in places.items() if why)
    gone = tuple(f"Dans « {place} » : {joined(them)}." for (place, why), them in places.items() if not why)
    return tuple((title, lines) for title, lines in (("Encore là", left), ("Supprimé", gone)) if lines)


def _copies(count: int) -> str:
    return counted(count, "sauvegarde", "sauvegardes")


def _quoted(paths: Iterable[Path]) -> str:
    return joined([f"« {path} »" for path in paths])


def _names(paths: Iterable[Path]) -> str:
    return joined([f"« {path.name} »" for path in paths])
