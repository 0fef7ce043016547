"""Why an export could not be kept or written: nothing is lost in either case."""

from pathlib import Path

from paliers_desktop.actions.write_errors import not_written
from paliers_desktop.errors import UserError


class ExportNotKeptError(UserError):
    """The dossier could not record the export: no file was written, no revision was used."""

    def __init__(self, hint: str) -> None:
        super().__init__("L’export n’a pas pu être enregistré dans le dossier : aucun fichier n’a été produit.", hint)


class ExportWriteError(UserError):
    """The export is kept in the dossier, its file could not be written; `write_again` gives the same bytes."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            not_written(path, error),
            "L’export est conservé dans le dossier : choisissez « Enregistrer à nouveau », ici ou dans un autre "
            "emplacement. Le fichier sera identique.",
        )
