"""Tables as an OpenDocument spreadsheet; odfdo is loaded on the first call, never at start-up."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from paliers_desktop.core.report.answer_sheets import AnswerSheet, AnswerSheets, Value
from paliers_desktop.output.cell_text import neutralised, valid

if TYPE_CHECKING:
    from odfdo import Document, Element

_LEAST, _GREATEST = 12, 60
"""Widths of a column in characters; a longer text is wrapped."""
_WRAPPED = 45
"""Characters from which a text may take two lines in the widest column."""

_ROW = "Ligne"
_CHARACTER = 1.9
"""Millimetres that one takes, about."""


def render_ods(sheets: AnswerSheets) -> bytes:
    """The answers and the paliers of an établissement."""
    return render_sheets((sheets.reponses, sheets.paliers), sheets.titre, sheets.pied, sheets.day)


def render_sheets(sheets: Sequence[AnswerSheet], titre: str, pied: str, day: datetime.date | None) -> bytes:
    """Typed cells, header line repeated and kept in sight: the same sheets give the same bytes."""
    from paliers_desktop.output.odf.ods_styles import ods_styles
    from paliers_desktop.output.odf.package import SPREADSHEET, add_style, element, new_document, packed

    document = new_document(SPREADSHEET, ods_styles(valid(pied)), valid(titre), day, _frozen_headers(sheets))
    fitted = element("style:table-row-properties", style_use_optimal_row_height="true")
    add_style(document, element("style:style", fitted, style_name=_ROW, style_family="table-row"))
    for sheet in sheets:
        document.body.append(_table(document, sheet))
    return packed(document)


def _table(document: "Document", sheet: AnswerSheet) -> "Element":
    from paliers_desktop.output.odf.package import add_style, element

    columns = []
    for rank, width in enumerate(_widths(sheet)):
        name = f"{sheet.titre}-{rank}"
        properties = element("style:table-column-properties", style_column_width=f"{width:.1f}mm")
        add_style(document, element("style:style", properties, style_name=name, style_family="table-column"))
        columns.append(element("table:table-column", table_style_name=name))
    headers = element("table:table-header-rows", _row(sheet.headers, header=True))
    rows = (_row(line) for line in sheet.lines)
    return element("table:table", *columns, headers, *rows, table_name=sheet.titre)


def _row(values: tuple[Value, ...], *, header: bool = False) -> "Element":
    from paliers_desktop.output.odf.package import element

    cells = (_cell(value, header=header) for value in values)
    return element("table:table-row", *cells, table_style_name=_ROW)


def _cell(value: Value, *, header: bool) -> "Element":
    from odfdo import Paragraph

    from paliers_desktop.output.odf.ods_styles import DATE, HEADER, LONG, NUMBER, TEXT, style_name
    from paliers_desktop.output.odf.package import element

    if value is None:
        return element("table:table-cell", table_style_name=TEXT)
    if isinstance(value, str):
        lines = valid(neutralised(value)).split("\n")
        of_style = style_name(HEADER if header else LONG if len(value) > _WRAPPED else TEXT)
        typed = {"table_style_name": of_style, "office_value_type": "string"}
    elif isinstance(value, datetime.date):
        lines = [f"{value:%d/%m/%Y}"]
        typed = {"table_style_name": DATE, "office_value_type": "date", "office_date_value": value.isoformat()}
    else:
        lines = [str(value)]
        typed = {"table_style_name": NUMBER, "office_value_type": "float", "office_value": str(value)}
    return element("table:table-cell", *(Paragraph(line) for line in lines), **typed)


def _widths(sheet: AnswerSheet) -> list[float]:
    """Millimetres of each column: its longest text, within bounds."""
    lines = (sheet.headers, *sheet.lines)
    longest = [max(len(str(value or "")) for value in column) for column in zip(*lines, strict=True)]
    return [_CHARACTER * min(max(length + 2, _LEAST), _GREATEST) for length in longest]


def _frozen_headers(sheets: Sequence[AnswerSheet]) -> str:
    """The settings that keep the first line of each sheet in sight."""
    items = (("VerticalSplitMode", "short", "2"), ("VerticalSplitPosition", "int", "1"), ("PositionBottom", "int", "1"))
    frozen = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, kind, value in (*items, ("ActiveSplitRange", "short", "2"))
    )
    tables = "".join(
        f'<config:config-item-map-entry config:name="{sheet.titre}">{frozen}</config:config-item-map-entry>'
        for sheet in sheets
    )
    return (
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        f'<config:config-item-map-entry><config:config-item-map-named config:name="Tables">{tables}'
        "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set>"
    )
