"""French typography of displayed text; stored texts stay as they were typed or transcribed."""

import re
from functools import lru_cache

NO_BREAK_SPACE = "\u00a0"

# URLs and paths are copied by people: their characters are left as they are.
_LITERAL = re.compile(r"(\S*(?:://|\\)\S*|(?<!\S)(?:/|~/|www\.)\S*)")
_QUOTED = re.compile(r"""(?<![^\s(\['’])"(?=\S)([^"\n]*[^"\s])"(?![\w"])""")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W_]|«)")
_SPACE_BEFORE = re.compile(r" (?=[:;?!%»])")
_SPACE_AFTER = re.compile(r"(?<=«) |(?<=\b[Pp]alier) (?=\d)")


@lru_cache(maxsize=1024)  # a page says « Oui », « En cours »… once per card
def typographic(text: str) -> str:
    """`text` as French typography shows it: apostrophes ’, quotes « », no-break spaces before : ; ? ! % », after «
    and in « palier 2 », whose number never stands alone on a line.

    For display only, and idempotent. Only existing spaces are made unbreakable, so that 10:42, URLs, paths and codes
    keep their characters. Straight quotes are changed when they surround words.
    """
    parts = _LITERAL.split(text)
    parts[::2] = [_quoted(part) for part in parts[::2]]
    joined = "".join(parts)
    return _SPACE_AFTER.sub(NO_BREAK_SPACE, _SPACE_BEFORE.sub(NO_BREAK_SPACE, joined))


def _quoted(part: str) -> str:
    """Quotes and apostrophes, until nothing changes: a quotation may hold another."""
    while True:
        changed = _QUOTED.sub(rf"«{NO_BREAK_SPACE}\1{NO_BREAK_SPACE}»", part)
        changed = _APOSTROPHE.sub("’", changed)
        if changed == part:
            return part
        part = changed
