"""A person's own words on paper: in pieces that a page can hold and read as one text, or elided to a few lines.

Imports reportlab: load it from a function only.
"""

from typing import Any

from paliers_desktop.output.pdf.fonts import FontSet
from paliers_desktop.output.pdf.pieces import pieces
from paliers_desktop.output.tagged.structure import Element
from paliers_desktop.output.tagged.tags import Words

_CHARACTERS_PER_POINT = 0.6
"""No line holds more: what is beyond needs not be measured."""


def own_words(fonts: FontSet, text: str, of_style: Any, lead: str = "") -> list[Words]:
    """The words as they were typed, at least one piece; lead: markup that comes before, « Commentaire : »."""
    markups = [fonts.verbatim(piece) for piece in pieces(text)]
    markups[0] = " ".join(part for part in (lead, markups[0]) if part)
    element = Element("P")
    last = len(markups) - 1
    return [Words(markup, of_style, element, index < last) for index, markup in enumerate(markups)]


def elided(fonts: FontSet, text: str, of_style: Any, width: float, lines: int, lead: str = "") -> str:
    """The text if so many lines of `width` points hold it after `lead` (markup), else its beginning and « … »."""
    flat = " ".join(text.split())

    def holds(words: str) -> bool:
        markup = " ".join(part for part in (lead, fonts.verbatim(words)) if part)
        return bool(Words(markup, of_style).wrap(width, 0)[1] <= lines * of_style.leading)

    most = int(lines * width * _CHARACTERS_PER_POINT)
    if len(flat) <= most and holds(flat):
        return flat
    fits, too_long = 0, min(len(flat), most) + 1
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        fits, too_long = (middle, too_long) if holds(flat[:middle] + "…") else (fits, middle)
    return flat[:fits].rstrip() + "…"
