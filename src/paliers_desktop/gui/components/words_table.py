"""A table of words to be read: as high as its rows, read cell by cell with the arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.style import Style

ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}
_ROW_HEIGHT = 32
_ROOM = 12
"""Above and below the words of a row that has several lines."""


class WordsTable(QTableWidget):
    """The columns `stretched` share what the others leave, and their words go to the line; the page scrolls."""

    def __init__(
        self, style: Style, headers: Sequence[str], stretched: Sequence[int] = (0,), parent: QWidget | None = None
    ) -> None:
        super().__init__(0, len(headers), parent)
        self._style = style
        self.setFont(style.font("small"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in stretched:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.set_headers(headers)

    def set_headers(self, headers: Sequence[str]) -> None:
        """Other words above the same columns."""
        for column, words in enumerate(headers):
            item = QTableWidgetItem(typographic(words))
            item.setFont(self._style.font("caption", strong=True))
            self.setHorizontalHeaderItem(column, item)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows, each with a text by column."""
        self.setRowCount(len(rows))
        for line, row in enumerate(rows):
            for column, words in enumerate(row):
                self.setItem(line, column, QTableWidgetItem(typographic(words)))
        self._fit()

    def sizeHint(self) -> QSize:
        """Every row whole."""
        rows = sum(self.rowHeight(line) for line in range(self.rowCount()))
        header = self.horizontalHeader().sizeHint().height()
        return QSize(super().sizeHint().width(), rows + header + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        """The header knows its height only now."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A cell is tinted only while the arrows are in the table."""
        super().focusOutEvent(event)
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from cell to cell; every other key is the window's."""
        if event.key() in ARROWS and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _fit(self) -> None:
        """Each row as high as its words at this width."""
        least = self._style.px(_ROW_HEIGHT)
        self.resizeRowsToContents()
        for line in range(self.rowCount()):
            height = self.rowHeight(line)
            self.setRowHeight(line, least if height <= least else height + self._style.px(_ROOM))
        self.updateGeometry()
