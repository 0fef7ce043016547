"""Tables as CSV that French Excel and LibreOffice open right: UTF-8 with a mark, semicolons, CRLF."""

import datetime
from collections.abc import Iterable, Sequence

from paliers_desktop.core.report.answer_sheets import AnswerSheet, Value
from paliers_desktop.output.cell_text import neutralised, valid


def render_csv(sheet: AnswerSheet) -> bytes:
    """The answers of an établissement."""
    return render_lines((sheet.headers, *sheet.lines))


def render_lines(lines: Iterable[Sequence[Value]]) -> bytes:
    """The bytes of the file: texts within quotes, numbers bare, dates as 2027-03-12, which every locale reads alike."""
    return "".join(";".join(map(_written, line)) + "\r\n" for line in lines).encode("utf-8-sig")


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        quoted = valid(neutralised(value)).replace('"', '""')
        return f'"{quoted}"'
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
