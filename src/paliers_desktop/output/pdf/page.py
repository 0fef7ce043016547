"""The paper of reports: page frames, running head and foot.

Imports reportlab: load it from a function only.
"""

from typing import Any

from msgspec import Struct
from reportlab.platypus import BaseDocTemplate, PageTemplate

from paliers_desktop.core.report.identity import Identity
from paliers_desktop.core.report.signature import NO_SIGNATURE, Signature
from paliers_desktop.output.pdf import style
from paliers_desktop.output.pdf.document import TaggedDocument
from paliers_desktop.output.pdf.fonts import MONO, REGULAR, FontSet, text_width
from paliers_desktop.output.pdf.glyphs import draw_bars
from paliers_desktop.output.tagged.canvas import TaggedCanvas

_FIRST = (style.MARGIN, style.MARGIN + 14, style.WIDTH)
_SECOND = (style.MARGIN, style.MARGIN + 1, style.WIDTH)
"""The two lines of the foot."""


class Furniture(Struct, frozen=True):
    """What the head and the foot of each page say; mention: « provisoire : … » while it is so, else ""."""

    identity: Identity
    mention: str = ""
    signature: Signature = NO_SIGNATURE


class Paper(TaggedDocument):
    """A document on A4."""

    def __init__(self, furniture: Furniture, fonts: FontSet) -> None:
        identity = furniture.identity
        super().__init__(f"{identity.titre} · {identity.line}", fonts, identity.sous_titre)
        self._furniture = furniture
        first, others = self.frame(style.FIRST_HEAD), self.frame(style.HEAD_HEIGHT)
        self.addPageTemplates(
            [
                PageTemplate("first", [first], onPage=self._draw_first, autoNextPageTemplate="next"),
                PageTemplate("next", [others], onPage=self._draw_next),
            ]
        )

    def _draw_first(self, canvas: TaggedCanvas, _document: BaseDocTemplate) -> None:
        identity, top = self._furniture.identity, style.PAGE_HEIGHT - style.MARGIN
        left, width = style.MARGIN + 33, style.WIDTH - 33
        with canvas.artifact():
            draw_bars(canvas, style.MARGIN, top - 32, 21, 3, "accent")
        self.first(canvas, self.fonts.markup(identity.titre), style.TITLE, (left, top - 26, width), "H1")
        self.first(canvas, self.fonts.markup(identity.sous_titre), style.SUBTITLE, (left, top - 43, width))
        if self._furniture.mention:
            half = style.WIDTH / 2
            mention = self.fonts.markup(self._furniture.mention)
            self.first(canvas, mention, style.MENTION, (style.MARGIN + half, top - 41, half))
        self.rule(canvas, top - 53)
        self._draw_foot(canvas)

    def _draw_next(self, canvas: TaggedCanvas, _document: BaseDocTemplate) -> None:
        identity, top = self._furniture.identity, style.PAGE_HEIGHT - style.MARGIN
        with canvas.artifact("Header"):
            draw_bars(canvas, style.MARGIN, top - 15, 12, 3, "accent")
        mention = self._furniture.mention
        half = style.WIDTH / 2
        if mention:
            place = (style.MARGIN + half, top - 15, half)
            self.running(canvas, self.fonts.markup(mention), style.MENTION, place, "Header")
        room = style.WIDTH - 30 - text_width(mention, style.MENTION.fontName, style.MENTION.fontSize)
        words = fitted_line(f"{identity.sous_titre} · {identity.nom}", style.RUNNING, room)
        place = (style.MARGIN + 20, top - 15, style.WIDTH)
        self.running(canvas, self.fonts.markup(words), style.RUNNING, place, "Header")
        self.rule(canvas, top - 24)
        self._draw_foot(canvas)

    def _draw_foot(self, canvas: TaggedCanvas) -> None:
        identity, page = self._furniture.identity, self.page
        self.rule(canvas, style.MARGIN + style.FOOT - 8)
        room = style.WIDTH - text_width(identity.grille, REGULAR, style.SMALLEST) - 20
        line = self.fonts.markup(fitted_line(identity.line, style.CAPTION, room))
        self.running(canvas, line, style.CAPTION, _SECOND, "Footer")
        canvas.later(lambda total: self._end_foot(canvas, page, total))

    def _end_foot(self, canvas: TaggedCanvas, page: int, total: int) -> None:
        """What counts the pages, and what is read on the last one only."""
        if standing := self._standing():
            self.foot(canvas, standing, style.CAPTION, _FIRST, page == total)
        self.running(canvas, self.fonts.markup(f"page {page} sur {total}"), style.CAPTION_RIGHT, _FIRST, "Footer")
        grille = self.fonts.markup(self._furniture.identity.grille)
        self.foot(canvas, grille, style.CAPTION_RIGHT, _SECOND, page == total)

    def _standing(self) -> str:
        """Empreinte, or that the answers changed since, or the date of the last change."""
        signature = self._furniture.signature
        if not signature.empreinte:
            return self.fonts.markup(signature.changed or self._furniture.identity.etat_au)
        grey = str(style.colour("text").hexval()).replace("0x", "#")
        code = f'<font name="{MONO}" color="{grey}">{self.fonts.verbatim(signature.empreinte)}</font>'
        return f"{self.fonts.markup(signature.label)}&nbsp; {code}"


def fitted_line(text: str, of_style: Any, width: float) -> str:
    """The text, cut with « … » where one line of `width` points cannot hold it."""
    while text and text_width(text, of_style.fontName, of_style.fontSize) > width:
        text = text.removesuffix("…")[:-1].rstrip() + "…"
    return text
