"""Why the system refused to write a file, and what to do about it: the words that both programs share."""

import errno
from pathlib import Path
from typing import NamedTuple


class WriteReason(NamedTuple):
    """« l’emplacement est plein » and « Libérez de la place… », to stand within a sentence."""

    words: str
    todo: str


_FULL = WriteReason("l’emplacement est plein", "Libérez de la place ou choisissez un autre emplacement")
_QUOTA = WriteReason(
    "l’espace qui vous est réservé est plein", "Libérez de la place dans cet espace ou choisissez un autre emplacement"
)
_FORBIDDEN = WriteReason("vous n’avez pas le droit d’y écrire", "Choisissez un autre emplacement, comme vos documents")
_READ_ONLY = WriteReason("l’emplacement est en lecture seule", "Choisissez un autre emplacement")
_GONE = WriteReason(
    "l’emplacement n’existe pas ou n’est plus accessible",
    "Vérifiez la clé ou l’emplacement partagé, ou choisissez un autre emplacement",
)
_TAKEN = WriteReason("un emplacement porte déjà ce nom", "Choisissez un autre nom ou un autre emplacement")
_NAME_TOO_LONG = WriteReason("le nom est trop long pour cet emplacement", "Choisissez un nom plus court")
_PATH_TOO_LONG = WriteReason(
    "le nom complet, emplacements compris, est trop long",
    "Choisissez un nom plus court ou un emplacement moins profond",
)
_NAME_REFUSED = WriteReason("cet emplacement n’accepte pas ce nom", "Choisissez un nom sans signe particulier")
_OPEN = WriteReason("il est ouvert dans un autre programme", "Fermez-le dans ce programme ou choisissez un autre nom")
_OPEN_OR_FORBIDDEN = WriteReason(
    "il est ouvert dans un autre programme, ou vous n’avez pas le droit d’y écrire",
    "Fermez-le dans ce programme, ou choisissez un autre nom ou un autre emplacement",
)
_SILENT = WriteReason("l’emplacement ne répond pas", "Réessayez dans un instant ou choisissez un autre emplacement")

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


def write_reason(path: Path, error: OSError) -> WriteReason:
    """What this error means for a file that was to be written at `path`."""
    on_windows = getattr(error, "winerror", None) or 0
    found = _ON_WINDOWS.get(on_windows) or _REASONS.get(error.errno or 0, _SILENT)
    too_deep = found is _GONE and on_windows and len(str(path.absolute())) > _WINDOWS_PATH
    if too_deep or (found is _NAME_TOO_LONG and len(path.name.encode()) <= _LONGEST_NAME):
        return _PATH_TOO_LONG
    return found


def not_written(path: Path, error: OSError) -> str:
    """« Le fichier « x.pdf » n’a pas pu être écrit dans « … » : l’emplacement est plein. »"""
    return (
        f"Le fichier « {path.name} » n’a pas pu être écrit dans « {path.parent} » : {write_reason(path, error).words}."
    )
