"""The table of the result: one row per domaine, the same values as the radar, and the whole établissement below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from paliers_desktop.core.report.result import NOTHING, Row
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.palier_chip import PalierChip
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.components.words_table import ARROWS
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.style import Style, restyle

HEADERS = ("Domaine", "Palier", "Avancée", "Il manque")
NAME, PALIER, ADVANCE, MISSING = range(4)
ROW_HEIGHT, TOTAL_HEIGHT = 36, 50


class ResultTable(QTableWidget):
    """Name, chip, how far towards the next palier, what is missing: a real table, read cell by cell with the arrows.

    The words of a cell are those of its item, for screen readers; what is seen is a widget laid over it. It is as high
    as its rows: the page scrolls, not the table.
    """

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(0, len(HEADERS), parent)
        self._style = style
        self._reflow = Reflow.WIDE
        self._rows: tuple[Row, ...] = ()
        self.setProperty("surface", "result")
        self.setAccessibleName("Résultat par domaine")
        self.currentCellChanged.connect(self._mark)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._set_header(style)

    def show_rows(self, rows: tuple[Row, ...], total: Row) -> None:
        """Show other rows; the last is the whole établissement."""
        if (*rows, total) == self._rows:
            return
        self._rows = (*rows, total)
        self._build()

    def set_reflow(self, reflow: Reflow) -> None:
        """The way to the next palier only where there is room."""
        if reflow is not self._reflow:
            self._reflow = reflow
            self._build()

    def sizeHint(self) -> QSize:
        """Every row whole."""
        return QSize(self._least_width(), self._whole_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        """The header knows its height only now."""
        super().showEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from cell to cell; every other key is the window's (N, Ctrl+Page ↓…)."""
        if event.key() in ARROWS and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def _set_header(self, style: Style) -> None:
        header = self.horizontalHeader()
        for column, words in enumerate(HEADERS):
            item = QTableWidgetItem(words)
            item.setFont(style.font("caption", strong=True))
            self.setHorizontalHeaderItem(column, item)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)

    def _mark(self) -> None:
        """Tint the cell that the arrows are on, while the keyboard is in the table."""
        current = (self.currentRow(), self.currentColumn()) if self.hasFocus() else None
        for line in range(self.rowCount()):
            for column in range(len(HEADERS)):
                if cell := self.cellWidget(line, column):
                    restyle(cell, current="true" if (line, column) == current else "false")

    def _build(self) -> None:
        self.setRowCount(0)
        self.setColumnHidden(ADVANCE, self._reflow is not Reflow.WIDE)
        self.setRowCount(len(self._rows))
        for line, row in enumerate(self._rows):
            heights = [self._set_cell(line, column, row) for column in range(len(HEADERS))]
            least = self._style.px(ROW_HEIGHT if row.slug else TOTAL_HEIGHT) + self._style.px(1)
            self.setRowHeight(line, max(least, *heights))
        self.setCurrentCell(0, NAME)
        self._mark()
        self.updateGeometry()

    def _set_cell(self, line: int, column: int, row: Row) -> int:
        """Put the words and what is seen; the height it needs."""
        style = self._style
        words, seen = {
            NAME: (f"{self._titre(row)} {row.note}", self._name),
            PALIER: (f"{row.chip} {'provisoire' if row.provisoire else ''}", self._palier),
            ADVANCE: (row.value, lambda row: label(style, row.value, "caption", "text2")),
            MISSING: (row.missing, lambda row: label(style, row.missing, "small", strong=not row.slug)),
        }[column]
        item = QTableWidgetItem()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, typographic(words.strip() or NOTHING))
        self.setItem(line, column, item)
        cell = surface("cell" if row.slug else "total")
        box = QHBoxLayout(cell)
        box.setContentsMargins(style.px(14 if column == NAME else 6), style.px(6), style.px(6), style.px(5))
        box.addWidget(seen(row))
        self.setCellWidget(line, column, cell)
        return cell.sizeHint().height()

    def _titre(self, row: Row) -> str:
        return row.titre_court if self._reflow is Reflow.NARROW else row.titre

    def _name(self, row: Row) -> QWidget:
        style = self._style
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(style, self._titre(row), "small", strong=True))
        if row.note:
            column.addWidget(label(style, row.note, "caption", "text2"))
        return both

    def _palier(self, row: Row) -> QWidget:
        style = self._style
        both = QWidget()
        chip = PalierChip(style)
        chip.set_palier(row.palier)
        chip.setToolTip(row.value)
        narrow = self._reflow is not Reflow.WIDE
        line = QBoxLayout(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight, both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style.px(2 if narrow else 8))
        line.addWidget(chip)
        if row.provisoire:
            line.addWidget(label(style, "provisoire", "caption", "text2", italic=True))
        line.addStretch()
        return both

    def _least_width(self) -> int:
        shown = [column for column in range(len(HEADERS)) if not self.isColumnHidden(column)]
        return sum(max(self.sizeHintForColumn(column), 0) for column in shown) + 2 * self.frameWidth()

    def _whole_height(self) -> int:
        rows = sum(self.rowHeight(line) for line in range(self.rowCount()))
        return rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
