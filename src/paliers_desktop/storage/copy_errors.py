"""Why a copy of a dossier cannot be made or restored: one named error per sentence."""

from pathlib import Path

from paliers_desktop.errors import UserError

_UNTOUCHED = "Rien n’a été modifié."


class NotCopiedError(UserError):
    """No copy could be made beside the dossier; its answers are not concerned."""

    def __init__(self, *, full: bool) -> None:
        super().__init__(
            "La sauvegarde de ce fichier n’a pas pu être faite à côté de lui : "
            + ("il n’y reste pas assez de place." if full else "son emplacement ne le permet pas pour l’instant."),
            "Une nouvelle copie est tentée plus tard ; cela n’empêche pas de répondre.",
        )


class SecondPlaceError(UserError):
    """The second place has no copy of the latest state."""

    def __init__(self, place: Path, *, full: bool) -> None:
        super().__init__(
            f"Le second emplacement des sauvegardes, « {place} », "
            + ("est plein." if full else "n’est pas accessible pour l’instant."),
            "La copie y est tentée à nouveau plus tard ; celle à côté du fichier n’est pas concernée.",
        )


class SecondPlaceRefusedError(UserError):
    """The place that a person chose cannot hold copies."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"L’emplacement « {place} » ne peut pas recevoir de sauvegardes : rien ne peut y être écrit.",
            "Choisissez un emplacement où vous pouvez écrire, par exemple un emplacement partagé ou vos documents.",
        )


class CopyUnreadableError(UserError):
    """The copy cannot be read, or is no dossier any more."""

    def __init__(self) -> None:
        super().__init__(
            f"Cette sauvegarde ne peut pas être lue. {_UNTOUCHED}",
            "Vérifiez que son emplacement est accessible, ou choisissez une autre sauvegarde.",
        )


class OtherDossierError(UserError):
    """The copy is one of another dossier."""

    def __init__(self) -> None:
        super().__init__(
            f"Cette sauvegarde est celle d’un autre établissement ou d’un autre fichier. {_UNTOUCHED}",
            "Choisissez une sauvegarde de ce fichier.",
        )


class NotKeptBeforeError(UserError):
    """The current state could not be copied, so it is not replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"L’état actuel de « {path.name} » n’a pas pu être gardé dans une copie. {_UNTOUCHED}",
            "Libérez de la place ou vérifiez que l’emplacement est accessible en écriture, puis recommencez.",
        )


class NotRestoredError(UserError):
    """The copy could not be written in the place of the dossier."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"La sauvegarde n’a pas pu prendre la place de « {path.name} ». {_UNTOUCHED}",
            "Vérifiez que le fichier n’est pas ouvert ailleurs, que son emplacement est accessible et qu’il y reste de "
            "la place, puis recommencez.",
        )


class ChangedMeanwhileError(UserError):
    """The damaged file is no longer the one that was examined."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier « {path.name} » a changé depuis qu’il a été examiné. {_UNTOUCHED}",
            "Ouvrez-le à nouveau.",
        )
