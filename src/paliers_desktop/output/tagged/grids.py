"""Tables as reportlab draws them, tagged for what they are: data, a list, or only a way to place things.

Imports reportlab: load it from a function only.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

from reportlab.platypus import Flowable, Table

from paliers_desktop.output.tagged.structure import NO_SHAPE, Element, distinct, item, table
from paliers_desktop.output.tagged.tags import elements_of

Cell: TypeAlias = Flowable | list[Flowable] | str
Command: TypeAlias = tuple[Any, ...]


class Grid(Table):  # type: ignore[misc]  # reportlab is untyped
    """Places things side by side: cells are read one after the other, nothing says there is a table."""

    def _drawBkgrnd(self) -> None:  # noqa: N802  # reportlab's name
        with self.canv.artifact():
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802  # reportlab's name
        with self.canv.artifact():
            super()._drawLines()

    def height_of_rows(self, count: int, width: float) -> float:
        """The height in points of the first rows, once laid out in this width."""
        self.wrap(width, 0)
        return float(sum(self._rowHeights[:count]))

    def elements(self) -> list[Element]:
        """For the structure of the document."""
        return [element for row in self._contents() for content in row for element in content]

    def _contents(self) -> list[list[list[Element]]]:
        return [[_content(value) for value in row] for row in self._cellvalues]


class LabelledRows(Grid):
    """A list: a row is an item, its first cell the label; without one, it goes on with the item above.

    `lead` rows at the top are no items.
    """

    lead = 0

    def elements(self) -> list[Element]:
        """What leads, then the list."""
        items: list[tuple[list[Element], list[Element]]] = []
        contents = self._contents()
        for label, *others in contents[self.lead :]:
            body = [element for content in others for element in content]
            if label or not items:
                items.append((label, body))
            else:
                items[-1][1].extend(body)
        led = [element for row in contents[: self.lead] for content in row for element in content]
        return [*led, Element("L", [item(label, distinct(body)) for label, body in items])]


class LabelledCells(Grid):
    """A list: each cell is an item, a label above a value."""

    def elements(self) -> list[Element]:
        """The list."""
        contents = [content for row in self._contents() for content in row if content]
        return [Element("L", [item(content[:1], content[1:]) for content in contents])]


class DataTable(Grid):
    """A table to read as such; its shape says how."""

    shape = NO_SHAPE

    def elements(self) -> list[Element]:
        """The table."""
        return [table(self._contents(), self.shape)]


def _content(value: Cell | Sequence[Cell]) -> list[Element]:
    return elements_of(value if isinstance(value, list | tuple) else [value])
