"""A person's own words on paper, of any length: in pieces that a page can hold, read as one text.

Imports reportlab: load it from a function only.
"""

from typing import Any

from paliers_desktop.output.pdf.fonts import FontSet
from paliers_desktop.output.pdf.pieces import pieces
from paliers_desktop.output.tagged.structure import Element
from paliers_desktop.output.tagged.tags import Words


def own_words(fonts: FontSet, text: str, of_style: Any, lead: str = "") -> list[Words]:
    """The words as they were typed, at least one piece; lead: markup that comes before, « Commentaire : »."""
    markups = [fonts.verbatim(piece) for piece in pieces(text)]
    markups[0] = " ".join(part for part in (lead, markups[0]) if part)
    element = Element("P")
    last = len(markups) - 1
    return [Words(markup, of_style, element, index < last) for index, markup in enumerate(markups)]
