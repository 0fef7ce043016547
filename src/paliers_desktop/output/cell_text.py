"""Text that goes into a table cell: valid everywhere, and never taken for a formula by a spreadsheet."""

import re
import unicodedata

_NOT_XML = re.compile("[^\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 refuses or discourages; the program stores none of it, a file made elsewhere may."""

_VISIBLE = "\ufffd"
_FORMULA = frozenset("=+-@")
_MINUS = "\u2212"
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")
"""Unicode categories that a spreadsheet skips or does not show: spaces, controls, invisible marks."""


def valid(text: str) -> str:
    """The same text, with one kind of line end and of space, what no XML file may hold being a visible mark."""
    return _NOT_XML.sub(_VISIBLE, text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def neutralised(text: str) -> str:
    """The same text, with an apostrophe before what a spreadsheet would compute (exchange.md §3).

    That is what starts with = + - @, a tab or a line end, also behind spaces or invisible characters, and in the
    full-width and other shapes that Unicode holds equal to them.
    """
    start = next((char for char in text if unicodedata.category(char) not in _UNSEEN), "")
    begins = unicodedata.normalize("NFKC", start)[:1] in _FORMULA or start == _MINUS
    return f"'{text}" if (start and begins) or text[:1] in ("\t", "\r", "\n") else text
