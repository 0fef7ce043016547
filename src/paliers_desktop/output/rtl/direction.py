"""Which way each character of a text is written, by the bidirectional algorithm of Unicode (UAX #9).

The library that knows the algorithm is loaded for the first text that holds such a character.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias
from unicodedata import bidirectional

Sign: TypeAlias = dict[str, Any]
"""A character of a line: « ch » and its « level », as the library names them, and what else must follow it."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""The blocks of Hebrew, Arabic, Syriac, Thaana, N’Ko and their forms; ours draw nothing beyond U+FFFF."""
_OPEN, _CLOSE = "\u2068", "\u2069"
"""FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE: what is between them orders nothing around it."""
_ISOLATE = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_STAND_IN = "\ufffc"
"""What is isolated counts as one object for the text around it (UAX #9 X5c)."""
_STRONG_RTL = ("R", "AL")
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "‹": "›"}


def holds_rtl(text: str) -> bool:
    """Whether some of it is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def isolated(line: str, whole: bool) -> str:
    """The line with isolates around what goes from right to left.

    whole: it is one person's own words, which follow their first letter all along. In a sentence of ours a name must
    not draw what comes next: « שלום · 2026-2027 » keeps its year on the right.
    """
    if not holds_rtl(line):
        return line
    strong = [kind for kind in map(bidirectional, line) if kind in ("L", *_STRONG_RTL)]
    if strong and strong[0] != "L" and (whole or "L" not in strong):
        return f"{_OPEN}{line}{_CLOSE}"
    parts, done = [], 0
    for start, end in _stretches(line):
        parts += [line[done:start], _OPEN, line[start:end], _CLOSE]
        done = end
    return "".join([*parts, line[done:]])


def without_marks(text: str) -> str:
    """The text without the isolates."""
    return _MARKS.sub("", text)


def levels(line: str) -> list[int]:
    """The level of each character, isolates left out: even from left to right, odd from right to left."""
    outer = _ISOLATE.sub(_STAND_IN, line)
    first = next((kind for kind in map(bidirectional, outer) if kind in ("L", *_STRONG_RTL)), "")
    if first != "L":
        return _levels(without_marks(line), 1)
    around = iter(_levels(outer, 0))
    found: list[int] = []
    done = 0
    for isolate in _ISOLATE.finditer(line):
        found += [next(around) for _ in range(isolate.start() - done)]
        next(around)
        found += _levels(isolate[1], 1)
        done = isolate.end()
    return [*found, *around]


def visual(signs: list[Sign]) -> list[Sign]:
    """The characters of one line from left to right, each with its « ch » and its « level »; brackets are mirrored."""
    from bidi import algorithm

    found = [dict(sign) for sign in signs]
    highest = max((sign["level"] for sign in found), default=0)
    algorithm.reverse_contiguous_sequence(found, 0, len(found) - 1, highest, 1)
    algorithm.apply_mirroring({"chars": found}, False)
    return found


def _stretches(line: str) -> Iterator[tuple[int, int]]:
    """Where each goes from a letter written from right to left to the last one before a letter of the other kind."""
    place = 0
    while place < len(line):
        if bidirectional(line[place]) in _STRONG_RTL:
            end = _end_of_stretch(line, place)
            yield place, end
            place = end
        else:
            place += 1


def _end_of_stretch(line: str, start: int) -> int:
    """A pair of brackets or quotes stays whole: one of them alone ends a stretch."""
    end, awaited = start + 1, ""
    for place in range(start + 1, len(line)):
        char, kind = line[place], bidirectional(line[place])
        if kind == "L" or (char in _PAIRS.values() and not awaited.endswith(char)):
            break
        if char in _PAIRS:
            awaited += _PAIRS[char]
        elif awaited.endswith(char):
            awaited = awaited[:-1]
            end = end if awaited else place + 1
        elif not awaited and (kind in _STRONG_RTL or (kind in ("NSM", "AN") and end == place)):
            end = place + 1
    return end


def _levels(text: str, base: int) -> list[int]:
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage.update(base_level=base, base_dir="LR"[base])
    known = (char if bidirectional(char) else _STAND_IN for char in text)  # a font may know more than Python
    algorithm.get_embedding_levels("".join(known), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [sign["level"] for sign in storage["chars"]]
