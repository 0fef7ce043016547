"""The structure of a document as a reading aid follows it: headings, paragraphs, lists, tables, figures, in order."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct


class Leaf(Struct, frozen=True):
    """A marked piece of a page: page counts from 0, mcid is its number on that page."""

    page: int
    mcid: int


class Element(Struct, eq=False):
    """One node of the structure tree; role: a standard structure type of ISO 32000-1 §14.8.4 (« P », « H1 », « TD »).

    kids: elements known before the pages are drawn, leaves added while they are. alt: what a figure shows, in words;
    bounds: its rectangle on its page, in points. actual: the text to read for what is drawn with other signs. scope:
    « Column » or « Row » of a heading cell; columns: how many it spans, rows likewise; headers: the heading cells of a
    cell, where their scope would not be enough.
    """

    role: str
    kids: list["Element | Leaf"] = []
    alt: str = ""
    actual: str = ""
    bounds: tuple[float, float, float, float] | None = None
    scope: str = ""
    columns: int = 1
    rows: int = 1
    headers: tuple["Element", ...] = ()

    def walk(self) -> Iterator["Element"]:
        """This element and all those under it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


class Shape(Struct, frozen=True):
    """How the rows of a table on paper make a table to read; the first row heads the columns.

    titles: rows that head those under them, across all columns. continued: rows that go on with the row above, cell by
    cell. joined: columns that go on with the column before. grouped: an empty first cell goes on with the one above.
    """

    titles: frozenset[int] = frozenset()
    continued: frozenset[int] = frozenset()
    joined: frozenset[int] = frozenset()
    grouped: bool = False


NO_SHAPE = Shape()
"""One row of headings, then rows whose first cell heads them."""


def distinct(elements: Iterable[Element]) -> list[Element]:
    """The elements in order, each once: pieces of a long text share one."""
    return list({id(element): element for element in elements}.values())


def cell(role: str, content: Sequence[Element]) -> Element:
    """An element around this content; a lone paragraph needs no other element than its cell or its label."""
    found = distinct(content)
    if len(found) == 1 and found[0].role == "P":
        found[0].role = role
        return found[0]
    return Element(role, list(found))


def item(label: Sequence[Element], body: Sequence[Element]) -> Element:
    """An item of a list: its label, then what it says."""
    named = [cell("Lbl", label)] if label else []
    return Element("LI", [*named, cell("LBody", body)])


def table(rows: Sequence[Sequence[Sequence[Element]]], shape: Shape) -> Element:
    """A table of rows of cells of elements."""
    read = _Reading(shape)
    for index, row in enumerate(rows):
        joined = _joined(row, shape.joined)
        if index in shape.continued:
            for above, more in zip(read.rows[-1], joined, strict=True):
                above += more
        else:
            read.rows.append(joined)
            read.titles.append(index in shape.titles)
    return read.element()


def _joined(row: Sequence[Sequence[Element]], columns: frozenset[int]) -> list[list[Element]]:
    cells: list[list[Element]] = []
    for column, content in enumerate(row):
        if column in columns:
            cells[-1] += content
        else:
            cells.append(list(content))
    return cells


class _Reading:
    """The rows of one table once those on paper are put together."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self.rows: list[list[list[Element]]] = []
        self.titles: list[bool] = []

    def element(self) -> Element:
        """THead, then a TBody per title."""
        head = [cell("TH", content) for content in self.rows[0]]
        for heading in head:
            heading.scope = "Column"
        parts = [Element("THead", [Element("TR", list(head))]), Element("TBody")]
        title: Element | None = None
        group: Element | None = None
        for row, is_title in zip(self.rows[1:], self.titles[1:], strict=True):
            if is_title:
                title = cell("TH", [element for content in row for element in content])
                title.scope, title.columns, title.headers = "Column", len(row), ()
                if parts[-1].kids:
                    parts.append(Element("TBody"))
                parts[-1].kids.append(Element("TR", [title]))
                continue
            if self._shape.grouped and group and not row[0]:
                group.rows += 1
                line = []
            else:
                group = cell("TH", row[0])
                group.scope = "Row"
                line = [group]
            data = [cell("TD", content) for content in row[1:]]
            if title:
                _head(group, data, head, title)
            parts[-1].kids.append(Element("TR", [*line, *data]))
        return Element("Table", list(parts))


def _head(first: Element, others: Sequence[Element], head: Sequence[Element], title: Element) -> None:
    """Name the headings of each cell: upwards, a reader would stop at the title, or at the row above it."""
    first.headers = (head[0], title)
    for data, column in zip(others, head[1:], strict=True):
        data.headers = (column, title, first)
