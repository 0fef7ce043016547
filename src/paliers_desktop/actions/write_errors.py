"""Why a file could not be written and what to do about it, in words."""

import errno
from pathlib import Path
from typing import NamedTuple

from paliers_desktop.errors import UserError


class _Reason(NamedTuple):
    words: str
    todo: str


_FULL = _Reason("l’emplacement est plein", "Libérez de la place ou choisissez un autre emplacement")
_QUOTA = _Reason(
    "l’espace qui vous est réservé est plein", "Libérez de la place dans cet espace ou choisissez un autre emplacement"
)
_FORBIDDEN = _Reason("vous n’avez pas le droit d’y écrire", "Choisissez un autre emplacement, comme vos documents")
_READ_ONLY = _Reason("l’emplacement est en lecture seule", "Choisissez un autre emplacement")
_GONE = _Reason(
    "l’emplacement n’existe pas ou n’est plus accessible",
    "Vérifiez la clé ou l’emplacement partagé, ou choisissez un autre emplacement",
)
_TAKEN = _Reason("un emplacement porte déjà ce nom", "Choisissez un autre nom ou un autre emplacement")
_NAME_TOO_LONG = _Reason("le nom est trop long pour cet emplacement", "Choisissez un nom plus court")
_PATH_TOO_LONG = _Reason(
    "le nom complet, emplacements compris, est trop long",
    "Choisissez un nom plus court ou un emplacement moins profond",
)
_NAME_REFUSED = _Reason("cet emplacement n’accepte pas ce nom", "Choisissez un nom sans signe particulier")
_OPEN = _Reason("il est ouvert dans un autre programme", "Fermez-le dans ce programme ou choisissez un autre nom")
_OPEN_OR_FORBIDDEN = _Reason(
    "il est ouvert dans un autre programme, ou vous n’avez pas le droit d’y écrire",
    "Fermez-le dans ce programme, ou choisissez un autre nom ou un autre emplacement",
)
_SILENT = _Reason("l’emplacement ne répond pas", "Réessayez dans un instant ou choisissez un autre emplacement")

_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _QUOTA,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _READ_ONLY,
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    errno.ENODEV: _GONE,
    errno.ENXIO: _GONE,
    errno.ESTALE: _GONE,
    errno.EISDIR: _TAKEN,
    errno.ENAMETOOLONG: _NAME_TOO_LONG,
    errno.EINVAL: _NAME_REFUSED,
    errno.EILSEQ: _NAME_REFUSED,
    errno.EBUSY: _OPEN,
}
_ON_WINDOWS = {
    5: _OPEN_OR_FORBIDDEN,
    19: _READ_ONLY,
    21: _GONE,
    32: _OPEN,
    33: _OPEN,
    39: _FULL,
    53: _GONE,
    55: _GONE,
    64: _GONE,
    67: _GONE,
    112: _FULL,
    123: _NAME_REFUSED,
    206: _NAME_TOO_LONG,
    1295: _QUOTA,
}
"""ERROR_ACCESS_DENIED (also what replacing an open file gives), WRITE_PROTECT, NOT_READY, SHARING_VIOLATION,
LOCK_VIOLATION, HANDLE_DISK_FULL, BAD_NETPATH, DEV_NOT_EXIST, NETNAME_DELETED, BAD_NET_NAME, DISK_FULL, INVALID_NAME,
FILENAME_EXCED_RANGE, DISK_QUOTA_EXCEEDED: Python gives several of them another meaning in `errno`."""

_WINDOWS_PATH = 259
"""Characters of a path (MAX_PATH less its final zero), beyond which Windows says that the place does not exist."""
_LONGEST_NAME = 255
"""Bytes on Linux, characters on Windows: a name within it was refused for the length of its path."""


def not_written(path: Path, error: OSError) -> str:
    """« Le fichier « x.pdf » n’a pas pu être écrit dans « … » : l’emplacement est plein. »"""
    return f"Le fichier « {path.name} » n’a pas pu être écrit dans « {path.parent} » : {_reason(path, error).words}."


class FileNotWrittenError(UserError):
    """A report could not be written; the old file, if any, is as it was."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(not_written(path, error), f"{_reason(path, error).todo} ; aucun fichier n’a été touché.")


class BatchStoppedError(UserError):
    """Nothing more can be written where the PDF of several établissements go; those already there are whole."""

    def __init__(self, folder: Path, error: OSError, name: str = "") -> None:
        """name: of the file that could not be written, "" when the place itself could not be read."""
        reason = _reason(folder / name, error)
        super().__init__(f"Les PDF ne peuvent pas être écrits dans « {folder} » : {reason.words}.", f"{reason.todo}.")


def _reason(path: Path, error: OSError) -> _Reason:
    on_windows = getattr(error, "winerror", None) or 0
    found = _ON_WINDOWS.get(on_windows) or _REASONS.get(error.errno or 0, _SILENT)
    too_deep = found is _GONE and on_windows and len(str(path.absolute())) > _WINDOWS_PATH
    if too_deep or (found is _NAME_TOO_LONG and len(path.name.encode()) <= _LONGEST_NAME):
        return _PATH_TOO_LONG
    return found
