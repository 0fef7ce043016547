"""Typed or pasted text made safe to store: NFC, without control characters, lone surrogates nor noncharacters."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SEVERAL_LINES = re.compile("[\n\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_REFUSED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LAST_OF_PLANES = "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
_NONCHARACTERS = re.compile(f"[\ufdd0-\ufdef{_LAST_OF_PLANES}]")
"""Of Unicode, for the use of programs: nobody types them, and no XML file can hold them. A received text may."""


def clean_text(raw: str, *, multiline: bool = False) -> tuple[str, bool]:
    """The text to keep, and whether something was removed from it (the person is then told).

    Kept: line feeds when `multiline`; every other line end becomes one. Elsewhere a line end or a tab becomes a space,
    so that words do not run together; that removes nothing. Two surrogates that make a pair become their character.
    """
    paired = raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    spaced = _LINE_ENDS.sub("\n", paired).replace("\t", " ")
    if not multiline:
        spaced = spaced.replace("\n", " ")
    kept = _NONCHARACTERS.sub("", _CONTROLS.sub("", spaced))
    removed = kept != spaced or _lone_surrogates(raw, paired)
    return unicodedata.normalize("NFC", kept), removed


def is_clean(text: str, *, multiline: bool = False) -> bool:
    """Whether a received text holds no control character, no surrogate, and no line end unless `multiline`."""
    if not multiline and _SEVERAL_LINES.search(text):
        return False
    return not _REFUSED.search(text)


def _lone_surrogates(raw: str, paired: str) -> bool:
    return len(raw.encode("utf-16-le", "surrogatepass")) != len(paired.encode("utf-16-le"))
