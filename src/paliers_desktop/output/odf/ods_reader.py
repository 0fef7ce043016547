"""Read the first sheet of a spreadsheet that a person edited; odfdo is loaded on the first call."""

import io
from decimal import Decimal
from zipfile import BadZipFile, ZipFile

from paliers_desktop.errors import UserError
from paliers_desktop.output.cell_text import neutralised

MAX_BYTES = 64 * 1024 * 1024
"""Of the package once unpacked; a grid takes a thousandth of it."""

MAX_ROWS, MAX_COLUMNS = 2000, 40


class SpreadsheetError(UserError):
    """The file is no spreadsheet that can be read."""

    def __init__(self) -> None:
        super().__init__(
            "Ce fichier n’est pas un classeur ODS lisible, ou il est démesuré.",
            "Dans LibreOffice, choisissez « Enregistrer sous », puis « Classeur ODF (.ods) ».",
        )


def read_rows(data: bytes) -> list[list[str]]:
    """The texts of the cells, line by line; what was neutralised when it was written is as it was. SpreadsheetError."""
    from odfdo import Document

    _check_size(data)
    try:
        table = Document(io.BytesIO(data)).body.get_table(0)
        if table is None:
            raise SpreadsheetError
        rows = [[_text(value) for value in row[:MAX_COLUMNS]] for row in table.iter_values()]
    except SpreadsheetError:
        raise
    except Exception as error:  # odfdo and lxml have no common error, and the file may be anything
        raise SpreadsheetError from error
    return rows[:MAX_ROWS]


def _check_size(data: bytes) -> None:
    try:
        with ZipFile(io.BytesIO(data)) as package:
            if sum(member.file_size for member in package.infolist()) > MAX_BYTES:
                raise SpreadsheetError
    except BadZipFile as error:
        raise SpreadsheetError from error


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool) and value == int(value):
        return str(int(value))
    text = str(value)
    return text[1:] if text[:1] == "'" and neutralised(text[1:]) == text else text
