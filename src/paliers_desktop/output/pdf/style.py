"""The look of the PDF: page, colours, paragraph styles; body 10 pt, nothing under 8.6 pt (ux/guide.md §4).

Imports reportlab: load it from a function only.
"""

from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from paliers_desktop.core.assessment import Etat
from paliers_desktop.core.palette import LIGHT
from paliers_desktop.output.pdf.fonts import ITALIC, REGULAR, SEMIBOLD

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 15 * mm
WIDTH = PAGE_WIDTH - 2 * MARGIN
FOOT = 13 * mm
"""Height of the running foot, above the bottom margin."""
FIRST_HEAD, HEAD_HEIGHT = 22 * mm, 12 * mm
"""Height of the head on the first page, and on the others."""
FIRST_FRAME_HEIGHT = PAGE_HEIGHT - 2 * MARGIN - FIRST_HEAD - FOOT
NEXT_FRAME_HEIGHT = PAGE_HEIGHT - 2 * MARGIN - HEAD_HEIGHT - FOOT
SMALLEST = 8.6
"""No text is smaller, in points."""

ETAT_TOKENS: dict[Etat | None, str] = {
    Etat.OUI: "oui",
    Etat.EN_COURS: "cours",
    Etat.NON: "non",
    Etat.SANS_OBJET: "so",
    None: "text2",
}
"""The colour token of each answer; the word and the glyph always stand beside it."""


def colour(token: str) -> Color:
    """A token of the light theme."""
    return HexColor(LIGHT[token])


def _style(
    name: str, size: float, leading: float, font: str = REGULAR, token: str = "text", **more: Any
) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=leading, textColor=colour(token), bulletFontName=REGULAR, **more
    )


TITLE = _style("title", 21, 26, SEMIBOLD)
SUBTITLE = _style("subtitle", 11.5, 15, token="text2")
RUNNING = _style("running", 9.2, 12, token="text2")
H1 = _style("h1", 15, 20, SEMIBOLD, spaceBefore=4, spaceAfter=3)
LIST_TITLE = _style("list-title", 13.5, 17, SEMIBOLD, spaceBefore=2, spaceAfter=2)
H2 = _style("h2", 12, 16, SEMIBOLD)
HEADLINE = _style("headline", 15.5, 20, SEMIBOLD, spaceAfter=2)
BODY = _style("body", 10, 14)
BODY_SECONDARY = _style("body2", 10, 14, token="text2")
BODY_STRONG = _style("strong", 10, 13.5, SEMIBOLD)
SMALL = _style("small", 9, 12.2)
SMALL_STRONG = _style("small-strong", 9, 12.2, SEMIBOLD)
SMALL_CENTER = _style("small-center", 9, 12.2, alignment=TA_CENTER)
SMALL_STRONG_CENTER = _style("small-strong-center", 9, 12.2, SEMIBOLD, alignment=TA_CENTER)
SMALL_SECONDARY = _style("small2", 9, 12.2, token="text2")
SMALL_ITALIC = _style("small-italic", 9, 12.2, ITALIC, token="text2")
CAPTION = _style("caption", SMALLEST, 11.6, token="text2")
CAPTION_RIGHT = _style("caption-right", SMALLEST, 11.6, token="text2", alignment=TA_RIGHT)
CAPTION_ITALIC = _style("caption-italic", SMALLEST, 11.6, ITALIC, token="text2")
MENTION = _style("mention", 9, 12, ITALIC, token="cours", alignment=TA_RIGHT)
HEAD = _style("head", SMALLEST, 11, SEMIBOLD, token="text2")
HEAD_CENTER = _style("head-center", SMALLEST, 11, SEMIBOLD, token="text2", alignment=TA_CENTER)
CELL = _style("cell", 9.5, 12.6)
CELL_CENTER = _style("cell-center", 9.5, 13, alignment=TA_CENTER)
CELL_STRONG = _style("cell-strong", 9.5, 13, SEMIBOLD)
CELL_TITLE = _style("cell-title", 9.2, 12, SEMIBOLD)
CELL_STRONG_CENTER = _style("cell-strong-center", 9.5, 13, SEMIBOLD, alignment=TA_CENTER)
VISA = _style("visa", 9.5, 12.6, SEMIBOLD)
COMMENT = _style("comment", 9, 12.4, leftIndent=8, borderPadding=0, token="text")
