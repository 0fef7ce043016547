"""The embedded fonts of the PDF, and texts made safe for them: no character crashes a page nor vanishes.

Imports reportlab: load it from a function only.
"""

import threading
import unicodedata
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from msgspec import Struct
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from paliers_desktop.core.typography import typographic
from paliers_desktop.output.rtl.arabic import joined
from paliers_desktop.output.rtl.direction import holds_rtl, isolated

REGULAR = "OpenSans"
SEMIBOLD = "OpenSans-Semibold"
ITALIC = "OpenSans-Italic"
MONO = "DejaVuSansMono"
FALLBACK = "DejaVuSans"

MISSING = "□"
"""Stands for a character that no font of ours can draw."""

_FILES = {
    REGULAR: "OpenSans-Regular.ttf",
    SEMIBOLD: "OpenSans-Semibold.ttf",
    ITALIC: "OpenSans-Italic.ttf",
    MONO: "DejaVuSansMono.ttf",
    FALLBACK: "DejaVuSans.ttf",
}


ONE_AT_A_TIME = threading.RLock()
"""Held while fonts are registered or a document is drawn: reportlab has one registry per process, and each font in it
one reading position, so that two documents drawn at once (a batch beside the window) would get each other's glyphs."""


class FontSet(Struct, frozen=True):
    """The characters that our text fonts (`text`, common to its three faces) and the stand-in (`fallback`) can draw."""

    text: frozenset[int]
    fallback: frozenset[int]

    def markup(self, text: str) -> str:
        """One of our sentences as paragraph markup, with French typography."""
        return self._markup(typographic(text), own=False)

    def verbatim(self, text: str) -> str:
        """The person's own words as paragraph markup: escaped, lines kept, missing characters in the stand-in font."""
        return self._markup(text, own=True)

    def _markup(self, text: str, own: bool) -> str:
        return "<br/>".join(self._line(line, own) for line in text.splitlines())

    def _line(self, line: str, own: bool) -> str:
        """Composed first: an accent typed after its letter would be drawn beside it, or from another font."""
        line = unicodedata.normalize("NFC", line)
        if holds_rtl(line):
            line = joined(line, self.fallback)
        drawable = isolated("".join(self._drawable(char) for char in line), own)
        runs = groupby(drawable, key=lambda char: ord(char) in self.text)
        return "".join(_run(escape("".join(chars)), in_text_font) for in_text_font, chars in runs)

    def _drawable(self, char: str) -> str:
        """The character, its plain look-alike, "" when it has no ink by nature, else a visible box."""
        if char in "\u202f\u2007":  # the fonts lack the narrow no-break space
            return "\u00a0"
        if char == "\t" or (char != "\u00a0" and unicodedata.category(char) == "Zs"):
            return " "
        if _inkless(char):
            return ""
        # Beyond U+FFFF the PDF library writes a character map that readers misread.
        if ord(char) in self.text or (ord(char) in self.fallback and ord(char) <= 0xFFFF):
            return char
        return MISSING


def register_fonts(folder: Path) -> FontSet:
    """Make the fonts of resources/fonts known to reportlab, whose registry is one per process; OSError if missing."""
    with ONE_AT_A_TIME:
        for name, file in _FILES.items():
            if name not in pdfmetrics.getRegisteredFontNames():
                font = TTFont(name, str(folder / file), shapable=False)
                _repair_widths(font.face)
                pdfmetrics.registerFont(font)
        pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=ITALIC, boldItalic=SEMIBOLD)
    text = frozenset.intersection(*(_characters(name) for name in (REGULAR, SEMIBOLD, ITALIC)))
    return FontSet(text, _characters(FALLBACK))


def text_width(text: str, font: str, size: float) -> float:
    """The width in points of a text that the font can draw."""
    return float(pdfmetrics.stringWidth(text, font, size))


def _repair_widths(face: TTFontFace) -> None:
    """Give the last glyphs of a font their width in font units, as all the others.

    A run of glyphs of the same width has it written once; reportlab 5.1 keeps it scaled for the others, and embeds a
    font program whose widths contradict those of the page (PDF/A refuses it).
    """
    whole = [advance for advance, _bearing in face.hmetrics if isinstance(advance, int)]
    face.hmetrics = [
        (advance if isinstance(advance, int) else whole[-1], bearing) for advance, bearing in face.hmetrics
    ]


def _characters(name: str) -> frozenset[int]:
    return frozenset(code for code in pdfmetrics.getFont(name).face.charToGlyph if 0x20 <= code < 0xFFFE)


def _inkless(char: str) -> bool:
    """Joiners, variation selectors, controls: they show nothing of themselves."""
    return unicodedata.category(char) in {"Cf", "Cc"} or "\ufe00" <= char <= "\ufe0f"


def _run(text: str, in_text_font: bool) -> str:
    return text if in_text_font else f'<font name="{FALLBACK}">{text}</font>'
