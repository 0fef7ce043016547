"""Why the data of an établissement, or a part of them, could not be erased, in words."""

import errno
from pathlib import Path

from paliers_desktop.errors import UserError

_OPEN = "il est ouvert dans un autre programme"
_PROTECTED = "le fichier ou son emplacement est protégé en écriture"
_GONE = "son emplacement n’est plus accessible"
_SILENT = "son emplacement ne répond pas"

_REASONS = {
    errno.EACCES: _PROTECTED,
    errno.EPERM: _PROTECTED,
    errno.EROFS: _PROTECTED,
    errno.EBUSY: _OPEN,
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    errno.ENODEV: _GONE,
    errno.ENXIO: _GONE,
    errno.ESTALE: _GONE,
}
_OPEN_ON_WINDOWS = (32, 33)
"""ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION: `errno` says « permission denied »."""


def why_left(error: OSError) -> str:
    """« le fichier ou son emplacement est protégé en écriture »"""
    if getattr(error, "winerror", None) in _OPEN_ON_WINDOWS:
        return _OPEN
    return _REASONS.get(error.errno or 0, _SILENT)


class NothingToEraseError(UserError):
    """There is neither a file nor a copy of one: its drive may be away."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier « {path} » est introuvable, et aucune sauvegarde n’est à côté. Rien n’a été supprimé.",
            "S’il est sur une clé ou un emplacement partagé, rendez-le accessible, puis recommencez. S’il n’existe "
            "plus, choisissez « Retirer de la liste ».",
        )


class NotErasedError(UserError):
    """The file of the établissement cannot be taken away now: nothing was erased."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"« {path.name} » ne peut pas être supprimé : {reason}. Rien n’a été supprimé.",
            "Fermez-le sur les autres postes, vérifiez que son emplacement est accessible en écriture, puis "
            "recommencez.",
        )


class UsedElsewhereError(NotErasedError):
    """Another program or another post works on the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "un autre programme ou un autre poste l’utilise")
