"""Read a directory: the établissements of the campagne, what was left aside and why, the faults line by line."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from paliers_desktop.academy.preparing.directory.columns import KNOWN, columns_of
from paliers_desktop.academy.preparing.directory.line_reader import LineError, LineReader, Wanted
from paliers_desktop.academy.preparing.directory.table_reader import NoColumnError, read_table
from paliers_desktop.academy.register.records import Etablissement
from paliers_desktop.core.csv_table import TableError
from paliers_desktop.core.report.wording import counted

BROKEN_LINE = (
    "La ligne n’a pas le même nombre de colonnes que la première, ou un guillemet y est ouvert sans être fermé."
)


class NobodyError(TableError):
    """Nothing is left to invite."""

    def __init__(self, path: Path, aside: Mapping[str, int]) -> None:
        most = max(aside, key=lambda reason: aside[reason], default="")
        why = f" Le plus souvent : {most} ({counted(aside[most], 'ligne')})." if most else ""
        super().__init__(
            f"Aucun établissement à inviter dans {path}.{why}",
            "Vérifiez --academie, --nature et --secteur, et les lignes de l’annuaire.",
        )


class LineFault(Struct, frozen=True):
    """What is wrong at a line of the file. kept: the établissement is invited all the same."""

    line: int
    sentence: str
    kept: bool = False


class Directory(Struct, frozen=True):
    """Sorted by UAI. aside: lines left aside, by reason in words."""

    etablissements: tuple[Etablissement, ...]
    faults: tuple[LineFault, ...]
    aside: dict[str, int]
    encoding: str
    separator: str

    @property
    def without_mail(self) -> int:
        """How many must be written to by post."""
        return sum(not etablissement.courriel for etablissement in self.etablissements)


def read_directory(path: Path, wanted: Wanted) -> Directory:
    """The établissements of a file. Raises UnreadableFileError, TableError when nothing at all can be read of it."""
    table = read_table(path, KNOWN)
    columns = columns_of(table.columns)
    for field in ("uai", "nom"):
        if field not in columns:
            raise NoColumnError(path, field)
    if not {"nature", "code_nature", "type"} & set(columns):
        raise NoColumnError(path, "type")
    reader, seen = LineReader(columns, wanted), dict[str, int]()
    kept: list[Etablissement] = []
    faults: list[LineFault] = []
    aside: Counter[str] = Counter()
    for record in table.records():
        if record.values is None:
            faults.append(LineFault(record.line, BROKEN_LINE))
            continue
        reason = reader.left_aside(record.values)
        if reason:
            aside[reason] += 1
            continue
        try:
            etablissement, remark = reader.read(record.values, seen)
        except LineError as error:
            faults.append(LineFault(record.line, str(error)))
            continue
        seen[etablissement.uai] = record.line
        kept.append(etablissement)
        if remark:
            faults.append(LineFault(record.line, remark, kept=True))
    ordered = tuple(sorted(kept, key=lambda etablissement: etablissement.uai))
    return Directory(ordered, tuple(faults), dict(aside), table.encoding, table.separator)
