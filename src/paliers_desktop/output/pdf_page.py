"""The paper: page frames, running head and foot, metadata without any trace of who or where.

Imports reportlab: load it from a function only.
"""

from io import BytesIO
from typing import Any

from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from paliers_desktop.core.report.document import Signature
from paliers_desktop.core.report.identity import Identity
from paliers_desktop.output import pdf_style as style
from paliers_desktop.output.pdf_fonts import MONO, REGULAR, FontSet, text_width
from paliers_desktop.output.pdf_glyphs import draw_bars


class Furniture(Struct, frozen=True):
    """What the head and the foot of each page say; mention: « provisoire : … » while it is so, else ""."""

    identity: Identity
    mention: str = ""
    signature: Signature = Signature("", "", "", ())


class Paper(BaseDocTemplate):  # type: ignore[misc]  # reportlab is untyped
    """A document on A4; `total` is the number of pages to print in the foot, 0 while it is not known."""

    def __init__(self, target: BytesIO, furniture: Furniture, fonts: FontSet, total: int) -> None:
        identity = furniture.identity
        super().__init__(
            target,
            pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
            title=f"{identity.titre} · {identity.line}",
            author="",
            creator="Paliers numériques",
            producer="Paliers numériques",
            subject=identity.sous_titre,
            lang="fr-FR",
            invariant=1,
            initialFontName=REGULAR,
            displayDocTitle=True,
        )
        self._furniture, self._fonts, self._total = furniture, fonts, total
        self.addPageTemplates(
            [
                PageTemplate("first", [_frame(style.FIRST_HEAD)], onPage=self._draw_first, autoNextPageTemplate="next"),
                PageTemplate("next", [_frame(style.HEAD_HEIGHT)], onPage=self._draw_next),
            ]
        )

    def _draw_first(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        identity, top = self._furniture.identity, style.PAGE_HEIGHT - style.MARGIN
        draw_bars(canvas, style.MARGIN, top - 32, 21, 3, "accent")
        self._write(canvas, identity.titre, style.TITLE, style.MARGIN + 33, top - 26, style.WIDTH - 33)
        self._write(canvas, identity.sous_titre, style.SUBTITLE, style.MARGIN + 33, top - 43, style.WIDTH - 33)
        self._mention(canvas, top - 41)
        self._rule(canvas, top - 53)
        self._draw_foot(canvas)

    def _draw_next(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        identity, top = self._furniture.identity, style.PAGE_HEIGHT - style.MARGIN
        draw_bars(canvas, style.MARGIN, top - 15, 12, 3, "accent")
        mention = self._mention(canvas, top - 15)
        words = self._fitted(f"{identity.sous_titre} · {identity.nom}", style.SUBTITLE, style.WIDTH - 30 - mention)
        self._write(canvas, words, style.SUBTITLE, style.MARGIN + 20, top - 16, style.WIDTH)
        self._rule(canvas, top - 24)
        self._draw_foot(canvas)

    def _mention(self, canvas: Canvas, y: float) -> float:
        """« provisoire : … » at the right of the head, while it is so; its width."""
        mention = self._furniture.mention
        if not mention:
            return 0
        self._write(canvas, mention, style.MENTION, style.MARGIN + style.WIDTH / 2, y, style.WIDTH / 2)
        return text_width(mention, style.MENTION.fontName, style.MENTION.fontSize)

    def _draw_foot(self, canvas: Canvas) -> None:
        identity, signature = self._furniture.identity, self._furniture.signature
        self._rule(canvas, style.MARGIN + style.FOOT - 8)
        first, second = style.MARGIN + 14, style.MARGIN + 1
        if signature.empreinte:
            code = f'<font name="{MONO}" color="{_hex("text")}">{self._fonts.verbatim(signature.empreinte)}</font>'
            markup = f"{self._fonts.markup(signature.label)}&nbsp; {code}"
        else:
            markup = self._fonts.markup(signature.changed or identity.etat_au)
        _draw(canvas, Paragraph(markup, style.CAPTION), style.MARGIN, first, style.WIDTH)
        folio = f"page {self.page} sur {self._total or self.page}"
        self._write(canvas, folio, style.CAPTION_RIGHT, style.MARGIN, first, style.WIDTH)
        room = style.WIDTH - text_width(identity.grille, REGULAR, style.SMALLEST) - 20
        line = self._fitted(identity.line, style.CAPTION, room)
        self._write(canvas, line, style.CAPTION, style.MARGIN, second, style.WIDTH)
        self._write(canvas, identity.grille, style.CAPTION_RIGHT, style.MARGIN, second, style.WIDTH)

    def _fitted(self, text: str, of_style: Any, width: float) -> str:
        """The text, cut with « … » where one line of `width` points cannot hold it."""
        while text and text_width(text, of_style.fontName, of_style.fontSize) > width:
            text = text.removesuffix("…")[:-1].rstrip() + "…"
        return text

    def _write(self, canvas: Canvas, text: str, of_style: Any, x: float, y: float, width: float) -> None:
        _draw(canvas, Paragraph(self._fonts.markup(text), of_style), x, y, width)

    def _rule(self, canvas: Canvas, y: float) -> None:
        canvas.setStrokeColor(style.colour("accent"))
        canvas.setLineWidth(1)
        canvas.line(style.MARGIN, y, style.MARGIN + style.WIDTH, y)


def _draw(canvas: Canvas, paragraph: Paragraph, x: float, y: float, width: float) -> None:
    """One line whose bottom is at y."""
    paragraph.wrapOn(canvas, width, style.PAGE_HEIGHT)
    paragraph.drawOn(canvas, x, y)


def _frame(head: float) -> Frame:
    bottom = style.MARGIN + style.FOOT
    height = style.PAGE_HEIGHT - style.MARGIN - head - bottom
    return Frame(style.MARGIN, bottom, style.WIDTH, height, 0, 0, 0, 0)


def _hex(token: str) -> str:
    return str(style.colour(token).hexval()).replace("0x", "#")
