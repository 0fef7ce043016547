"""Entries at the size that the room reads: on as many pages as needed, or on one that ends with « et 4 autres »."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from paliers_desktop.core.report.wall import others
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.labels import TextLabel
from paliers_desktop.gui.components.wall_measure import cut, text_box
from paliers_desktop.gui.components.wall_pages import Entry, Measures, Page, first_entries, leads, paginate
from paliers_desktop.gui.style import Style

POINTS = 28
_NUMBER_GAP, _ENTRY_GAP = 14, 14


class WallEntries(QWidget):
    """paged=False: what is left over is only counted."""

    turned = Signal()
    """Another page, or another number of pages."""

    def __init__(self, style: Style, *, paged: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._paged = paged
        self._entries: tuple[Entry, ...] = ()
        self._pages: tuple[Page, ...] = ((),)
        self._left_over = 0
        self._index = 0
        self._labels: list[TextLabel] = []
        self._plain, self._strong = style.font_of(POINTS), style.font_of(POINTS, strong=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def page(self) -> tuple[int, int]:
        """Which page is shown, from 1, and how many there are."""
        return self._index + 1, len(self._pages)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries, from the first page."""
        self._entries = tuple(
            Entry(typographic(one.text), typographic(one.number), typographic(one.lead)) for one in entries
        )
        self._index = 0
        self._share_out()

    def turn(self, step: int) -> bool:
        """The page after (1) or before (-1); False at the end."""
        index = self._index + step
        if not 0 <= index < len(self._pages):
            return False
        self._index = index
        self._build()
        return True

    def go_last(self) -> None:
        """The last page."""
        self._index = len(self._pages) - 1
        self._build()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        measures = Measures(self._height_of, self._line(), self._style.px(_ENTRY_GAP), self._line(), self._cut)
        if self._paged:
            self._pages, self._left_over = paginate(self._entries, self.height(), measures), 0
        else:
            page, self._left_over = first_entries(self._entries, self.height(), measures)
            self._pages = (page,)
        self._index = min(self._index, len(self._pages) - 1)
        self._build()

    def _build(self) -> None:
        for old in self._labels:
            old.hide()
            old.deleteLater()
        self._labels = []
        page, top = self._pages[self._index], 0
        for entry, lead in zip(page, leads(page), strict=True):
            if top:
                top += self._style.px(_ENTRY_GAP)
            if lead:
                self._add(lead, self._strong, QRect(0, top, self.width(), self._line()))
                top += self._line()
            indent, height = self._indent(), self._height_of(entry)
            if entry.number:
                self._add(entry.number, self._strong, QRect(0, top, indent, self._line()))
            self._add(entry.text, self._plain, QRect(indent, top, self.width() - indent, height))
            top += height
        if self._left_over:
            box = QRect(self._indent(), top + self._style.px(_ENTRY_GAP), self.width() - self._indent(), self._line())
            self._add(others(self._left_over), self._plain, box, tone="text2")
        self.turned.emit()

    def _add(self, text: str, font: QFont, box: QRect, *, tone: str = "text") -> None:
        made = TextLabel(text, self)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setFont(font)
        made.setProperty("tone", tone)
        made.setWordWrap(True)
        made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        made.setGeometry(box)
        made.show()
        self._labels.append(made)

    def _indent(self) -> int:
        """The column of the numbers, where there are some."""
        widths = [QFontMetrics(self._strong).horizontalAdvance(entry.number) for entry in self._entries if entry.number]
        return max(widths) + self._style.px(_NUMBER_GAP) if widths else 0

    def _line(self) -> int:
        return text_box(self._strong, "Ég", self.width()).height()

    def _height_of(self, entry: Entry) -> int:
        return text_box(self._plain, entry.text, self.width() - self._indent()).height()

    def _cut(self, entry: Entry, room: int) -> tuple[str, str]:
        return cut(self._plain, entry.text, self.width() - self._indent(), room)
