"""reportlab's own paragraphs, tables and canvas in the place of ours: the same pages without structure nor pikepdf.

`install` before anything of output.pdf is loaded. The stories are then built by the very code of the program, from the
same texts in the same styles and fonts, out of plain Paragraph, Table and Canvas.
"""

import sys
import time
import types
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table

ROOM = "paliers_desktop.output"


class BareCanvas(Canvas):
    """Marks nothing. The number of pages is known by keeping them all until the end, as is usual with reportlab."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._states: list[dict[str, Any]] = []
        self._later: list[Callable[[int], None]] = []

    def content(self, _element: Any) -> AbstractContextManager[None]:
        return nullcontext()

    def artifact(self, _running: str = "") -> AbstractContextManager[None]:
        return nullcontext()

    def later(self, draw: Callable[[int], None]) -> None:
        self._later.append(draw)

    def showPage(self) -> None:
        self._states.append(dict(self.__dict__))
        self._later = []
        self._startPage()

    def save(self) -> None:
        states = self._states
        for state in states:
            self.__dict__.update(state)
            for draw in self._later:
                draw(len(states))
            super().showPage()
        super().save()


class Words(Paragraph):
    def __init__(self, markup: str | None, style: Any, *_tags: Any, **options: Any) -> None:
        super().__init__(markup, style, **options)


class Heading(Words):
    pass


class Drawing(Flowable):
    def __init__(self, has_words: bool = True) -> None:
        super().__init__()
        self._has_words = has_words

    def draw(self) -> None:
        self.draw_ground()
        if self._has_words:
            self.draw_words()

    def draw_ground(self) -> None: ...

    def draw_words(self) -> None: ...


class Figure(Flowable):
    def __init__(self, width: float, height: float, _alt: str) -> None:
        super().__init__()
        self.width, self.height = width, height

    def draw(self) -> None:
        self.draw_figure()


class Grid(Table):
    def height_of_rows(self, count: int, width: float) -> float:
        self.wrap(width, 0)
        return float(sum(self._rowHeights[:count]))


def install() -> None:
    """Put them where the program looks for its own. Binary streams, as ours: as text they weigh a quarter more."""
    rl_config.useA85 = 0
    _stand_in("rtl.paragraph", BothWays=Paragraph)
    _stand_in("tagged.canvas", TaggedCanvas=BareCanvas)
    _stand_in("tagged.tags", Words=Words, Heading=Heading, Drawing=Drawing, Figure=Figure, elements_of=lambda _: [])
    grids = dict.fromkeys(("Grid", "DataTable", "LabelledRows", "LabelledCells"), Grid)
    _stand_in("tagged.grids", **grids, Cell=object, Command=tuple)
    _stand_in("tagged.conformance", Description=tuple_of, conforming=lambda content, _root, _description: content)


class TextsReady:
    """The seconds that went into making markup of the texts, which bare reportlab would be given ready-made."""

    def __init__(self, fonts: type) -> None:
        self.seconds = 0.0
        self._make = fonts._markup
        fonts._markup = lambda *arguments, **options: self._timed(*arguments, **options)

    def _timed(self, *arguments: Any, **options: Any) -> str:
        before = time.process_time()
        markup: str = self._make(*arguments, **options)
        self.seconds += time.process_time() - before
        return markup


def tuple_of(*values: Any) -> tuple[Any, ...]:
    return values


def _stand_in(name: str, **members: Any) -> None:
    module = types.ModuleType(f"{ROOM}.{name}")
    vars(module).update(members)
    assert f"{ROOM}.{name}" not in sys.modules
    sys.modules[f"{ROOM}.{name}"] = module
