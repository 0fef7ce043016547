"""What the window of « Reprendre depuis un fichier transmis » says: who, what comes back, what does not."""

from paliers_desktop.actions.rebuilding import Series
from paliers_desktop.actions.transmitted import Transmitted
from paliers_desktop.core.campagne import label
from paliers_desktop.core.report.wording import TYPES, counted, date_in_words, joined
from paliers_desktop.gui.fichier.task_window import Lines

ABSENT_TITLE = "Ce qu’un fichier transmis ne contient pas"
ABSENT = "L’historique, les séances, la commune, les échéances, « auprès de » : ils ne reviennent pas."
TEXTS_ABSENT = "Les commentaires et les motifs en clair n’ont pas été joints : ils ne reviennent pas."
TEXTS_BACK = "Les commentaires et les motifs joints reviennent."
NEWEST = (
    "Si l’académie a reçu un fichier au numéro plus élevé, choisissez-le aussi : le prochain doit porter le numéro "
    "d’après."
)


def whose(series: Series) -> str:
    """« Lycée Édouard-Cœur (0940120V), lycée »"""
    etablissement = series.etablissement
    return f"{etablissement.nom} ({etablissement.uai}) · {TYPES[etablissement.type]}"


def series_lines(series: Series) -> Lines:
    """Campagne by campagne, then what does not come back."""
    campagnes = tuple((f"Campagne {label(files[-1].payload.campagne)}", _campagne(files)) for files in series.campagnes)
    return (*campagnes, (ABSENT_TITLE, (ABSENT,)), ("À vérifier", (NEWEST,)))


def rebuilt_words(series: Series) -> str:
    """What is said once it is open."""
    newest = series.current
    return (
        f"L’établissement est repris avec {counted(newest.answered, 'réponse')}, du fichier signé n° "
        f"{newest.payload.revision} ; le prochain portera le n° {newest.payload.revision + 1}. Complétez la "
        "commune, et ce qui a été répondu depuis."
    )


def _campagne(files: tuple[Transmitted, ...]) -> tuple[str, ...]:
    newest = files[-1]
    count, total = newest.answered, len(newest.entry.grille.criteres)
    lines = [
        f"Fichier signé n° {newest.payload.revision}, du {date_in_words(newest.payload.cree_le)} : "
        f"{counted(count, 'réponse reprise', 'réponses reprises')} sur {total} critères.",
        TEXTS_BACK if newest.record.textes_joints else TEXTS_ABSENT,
    ]
    if older := [f"n° {file.payload.revision}" for file in files[:-1]]:
        many = len(older) > 1
        lines.insert(1, f"Fichier{'s' * many} {joined(older)} : déjà transmis, gardé{'s' * many} dans la même suite.")
    return tuple(lines)
