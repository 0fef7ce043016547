"""Why a file could not be written, in words."""

import errno
from pathlib import Path

from paliers_desktop.errors import UserError

_REASONS = {
    errno.ENOSPC: "l’emplacement est plein",
    errno.EDQUOT: "l’espace qui vous est réservé est plein",
    errno.EACCES: "vous n’avez pas le droit d’y écrire",
    errno.EPERM: "vous n’avez pas le droit d’y écrire",
    errno.EROFS: "l’emplacement est en lecture seule",
    errno.ENOENT: "l’emplacement n’existe pas ou n’est plus accessible",
    errno.ENOTDIR: "l’emplacement n’existe pas ou n’est plus accessible",
    errno.EISDIR: "un emplacement porte déjà ce nom",
    errno.ENAMETOOLONG: "le nom est trop long pour cet emplacement",
}
_ON_WINDOWS = {
    5: "il est ouvert dans un autre programme, ou vous n’avez pas le droit d’y écrire",
    32: "il est ouvert dans un autre programme",
    33: "il est ouvert dans un autre programme",
    206: "le nom est trop long pour cet emplacement",
}
"""ERROR_ACCESS_DENIED (also what replacing an open file gives), SHARING_VIOLATION, LOCK_VIOLATION, NAME_TOO_LONG."""


def not_written(path: Path, error: OSError) -> str:
    """« Le fichier « x.pdf » n’a pas pu être écrit dans « … » : l’emplacement est plein. »"""
    reason = _ON_WINDOWS.get(getattr(error, "winerror", None) or 0) or _REASONS.get(
        error.errno or 0, "l’emplacement ne répond pas"
    )
    return f"Le fichier « {path.name} » n’a pas pu être écrit dans « {path.parent} » : {reason}."


class FileNotWrittenError(UserError):
    """A report could not be written; the old file, if any, is as it was."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(not_written(path, error), "Choisissez un autre emplacement ; aucun fichier n’a été touché.")
