"""What is said of a damaged file: what was found, beside which copy, and afterwards what to look at again."""

from collections.abc import Mapping

from paliers_desktop.actions.salvaging import Damage, answered
from paliers_desktop.core.report.wording import counted, joined, moment_in_words
from paliers_desktop.storage.salvage.findings import Findings

TITLE = "Fichier abîmé"
HEADING = "Le fichier de cet établissement est abîmé"
LOOKING = "Lecture de ce qui reste du fichier…"
PUTTING = "Le fichier abîmé est gardé, puis remplacé…"
FOUND = "Ce qui a été retrouvé dans le fichier"
COPY = "La dernière sauvegarde"
OPEN_FOUND = "Ouvrir ce qui a été retrouvé"
OPEN_COPY = "Ouvrir la dernière sauvegarde"
CHANGE_NOTHING = "Ne rien changer"
NOTHING_FOUND = "Rien n’a pu être retrouvé dans le fichier lui-même."
NO_COPY = "Aucune sauvegarde lisible n’a été trouvée."
ALL_SURE = "Tout concorde : aucune réponse ne manque."
KEPT = "le fichier abîmé est gardé tel quel parmi les sauvegardes"
NAMED = 8
"""How many criteria are named one by one."""


def explanation(damage: Damage) -> str:
    """What happened, and that nothing of the file will be lost."""
    return (
        f"« {damage.path.name} » ne peut pas s’ouvrir tel quel. Il n’a pas été modifié. Avant d’être remplacé, il est "
        "gardé tel quel, à côté, parmi les sauvegardes."
    )


def found_lines(damage: Damage) -> tuple[str, ...]:
    """What was found in the file, the count first."""
    found = damage.found
    if found is None:
        return (NOTHING_FOUND,)
    lines = [counted(damage.answered, "réponse")]
    if found.last_change:
        lines.append(f"Dernière modification le {moment_in_words(found.last_change, ' à ')}.")
    if damage.copy:
        lines.append(_newer(damage.newer))
    return (*lines, *(_reserves(found) or (ALL_SURE,)))


def copy_lines(damage: Damage) -> tuple[str, ...]:
    """What the last good copy holds, the count first."""
    if damage.copy is None:
        return (NO_COPY,)
    return (
        counted(answered(damage.copy.assessment), "réponse"),
        f"Faite le {moment_in_words(damage.copy.time, ' à ')}.",
    )


def found_told(found: Findings, numeros: Mapping[str, str]) -> str:
    """Once what was found is open: what to look at again. numeros: the number of each criterion."""
    tasks = [words for told, words in _tasks(found, numeros) if told]
    if not tasks:
        return f"Toutes les réponses ont été retrouvées ; {KEPT}."
    return f"Ce qui a été retrouvé est ouvert : {' ; '.join(tasks)}."


def copy_told(damage: Damage) -> str:
    """Once the copy is open: what to look at again."""
    when = moment_in_words(damage.copy.time, " à ") if damage.copy else ""
    return f"La sauvegarde du {when} est ouverte : redonnez les réponses données depuis ; {KEPT}."


def _newer(count: int) -> str:
    if count == 0:
        return "Aucune n’est plus récente que la sauvegarde."
    return f"{counted(count, 'réponse est plus récente', 'réponses sont plus récentes')} que la sauvegarde."


def _reserves(found: Findings) -> tuple[str, ...]:
    """What is not sure, one line each."""
    doubtful = counted(
        len(found.doubtful), "réponse est douteuse et sera marquée", "réponses sont douteuses et seront marquées"
    )
    lines = (
        (found.doubtful, f"{doubtful} « À vérifier »."),
        (not found.complete, "D’autres réponses ont pu être perdues."),
        (found.guessed, "L’identité de l’établissement est à vérifier."),
        (found.lost_exports, f"Fichier signé illisible : {_revisions(found)}."),
        (found.new_series, "Le numéro du dossier est perdu : l’académie verra une nouvelle série."),
    )
    return tuple(words for told, words in lines if told)


def _tasks(found: Findings, numeros: Mapping[str, str]) -> tuple[tuple[object, str], ...]:
    """What to look at again, and whether there is anything of it."""
    return (
        (found.doubtful, f"relisez {_doubtful(found, numeros)}"),
        (not found.complete, "parcourez les critères sans réponse, car des réponses ont pu être perdues"),
        (found.guessed, "vérifiez la page « Établissement »"),
        (found.lost_exports, f"conservez le fichier déjà transmis ({_revisions(found)}), illisible ici"),
        (found.new_series, "prévenez l’académie, car le prochain fichier signé commence une nouvelle série"),
    )


def _doubtful(found: Findings, numeros: Mapping[str, str]) -> str:
    count = len(found.doubtful)
    if count > NAMED:
        return f"les {count} critères marqués « À vérifier »"
    named = joined(numeros[critere] for critere in found.doubtful)
    return (
        f"le critère {named}, marqué « À vérifier »" if count == 1 else f"les critères {named}, marqués « À vérifier »"
    )


def _revisions(found: Findings) -> str:
    return joined(f"révision {revision}" for _, revision in found.lost_exports)
