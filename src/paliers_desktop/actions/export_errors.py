"""Why an export could not be signed, kept or written: nothing is lost in any case."""

from pathlib import Path

from paliers_desktop.core.write_reasons import not_written
from paliers_desktop.errors import UserError
from paliers_desktop.storage.errors import (
    BusySaveError,
    ChangedElsewhereError,
    FullDiskError,
    ReadOnlyDossierError,
    SaveError,
)

_CAUSES: tuple[tuple[type[SaveError], str], ...] = (
    (FullDiskError, "L’emplacement du dossier est plein : libérez de la place, puis exportez à nouveau."),
    (
        ReadOnlyDossierError,
        "Le dossier est en lecture seule : copiez-le dans un emplacement où vous pouvez écrire, ouvrez la copie, "
        "puis exportez à nouveau.",
    ),
    (
        BusySaveError,
        "Un autre programme ou un autre poste utilise le dossier : attendez un instant, puis exportez à nouveau.",
    ),
    (
        ChangedElsewhereError,
        "Le dossier a été modifié ou remplacé depuis un autre poste : fermez-le, ouvrez-le à nouveau, "
        "puis exportez son contenu actuel.",
    ),
    (
        SaveError,
        "Le dossier n’est plus accessible : vérifiez la clé ou l’emplacement partagé, puis exportez à nouveau.",
    ),
)
"""What to do about each failure, the general one last: an export has no « Réessayer »."""


class ExportNotKeptError(UserError):
    """The dossier could not record the export: no file was written, no revision was used."""

    def __init__(self, cause: SaveError) -> None:
        super().__init__(
            "L’export n’a pas pu être enregistré dans le dossier : aucun fichier n’a été produit.",
            next(hint for kind, hint in _CAUSES if isinstance(cause, kind)),
        )


class JoinedTextsTooLongError(UserError):
    """With the comments and motifs that the person joins, the file would be longer than the format allows."""

    def __init__(self) -> None:
        super().__init__(
            "Les textes joints dépassent ce qu’un fichier signé peut contenir (1 Mio) : aucun fichier n’a été produit.",
            "Raccourcissez ou retirez des commentaires, ou décochez « Joindre… ».",
        )


class ExportWriteError(UserError):
    """The export is kept in the dossier, its file could not be written; `write_again` gives the same bytes."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            not_written(path, error),
            "L’export est conservé dans le dossier : choisissez « Enregistrer à nouveau », ici ou dans un autre "
            "emplacement. Le fichier sera identique.",
        )
