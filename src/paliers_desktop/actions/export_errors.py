"""Why an export could not be kept or written: nothing is lost in either case."""

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


class ExportNotKeptError(UserError):
    """The dossier could not record the export: no file was written, no revision was used."""

    def __init__(self, hint: str) -> None:
        super().__init__("L’export n’a pas pu être enregistré dans le dossier : aucun fichier n’a été produit.", hint)


class ExportWriteError(UserError):
    """The export is kept in the dossier, its file could not be written; `write_again` gives the same bytes."""

    def __init__(self, path: Path, error: OSError) -> None:
        reason = _REASONS.get(error.errno or 0, "l’emplacement ne répond pas")
        super().__init__(
            f"Le fichier « {path.name} » n’a pas pu être écrit dans « {path.parent} » : {reason}.",
            "L’export est conservé dans le dossier : choisissez « Enregistrer à nouveau », ici ou dans un autre "
            "emplacement. Le fichier sera identique.",
        )
