"""The canvas that marks what is drawn on it: content, or artifact.

Whatever is drawn is either content, which belongs to an element of the structure, or an artifact, which a reading aid
skips (ISO 32000-1 §14.8.2.2): grounds, rules, glyphs beside their word, running heads and feet.
Imports reportlab: load it from a function only.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from paliers_desktop.output.rtl.paragraph import PLACE, SAID, UNSAID
from paliers_desktop.output.tagged.structure import Element, Leaf
from paliers_desktop.output.tagged.xmp import storable


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab is untyped
    """A canvas that marks what it draws; marks do not nest."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._marks = self._bookmarks = 0
        self._kept: list[int] = []
        self._later: list[tuple[int, Callable[[int], None]]] = []
        self._late_page: int | None = None
        self._element: Element | None = None
        self.setNamedCB(SAID, lambda _canvas, _kind, text: self.said(text))
        self.setNamedCB(UNSAID, lambda _canvas, _kind, _text: self.unsaid())
        self.setNamedCB(PLACE, lambda _canvas, _kind, points: self.place(points))

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn meanwhile is read as part of this element."""
        self.addLiteral(self._mark(element))
        self._element = element
        yield
        self._element = None
        self.addLiteral("EMC")

    @contextmanager
    def artifact(self, running: str = "") -> Iterator[None]:
        """What is drawn meanwhile is not read; running: « Header » or « Footer » of a page."""
        kind = f" <</Type /Pagination /Subtype /{running}>> BDC" if running else " BMC"
        self.addLiteral(f"/Artifact{kind}")
        yield
        self.addLiteral("EMC")

    def said(self, text: str) -> None:
        """From here to `unsaid`, in a text being drawn: read as this text (ISO 32000-1 §14.9.4), unless an artifact."""
        if self._element:
            span = Element("Span", actual=text)
            self._element.kids.append(span)
            self._curr_tx_info["tx"]._code += ["EMC", self._mark(span)]

    def unsaid(self) -> None:
        """The end of what `said` began."""
        if self._element:
            self._curr_tx_info["tx"]._code += ["EMC", self._mark(self._element)]

    def place(self, points: float) -> None:
        """Go on, in a text being drawn, so many points right of where the words given so far end."""
        drawing = self._curr_tx_info
        drawing["tx"].setXPos(drawing["cur_x"] + points - drawing["tx"].getStartOfLine()[0])

    def _mark(self, element: Element) -> str:
        """The operator that begins the next marked piece of the page, a leaf of this element."""
        page = self.getPageNumber() - 1 if self._late_page is None else self._late_page
        element.kids.append(Leaf(page, self._marks))
        self._marks += 1
        return f"/{element.role} <</MCID {self._marks - 1}>> BDC"

    def once(self, flowable: Any, element: Element) -> AbstractContextManager[None]:
        """Content the first time; an artifact when the same flowable comes back, as the head of a table does."""
        again, flowable.drawn = flowable.drawn, True
        return self.artifact() if again else self.content(element)

    def bookmark(self, words: str, level: int, top: float) -> None:
        """An entry of the outline that leads to this height of the page."""
        self._bookmarks += 1
        key = f"titre-{self._bookmarks}"
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(storable(words), key, level, closed=False)

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


def _place(number: int) -> str:
    return f"% later {number}."
