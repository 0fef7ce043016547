"""A short note as an OpenDocument text, to be edited: sections of words, tables and lists; odfdo is loaded late."""

import datetime

from msgspec import Struct

from paliers_desktop.core.typography import typographic
from paliers_desktop.output.cell_text import valid

ROOM, BOLD = 5, 1.2
"""Characters that the sides of a cell take; how much wider those of a heading are."""


class NoteTable(Struct, frozen=True):
    """A table; each column is as wide as its longest text."""

    name: str
    headers: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


class Section(Struct, frozen=True):
    """What stands under a heading, in that order; what is empty is left out."""

    titre: str
    before: str = ""
    tables: tuple[NoteTable, ...] = ()
    bullets: tuple[str, ...] = ()
    after: str = ""


class Note(Struct, frozen=True):
    """mention: at the head of each page, "" for none; pied: at their foot."""

    titre: str
    sous_titre: str
    mention: str
    pied: str
    sections: tuple[Section, ...]


def render_note(note: Note, day: datetime.date) -> bytes:
    """The whole document: the same note gives the same bytes."""
    from paliers_desktop.output.odf.odt_parts import TextParts
    from paliers_desktop.output.odf.odt_styles import BODY, INTRODUCTION, SUBTITLE, TITLE, odt_styles
    from paliers_desktop.output.odf.package import TEXT, new_document, packed

    styles = odt_styles(valid(typographic(note.pied)), typographic(note.mention))
    document = new_document(TEXT, styles, valid(note.titre), day)
    parts = TextParts(document)
    parts.paragraph(note.titre, TITLE)
    parts.paragraph(note.sous_titre, SUBTITLE)
    for section in note.sections:
        parts.heading(1, section.titre)
        parts.paragraph(section.before, BODY)
        for table in section.tables:
            parts.paragraph(table.name, INTRODUCTION)
            columns = zip(table.headers, *table.lines, strict=True)
            widths = [ROOM + max(round(BOLD * len(head)), *map(len, texts), 0) for head, *texts in columns]
            parts.table(table.name, table.headers, widths, table.lines, whole=True)
        parts.bullets(section.bullets)
        parts.paragraph(section.after, BODY)
    return packed(document)
