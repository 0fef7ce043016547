"""What can be asked of the file of one établissement: from the list, or from the page « Établissement » once open."""

import enum


class FileTask(enum.Enum):
    """The value is what menus and buttons say."""

    COPIES = "Sauvegardes…"
    MERGE = "Fusionner avec une autre copie…"
    HAND_OVER = "Passer le relais…"
    ERASE = "Supprimer les données de cet établissement…"
    MOVE = "Changer d’emplacement…"


LISTED = tuple(task for task in FileTask if task is not FileTask.MOVE)
"""Those that `FileDesk` runs; the list and the window move a file themselves, in the background."""
