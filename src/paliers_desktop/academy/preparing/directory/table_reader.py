"""The table of a directory file, as long as a file may be."""

from collections.abc import Collection
from pathlib import Path

from paliers_desktop.academy.received_file import read_received
from paliers_desktop.core import csv_table
from paliers_desktop.core.csv_table import Table, TableError

MAX_BYTES = 200 * 1024 * 1024
"""The public directory of all of France takes a third of it."""


class TooLargeTableError(TableError):
    """More than any directory."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Le fichier {path} est trop grand pour être un annuaire.", "Vérifiez le fichier choisi.")


class NoColumnError(TableError):
    """The first line names none of the columns that are needed."""

    def __init__(self, path: Path, missing: str) -> None:
        super().__init__(
            f"Le fichier {path} n’a pas de colonne « {missing} » à sa première ligne.",
            "Donnez l’annuaire public tel quel (fr-en-annuaire-education.csv), ou un CSV dont la première ligne est : "
            "uai;nom;type;commune;courriel.",
        )


def read_table(path: Path, known: Collection[str]) -> Table:
    """The table of a file; known: the columns that tell which separator is the right one, folded.

    Raises UnreadableFileError, TableError.
    """
    data = read_received(path, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise TooLargeTableError(path)
    return csv_table.read_table(data, str(path), known)
