"""The codes of several établissements, read from a CSV « UAI;code » and held as long as a window needs them.

Nothing here keeps, shows or logs a code: what is read is asked for one UAI at a time.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from paliers_desktop.core.csv_table import Table, TableError, column, read_table
from paliers_desktop.core.uai import UaiError, parse_uai
from paliers_desktop.errors import UserError

MAX_BYTES = 4 * 1024 * 1024
"""Ten times the codes of an académie, with their addresses."""

UAI_COLUMNS = tuple(map(column, ("UAI", "RNE", "Numero_UAI", "Code_UAI", "Identifiant_de_l_etablissement")))
CODE_COLUMNS = tuple(map(column, ("Code", "Code_de_transmission")))


class CodeTableError(UserError):
    """The codes cannot be read from that file."""


class CodeTableUnreadableError(CodeTableError):
    """The file cannot be opened."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier « {path.name} » ne peut pas être lu : il a disparu, l’accès est refusé ou l’emplacement ne "
            "répond pas.",
            "Vérifiez la clé ou l’emplacement partagé, ou choisissez un autre fichier.",
        )


class NotACodeTableError(CodeTableError):
    """A file without the two columns."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Le fichier « {name} » n’a pas de colonne « UAI » et de colonne « code » à sa première ligne.",
            "Choisissez le fichier de codes de l’académie, ou un CSV dont chaque ligne est : UAI;code.",
        )


class CodeTable:
    """The code typed for each UAI. doubtful: the UAIs that have several, of which none is used."""

    def __init__(self, codes: Mapping[str, str], doubtful: frozenset[str] = frozenset()) -> None:
        self._codes = dict(codes)
        self.doubtful = doubtful

    def __len__(self) -> int:
        return len(self._codes) + len(self.doubtful)

    @property
    def uais(self) -> frozenset[str]:
        """The UAIs that have a code here: enough to recognise a neighbour's."""
        return frozenset(self._codes)

    def typed(self, uai: str) -> str:
        """What the file says for that UAI, "" when it says nothing."""
        return self._codes.get(uai, "")


def read_codes(path: Path) -> CodeTable:
    """The codes of a CSV, its encoding and separator found out; a line that names no UAI is passed over.

    Raises CodeTableError, TableError.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise CodeTableUnreadableError(path) from error
    if len(data) > MAX_BYTES:
        raise NotACodeTableError(path.name)
    codes: dict[str, str] = {}
    doubtful: set[str] = set()
    for uai, code in _pairs(read_table(data, f"« {path.name} »", (*UAI_COLUMNS, *CODE_COLUMNS)), path.name):
        if _bare(codes.setdefault(uai, code)) != _bare(code):
            doubtful.add(uai)
    return CodeTable({uai: code for uai, code in codes.items() if uai not in doubtful}, frozenset(doubtful))


def _pairs(table: Table, name: str) -> Iterator[tuple[str, str]]:
    table = _with_header(table)
    uais = [one for one in UAI_COLUMNS if one in table.columns]
    codes = [one for one in CODE_COLUMNS if one in table.columns]
    if not uais or not codes:
        raise NotACodeTableError(name)
    for record in table.records():
        values = record.values or {}
        uai, code = _uai(values.get(uais[0], "")), values.get(codes[0], "").strip()
        if uai and code:
            yield uai, code


def _with_header(table: Table) -> Table:
    """A table whose first line already is an établissement's has the two columns, in that order."""
    first = table.lines[0].replace("\t", ";").replace(",", ";") if table.lines else ""
    cells = [cell.strip(" \"'\r\n") for cell in first.split(";")]
    if len(cells) < 2 or not _uai(cells[0]):
        return table
    separator = next(one for one in (";", "\t", ",") if one in table.lines[0])
    names = (UAI_COLUMNS[0], CODE_COLUMNS[0], *(f"{CODE_COLUMNS[0]}_{rank}" for rank in range(3, len(cells) + 1)))
    return replace(table, separator=separator, columns=names, lines=["\n", *table.lines])


def _uai(text: str) -> str:
    try:
        return parse_uai(text)
    except UaiError:
        return ""


def _bare(code: str) -> str:
    return "".join(char for char in code.upper() if char.isalnum())


__all__ = ["CodeTable", "CodeTableError", "TableError", "read_codes"]
