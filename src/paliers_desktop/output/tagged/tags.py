"""Tagging, for page authors: words, headings and drawings that say what they are; they never write an operator.

Imports reportlab: load it from a function only.
"""

from collections.abc import Iterable
from typing import Any

from reportlab.platypus import Flowable

from paliers_desktop.output.rtl.paragraph import SPACES, BothWays, ink
from paliers_desktop.output.tagged.structure import Element, distinct


class Words(BothWays):
    """A paragraph; `element` is shared by the pieces of one text, which are read as one.

    continues: another piece of the text comes after it.
    """

    drawn = False

    def __init__(
        self, markup: str | None, style: Any, element: Element | None = None, continues: bool = False, **options: Any
    ) -> None:
        super().__init__(markup, style, **options)
        self.element, self.continues = element or Element("P"), continues
        self._gaps = set() if markup is None else _gaps(self.frags)

    def split(self, width: float, height: float) -> list["Words"]:
        """Both parts belong to the same element."""
        parts: list[Words] = super().split(width, height)
        gaps = self._gaps
        for part in parts:
            part.element, part.continues = self.element, part is not parts[-1] or self.continues
            part._gaps = gaps
            if part is not parts[-1]:
                before = sum(map(ink, part.lines()))
                gaps = {gap - before for gap in gaps}
        return parts

    def draw(self) -> None:
        """The words, marked."""
        if not self.drawn:
            self._space_lines()
        with self.canv.once(self, self.element):
            super().draw()

    def elements(self) -> list[Element]:
        """For the structure of the document."""
        return [self.element]

    def _space_lines(self) -> None:
        """End each line with the space at which it was cut: reportlab leaves it out, and would join two words.

        Alignment is settled before: nothing moves. A word cut because it is longer than a line gets no space.
        """
        last = len(self.blPara.lines) if self.continues else len(self.blPara.lines) - 1
        inks = 0
        for line, text in zip(self.blPara.lines[:last], self.lines(), strict=False):
            inks += ink(text)
            if inks not in self._gaps or text.endswith(" "):
                continue
            if isinstance(line, tuple):
                line[1][-1] += " "
            elif line.words:
                line.words[-1].text += " "


class Heading(Words):
    """A heading, level 1 being the document; with `plain` words it is also a bookmark."""

    def __init__(self, markup: str | None, style: Any, level: int = 2, plain: str = "", **options: Any) -> None:
        super().__init__(markup, style, Element(f"H{level}"), **options)
        self.level, self.plain = level, plain

    def draw(self) -> None:
        """The words, and the entry of the outline."""
        if self.plain and not self.drawn:
            self.canv.bookmark(self.plain, max(self.level - 2, 0), self.height + 6)
        super().draw()


class Drawing(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A flowable of ours: it draws its ground as an artifact, then its words, if any, as one paragraph."""

    drawn = False

    def __init__(self, has_words: bool = True) -> None:
        super().__init__()
        self.element = Element("P") if has_words else None

    def draw(self) -> None:
        """Both, marked."""
        with self.canv.artifact():
            self.draw_ground()
        if self.element:
            with self.canv.once(self, self.element):
                self.draw_words()

    def draw_ground(self) -> None:
        """What needs not be read."""

    def draw_words(self) -> None:
        """What is read."""

    def elements(self) -> list[Element]:
        """For the structure of the document."""
        return [self.element] if self.element else []


class Figure(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A picture of a width and height, which a reading aid replaces by `alt`."""

    def __init__(self, width: float, height: float, alt: str) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.element = Element("Figure", alt=alt)

    def draw(self) -> None:
        """The picture, marked, and where it is."""
        left, bottom = self.canv.absolutePosition(0, 0)
        self.element.bounds = (left, bottom, left + self.width, bottom + self.height)
        with self.canv.content(self.element):
            self.draw_figure()

    def draw_figure(self) -> None:
        """The picture, its lower left corner at (0, 0)."""
        raise NotImplementedError

    def elements(self) -> list[Element]:
        """For the structure of the document."""
        return [self.element]


def elements_of(flowables: Iterable[Any]) -> list[Element]:
    """The elements of flowables, in order, each once; a space has none."""
    tagged = (flowable for flowable in flowables if hasattr(flowable, "elements"))
    return distinct(element for flowable in tagged for element in flowable.elements())


def _gaps(fragments: Iterable[Any]) -> set[int]:
    """After how many visible characters the text has a space, a line break or its end."""
    gaps: set[int] = set()
    inks = 0
    for fragment in fragments:
        words = SPACES.split(fragment.text)
        for word in words[:-1]:
            inks += len(word)
            gaps.add(inks)
        inks += len(words[-1])
        if getattr(fragment, "lineBreak", False):
            gaps.add(inks)
    return gaps | {inks}
