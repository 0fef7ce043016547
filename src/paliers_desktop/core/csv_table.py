"""A CSV whatever wrote it: encoding and separator are found, and a broken line costs only itself."""

import csv
import io
import re
from collections.abc import Collection, Iterator

from msgspec import Struct

from paliers_desktop.core.search import folded
from paliers_desktop.errors import UserError

SEPARATORS = (";", ",", "\t")
_LONGEST_RECORD = 12
"""Lines; a record that goes on longer has a quotation mark that nobody closed."""

_NOT_A_LETTER = re.compile(r"[\W_]+")


class TableError(UserError):
    """The file is not a table that can be read."""


class NotTextError(TableError):
    """Neither UTF-8, UTF-16 nor Windows-1252."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Le fichier {name} n’est pas un fichier CSV : il contient autre chose que du texte.",
            "Depuis un tableur, choisissez « Enregistrer sous », puis « Texte CSV ».",
        )


class Record(Struct, frozen=True):
    """A line of the table: its rank in the file (from 1) and its values by column; None when it cannot be read."""

    line: int
    values: dict[str, str] | None


class Table(Struct, frozen=True):
    """What was found: « utf-8 » or « cp1252 »…, the separator, the columns in their order, folded."""

    encoding: str
    separator: str
    columns: tuple[str, ...]
    lines: list[str]

    def records(self) -> Iterator[Record]:
        """Every line that is not blank, in order."""
        feed = _Lines(self.lines, 1)
        while feed.place < len(self.lines):
            start = feed.place
            values = _next_record(feed, self.separator)
            fits = values is not None and len(values) == len(self.columns)
            if not fits or feed.place - start > _LONGEST_RECORD:
                feed.place, fits = start + 1, False  # an open quotation mark must not take the next lines away
            if not self.lines[start].strip(" \t\r\n;,"):
                continue
            yield Record(start + 1, dict(zip(self.columns, values or (), strict=True)) if fits else None)


def column(name: str) -> str:
    """« Identifiant_de_l_etablissement » and « identifiant de l’établissement » are the same column."""
    return _NOT_A_LETTER.sub("_", folded(name)).strip("_")


def read_table(data: bytes, name: str, known: Collection[str]) -> Table:
    """The table of the bytes of a file; known: the columns that tell which separator is the right one, folded.

    name: of the file, for a sentence. Raises NotTextError.
    """
    text, encoding = _decoded(data, name)
    lines = list(io.StringIO(text, newline=""))
    best = max(SEPARATORS, key=lambda separator: len(set(_header(lines, separator)) & set(known)))
    return Table(encoding, best, _header(lines, best), lines)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    encodings = ["utf-8-sig", "cp1252"]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text, encoding
    raise NotTextError(name)


def _header(lines: list[str], separator: str) -> tuple[str, ...]:
    """The names of the columns; a name that comes twice or is missing gets its rank."""
    names: list[str] = []
    for rank, name in enumerate(_next_record(_Lines(lines, 0), separator) or (), 1):
        plain = column(name)
        names.append(plain if plain and plain not in names else f"{plain}_{rank}")
    return tuple(names)


class _Lines:
    """Lines for csv, from a place that can be set back."""

    def __init__(self, lines: list[str], place: int) -> None:
        self._lines = lines
        self.place = place

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self.place >= len(self._lines):
            raise StopIteration
        self.place += 1
        return self._lines[self.place - 1]


def _next_record(feed: _Lines, separator: str) -> list[str] | None:
    """The next record; None when csv cannot make it out, or when the file ends within quotation marks."""
    start = feed.place
    try:
        values = next(csv.reader(feed, delimiter=separator, strict=False), [])
    except csv.Error:
        feed.place = start + 1
        return None
    return values
