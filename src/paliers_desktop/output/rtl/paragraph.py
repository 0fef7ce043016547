"""A paragraph whose lines are put in the order they are seen once reportlab has cut them; it is still read as typed.

Imports reportlab: load it from a function only.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from msgspec import Struct
from reportlab.lib.abag import ABag
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import FragLine, ParaLines

from paliers_desktop.output.rtl.arabic import plain
from paliers_desktop.output.rtl.direction import Sign, holds_rtl, levels, visual, without_marks

SPACES = re.compile(r"[ \t\r\n]+")
"""Where reportlab may cut a line; it leaves them out there."""
SAID, UNSAID, PLACE = "said", "unsaid", "place"
"""Callbacks of the canvas: what is drawn from the first, which is given a text, to the second is read as this text;
what follows the third is drawn so many points right of where it would have been."""


class Levels(Struct, frozen=True):
    """Of each visible character of a paragraph, and of the space that follows so many of them."""

    inks: tuple[int, ...]
    gaps: dict[int, int]
    done: int = 0

    def after(self, inks: int) -> "Levels":
        """Those of what comes after so many more visible characters."""
        return Levels(self.inks, self.gaps, self.done + inks)


class BothWays(Paragraph):  # type: ignore[misc]  # reportlab is untyped
    """A paragraph in which some words may go from right to left; without any, it is drawn as reportlab does."""

    blPara: Any  # noqa: N815  # reportlab's name: the lines, once laid out

    def __init__(self, markup: str | None, style: Any, **options: Any) -> None:
        super().__init__(markup, style, **options)
        self._levels = None if markup is None else _levels_of(self.frags)
        self._is_turned = False

    def split(self, width: float, height: float) -> list[Any]:
        """Each part knows its own levels."""
        parts: list[BothWays] = super().split(width, height)
        found = self._levels
        for part in parts:
            part._levels = found
            if found and part is not parts[-1]:
                found = found.after(sum(map(ink, part.lines())))
        return parts

    def lines(self) -> list[str]:
        """As laid out: words of one style, or words each with its style."""
        return [
            " ".join(line[1]) if isinstance(line, tuple) else "".join(word.text for word in line.words)
            for line in self.blPara.lines
        ]

    def draw(self) -> None:
        """The lines, in the order they are seen."""
        if self._levels and not self._is_turned:
            self._turn(self._levels)
        super().draw()

    def _turn(self, found: Levels) -> None:
        self._is_turned = True
        if self.blPara.kind == 0:
            self.blPara = _fragmented(self.blPara)
        for line in self.blPara.lines:
            signs = list(_signs(line.words, found))
            found = found.after(sum(ink(sign["ch"]) for sign in signs))
            if any(sign["level"] for sign in signs):
                line.words = list(_as_seen(signs))


def ink(text: str) -> int:
    """How many visible characters."""
    return len(SPACES.sub("", text))


def _levels_of(fragments: list[Any]) -> Levels | None:
    """None when all goes from left to right. The isolates have no ink: they are taken off the fragments."""
    if not any(holds_rtl(fragment.text) for fragment in fragments):
        return None
    inks: list[int] = []
    gaps: dict[int, int] = {}
    for typed, line in groupby(fragments, key=lambda fragment: not getattr(fragment, "lineBreak", False)):
        text = "".join(fragment.text for fragment in line) if typed else ""
        for char, level in zip(without_marks(text), levels(text), strict=True):
            if ink(char):
                inks.append(level)
            else:
                gaps.setdefault(len(inks), level)
    for fragment in fragments:
        fragment.text = without_marks(fragment.text)
    return Levels(tuple(inks), gaps)


def _fragmented(lines: Any) -> ParaLines:
    """Lines of one style as lines of fragments."""
    made = [
        FragLine(
            extraSpace=extra,
            wordCount=len(words),
            words=[lines.clone(text=" ".join(words))],
            fontSize=lines.fontSize,
            ascent=lines.ascent,
            descent=lines.descent,
        )
        for extra, words in lines.lines
    ]
    return ParaLines(kind=1, lines=made)


def _signs(words: Iterable[Any], found: Levels) -> Iterator[Sign]:
    inks = found.done
    for place, (word, char) in enumerate((lot, char) for lot in words for char in lot.text):
        seen = ink(char)
        level = found.inks[inks] if seen else found.gaps.get(inks, 0)
        yield {"ch": char, "level": level, "place": place, "fragment": word}
        inks += seen


def _as_seen(signs: list[Sign]) -> Iterator[Any]:
    """The fragments of a line; those that go from right to left between callbacks that say and place them."""
    for sign in reversed(signs):
        if ink(sign["ch"]):
            break
        sign["level"] = 0  # the space at the end of a line is seen nowhere: it moves nothing
    typed = (list(run) for _, run in groupby(signs, key=_is_moved))
    for moved, seen in groupby(visual(signs), key=_is_moved):
        said = plain("".join(sign["ch"] for sign in next(typed)))
        if moved:
            yield from _placed(list(seen), said)
        else:
            yield from _drawn(seen)


def _placed(seen: list[Sign], said: str) -> Iterator[Any]:
    """Drawn in the order typed, each at the place where it is seen: in this order too it is read and copied."""
    across = 0.0
    for number, sign in enumerate(seen):
        width = stringWidth(sign["ch"], sign["fragment"].fontName, sign["fragment"].fontSize)
        sign.update(number=number, left=across, width=width)
        across += width
    typed = sorted(seen, key=lambda sign: sign["place"])
    yield _callback(typed[0], SAID, said)
    done = 0.0
    for _, run in groupby(enumerate(typed), key=lambda pair: pair[1]["number"] - pair[0]):
        together = [sign for _, sign in run]
        yield _callback(typed[0], PLACE, together[0]["left"] - done)
        yield from _drawn(together)
        done += sum(sign["width"] for sign in together)
    yield _callback(typed[0], PLACE, 0.0)
    yield _callback(typed[0], UNSAID)


def _drawn(signs: Iterable[Sign]) -> Iterator[Any]:
    for _, same in groupby(signs, key=lambda sign: id(sign["fragment"])):
        run = list(same)
        yield run[0]["fragment"].clone(text="".join(sign["ch"] for sign in run))


def _is_moved(sign: Sign) -> bool:
    return bool(sign["level"])


def _callback(sign: Sign, name: str, label: str | float = "") -> Any:
    return sign["fragment"].clone(text="", cbDefn=ABag(kind="onDraw", name=name, label=label))
