"""Headings, paragraphs, lists, tables and pictures of a text document: what a page author writes with.

Imports odfdo: load it from a function only.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from odfdo import Document, Element, Header, List, ListItem, Paragraph, Span

from paliers_desktop.core.palette import LIGHT
from paliers_desktop.core.typography import typographic
from paliers_desktop.output.cell_text import valid
from paliers_desktop.output.odf.odt_styles import (
    BODY,
    BULLETS,
    CELL,
    CELL_TITLE,
    COMMENTAIRE,
    FIGURE,
    HEADINGS,
    LABEL,
    LIST,
    PICTURE,
)
from paliers_desktop.output.odf.package import add_part, add_style, element

WIDTH = 170.0
"""Millimetres between the margins."""


class Noted(Struct, frozen=True):
    """The text of a cell, with the person's own words below it."""

    text: str
    note: str = ""


CellText = str | Noted


class TextParts:
    """Writes at the end of a document. Sentences get French typography, what people wrote stays as it is."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tables = 0
        self._define_cells()

    def heading(self, level: int, text: str) -> None:
        """A heading of the outline, 1 to 3."""
        self._add(Header(level, _shown(text), style=HEADINGS[level - 1]))

    def paragraph(self, text: str, style: str = BODY) -> None:
        """One paragraph; nothing without text."""
        if text:
            self._add(Paragraph(_shown(text), style=style))

    def fields(self, fields: Sequence[tuple[str, str]]) -> None:
        """« Type : Collège · Commune : Bréval-sur-Marne », the labels in bold, the values verbatim."""
        paragraph = Paragraph("", style=BODY)
        for rank, (label, value) in enumerate(fields):
            paragraph.append_plain_text(" · " if rank else "")
            paragraph.append(Span(_shown(f"{label} :"), style=LABEL))
            paragraph.append_plain_text(f" {valid(value)}")
        self._add(paragraph)

    def bullets(self, items: Iterable[str]) -> None:
        """A list; nothing without items."""
        lines = [ListItem(Paragraph(_shown(item), style=LIST)) for item in items]
        if lines:
            made = List(style=BULLETS)
            made.extend(lines)
            self._add(made)

    def table(
        self,
        name: str,
        headers: Sequence[str],
        widths: Sequence[float],
        lines: Iterable[Sequence[CellText]],
        *,
        whole: bool = False,
    ) -> None:
        """A table of the width of the page, its first row repeated on each; widths: shares of each column.

        whole: it stays on one page, if it can.
        """
        self._tables += 1
        code = f"Tableau{self._tables}"
        place = {"style_width": f"{WIDTH}mm", "table_align": "margins", "fo_margin_bottom": "4mm"}
        broken = None if not whole else "false"
        properties = element("style:table-properties", style_may_break_between_rows=broken, **place)
        add_style(self._document, element("style:style", properties, style_name=code, style_family="table"))
        columns = [self._column(f"{code}.{rank}", share / sum(widths)) for rank, share in enumerate(widths)]
        head = element("table:table-header-rows", _row([_cell(text, "EnTete", CELL_TITLE) for text in headers]))
        rows = [_row([_cell(value, "Cellule", CELL) for value in line]) for line in lines]
        self._add(element("table:table", *columns, head, *rows, table_name=name, table_style_name=code))

    def picture(self, name: str, files: Sequence[tuple[str, str, bytes]], size: tuple[float, float], said: str) -> None:
        """A picture as a paragraph. files: path, media type and bytes, the best first; size: points; said: for who
        cannot see it."""
        images = []
        for path, media_type, content in files:
            add_part(self._document, path, media_type, content)
            link = {"xlink_type": "simple", "xlink_show": "embed", "xlink_actuate": "onLoad"}
            images.append(element("draw:image", xlink_href=path, draw_mime_type=media_type, **link))
        titles = [_texted("svg:title", name), _texted("svg:desc", said)]
        width, height = (f"{points}pt" for points in size)
        place = {"text_anchor_type": "as-char", "svg_width": width, "svg_height": height, "draw_style_name": PICTURE}
        paragraph = Paragraph("", style=FIGURE)
        paragraph.append(element("draw:frame", *images, *titles, draw_name=name, **place))
        self._add(paragraph)

    def _add(self, part: Element) -> None:
        self._document.body.append(part)

    def _column(self, name: str, share: float) -> Element:
        width = element("style:table-column-properties", style_column_width=f"{WIDTH * share:.2f}mm")
        add_style(self._document, element("style:style", width, style_name=name, style_family="table-column"))
        return element("table:table-column", table_style_name=name)

    def _define_cells(self) -> None:
        border = f"0.5pt solid {LIGHT['ctl']}"
        around = {"fo_padding": "1.2mm", "fo_border": border}
        plain = element("style:table-cell-properties", **around)
        filled = element("style:table-cell-properties", fo_background_color=LIGHT["sunken"], **around)
        for name, properties in (("Cellule", plain), ("EnTete", filled)):
            add_style(self._document, element("style:style", properties, style_name=name, style_family="table-cell"))
        whole = element("style:table-row-properties", fo_keep_together="always")
        add_style(self._document, element("style:style", whole, style_name="Ligne", style_family="table-row"))


def _row(cells: Sequence[Element]) -> Element:
    return element("table:table-row", *cells, table_style_name="Ligne")


def _cell(value: CellText, cell_style: str, text_style: str) -> Element:
    noted = value if isinstance(value, Noted) else Noted(value)
    texts = [Paragraph(_shown(noted.text), style=text_style)]
    if noted.note:
        texts += [Paragraph(valid(line), style=COMMENTAIRE) for line in noted.note.split("\n")]
    return element("table:table-cell", *texts, table_style_name=cell_style, office_value_type="string")


def _texted(tag: str, text: str) -> Element:
    made = element(tag)
    made.text = _shown(text)
    return made


def _shown(text: str) -> str:
    return valid(typographic(text))
