"""Tagging, for page authors: words, headings and drawings that say what they are; they never write an operator.

Whatever is drawn is either content, which belongs to an element of the structure, or an artifact, which a reading aid
skips (ISO 32000-1 §14.8.2.2): grounds, rules, glyphs beside their word, running heads and feet.
Imports reportlab: load it from a function only.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from paliers_desktop.output.tagged.structure import Element, Leaf, distinct

_SPACE = re.compile(r"[ \t\r\n]+")


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab is untyped
    """A canvas that marks what it draws; marks do not nest."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._marks = self._bookmarks = 0
        self._kept: list[int] = []
        self._later: list[tuple[int, Callable[[int], None]]] = []
        self._late_page: int | None = None

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn meanwhile is read as part of this element."""
        page = self.getPageNumber() - 1 if self._late_page is None else self._late_page
        element.kids.append(Leaf(page, self._marks))
        self.addLiteral(f"/{element.role} <</MCID {self._marks}>> BDC")
        self._marks += 1
        yield
        self.addLiteral("EMC")

    @contextmanager
    def artifact(self, running: str = "") -> Iterator[None]:
        """What is drawn meanwhile is not read; running: « Header » or « Footer » of a page."""
        kind = f" <</Type /Pagination /Subtype /{running}>> BDC" if running else " BMC"
        self.addLiteral(f"/Artifact{kind}")
        yield
        self.addLiteral("EMC")

    def once(self, flowable: "Words | Drawing", element: Element) -> AbstractContextManager[None]:
        """Content the first time; an artifact when the same flowable comes back, as the head of a table does."""
        again, flowable.drawn = flowable.drawn, True
        return self.artifact() if again else self.content(element)

    def bookmark(self, words: str, level: int, top: float) -> None:
        """An entry of the outline that leads to this height of the page."""
        self._bookmarks += 1
        key = f"titre-{self._bookmarks}"
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(words, key, level, closed=False)

    def showPage(self) -> None:  # noqa: N802  # reportlab's name
        """End the page; the marks of the next one start from 0."""
        super().showPage()
        self._kept.append(self._marks)
        self._marks = 0

    def later(self, draw: Callable[[int], None]) -> None:
        """Keep a place on this page for what is drawn once the number of pages is known, which `draw` is given."""
        self.addLiteral(_place(len(self._later)))
        self._later.append((self.getPageNumber() - 1, draw))

    def save(self) -> None:
        """Draw what waited, each in its place, then write the file: laying all out twice would take twice the time."""
        pages = self._doc.Pages.pages
        for number, (page, draw) in enumerate(self._later):
            self._code: list[str] = []
            self._late_page, self._marks = page, self._kept[page]
            draw(len(pages))
            self._kept[page] = self._marks
            pages[page].stream = pages[page].stream.replace(_place(number), "\n".join(self._code))
        self._code = []
        super().save()


class Words(Paragraph):  # type: ignore[misc]  # reportlab is untyped
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
                before = sum(map(_ink, part._lines()))
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

    def _lines(self) -> list[str]:
        """As laid out: words of one style, or words each with its style."""
        return [
            " ".join(line[1]) if isinstance(line, tuple) else "".join(word.text for word in line.words)
            for line in self.blPara.lines
        ]

    def _space_lines(self) -> None:
        """End each line with the space at which it was cut: reportlab leaves it out, and would join two words.

        Alignment is settled before: nothing moves. A word cut because it is longer than a line gets no space.
        """
        last = len(self.blPara.lines) if self.continues else len(self.blPara.lines) - 1
        ink = 0
        for line, text in zip(self.blPara.lines[:last], self._lines(), strict=False):
            ink += _ink(text)
            if ink not in self._gaps or text.endswith(" "):
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


def _place(number: int) -> str:
    return f"% later {number}."


def _gaps(fragments: Iterable[Any]) -> set[int]:
    """After how many visible characters the text has a space, a line break or its end."""
    gaps: set[int] = set()
    ink = 0
    for fragment in fragments:
        words = _SPACE.split(fragment.text)
        for word in words[:-1]:
            ink += len(word)
            gaps.add(ink)
        ink += len(words[-1])
        if getattr(fragment, "lineBreak", False):
            gaps.add(ink)
    return gaps | {ink}


def _ink(text: str) -> int:
    return len(_SPACE.sub("", text))
