"""Why a dossier was not moved or renamed, in words; it is then where it was."""

import errno
from pathlib import Path

from paliers_desktop.errors import UserError

_REASONS = {
    errno.ENOSPC: "l’emplacement choisi est plein",
    errno.EDQUOT: "l’espace qui vous est réservé est plein",
    errno.EACCES: "vous n’avez pas le droit d’écrire dans l’un des deux emplacements",
    errno.EPERM: "vous n’avez pas le droit d’écrire dans l’un des deux emplacements",
    errno.EROFS: "l’un des deux emplacements est en lecture seule",
    errno.ENOENT: "l’emplacement choisi n’existe pas ou n’est plus accessible",
    errno.ENOTDIR: "l’emplacement choisi n’existe pas ou n’est plus accessible",
    errno.ENAMETOOLONG: "le nom est trop long pour cet emplacement",
    errno.EBUSY: "un autre programme utilise le fichier",
}


class NotMovedError(UserError):
    """The file could not be moved or renamed, for a reason of the disk."""

    def __init__(self, path: Path, error: OSError) -> None:
        reason = _REASONS.get(error.errno or 0, "l’un des deux emplacements ne répond pas")
        super().__init__(
            f"Le fichier « {path.name} » n’a pas été déplacé ni renommé : {reason}.",
            f"Il est toujours dans « {path.parent} ».",
        )


class TakenNameError(UserError):
    """A file or an emplacement of that name is already there; nothing is ever overwritten."""

    def __init__(self, path: Path, taken: Path) -> None:
        super().__init__(
            f"« {taken.name} » existe déjà dans « {taken.parent} » : rien n’a été déplacé ni renommé.",
            f"Choisissez un autre nom ou un autre emplacement ; « {path.name} » n’a pas bougé.",
        )


class InterruptedWriteError(UserError):
    """A write is under way or was cut short: the file without its journal would be torn."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"La dernière écriture dans « {path.name} » est en cours ou a été interrompue : "
            "le fichier n’a pas été déplacé ni renommé.",
            "Ouvrez d’abord cet établissement ici : il se rétablit de lui-même. Fermez-le, puis recommencez.",
        )


class GoneError(UserError):
    """There is no file to move."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier « {path} » est introuvable.",
            "Vérifiez que la clé ou l’emplacement partagé est accessible, puis recommencez.",
        )


class NoNameError(UserError):
    """Nothing of what was typed can be a file name."""

    def __init__(self) -> None:
        super().__init__("Ce nom ne peut pas être celui d’un fichier.", "Écrivez au moins une lettre ou un chiffre.")
