"""What follows the first page: next steps, what is acquired, sans objet, visas, what the document is worth.

Imports reportlab: load it from a function only.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from paliers_desktop.core.report import acquis, sans_objet, visas
from paliers_desktop.core.report.etapes import Etapes
from paliers_desktop.core.report.sans_objet import SansObjet
from paliers_desktop.core.report.visas import Visa
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.fonts import FontSet
from paliers_desktop.output.pdf.tables import Tables
from paliers_desktop.output.pdf.visas import visa_boxes
from paliers_desktop.output.tagged.grids import LabelledRows
from paliers_desktop.output.tagged.tags import Heading, Words

_BULLET = "•"
_AFTER = 8.0
"""Room under each list, in points."""
_TITLE, _INTRODUCTION = 24.0, 20.0
"""Height of a title, and of the sentence under it."""
_STEPS_START, _SANS_OBJET_START = 3, 2
"""Rows that stay with the title of a table: its heads, the title of a group, a first criterion."""
_MOST_ROOM = 0.9 * style.NEXT_FRAME_HEIGHT


class Lists:
    """Composes them with one set of fonts, whole or cut as they come; each needs room for its title and a start."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts, self._tables = fonts, Tables(fonts)

    def etapes(self, etapes: Etapes) -> list[Flowable]:
        """The next steps by hand; nothing when none is left."""
        if not etapes.groups:
            return []
        table = self._tables.steps(etapes.groups)
        return [
            *self._title(etapes.titre, table.height_of_rows(_STEPS_START, style.WIDTH) + _INTRODUCTION),
            self._text(etapes.introduction, style.BODY_SECONDARY),
            Spacer(0, 3),
            table,
            *self._more(etapes.more),
        ]

    def acquis(self, sentences: Sequence[str]) -> list[Flowable]:
        """A bullet per sentence."""
        if not sentences:
            return []
        rows = [[self._text(_BULLET, style.BODY), self._text(sentence, style.BODY)] for sentence in sentences]
        listed = LabelledRows(rows, [5 * mm, style.WIDTH - 5 * mm], splitByRow=1, hAlign="LEFT")
        listed.setStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), style.BODY.fontName),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
        return [*self._title(acquis.TITRE, listed.height_of_rows(len(rows), style.WIDTH)), listed, Spacer(0, _AFTER)]

    def sans_objet(self, listed: SansObjet) -> list[Flowable]:
        """Which, and why."""
        if not listed.lines:
            return []
        table = self._tables.sans_objet(listed)
        room = table.height_of_rows(_SANS_OBJET_START, style.WIDTH)
        return [*self._title(sans_objet.TITRE, room), table, *self._more(listed.more)]

    def visas(self, boxes: Sequence[Visa], room: float) -> list[Flowable]:
        """The boxes under their title, on one page; room: height to sign in, in points."""
        row = visa_boxes(self._fonts, boxes, room)
        return [*self._title(visas.TITRE, row.height_of_rows(1, style.WIDTH)), row, Spacer(0, _AFTER)]

    def about(self, sentences: Sequence[str]) -> list[Flowable]:
        """What the empreinte means, what the document is for."""
        return [self._text(sentence, style.CAPTION) for sentence in sentences]

    def _title(self, text: str, under: float) -> list[Flowable]:
        """A title, on the page of what is right under it, of this height in points."""
        return [
            CondPageBreak(min(under + _TITLE, _MOST_ROOM)),
            Heading(self._fonts.markup(text), style.LIST_TITLE, 2, text),
        ]

    def _more(self, words: str) -> list[Flowable]:
        return [Spacer(0, 3), *([self._text(words, style.SMALL_SECONDARY)] if words else []), Spacer(0, _AFTER)]

    def _text(self, text: str, of_style: Any) -> Flowable:
        return Words(self._fonts.markup(text), of_style) if text else Spacer(0, 0)
