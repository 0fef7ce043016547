"""The rows of the list of établissements, as they are read, in the order and with the search that the person chose."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from paliers_desktop.actions.list_order import comes_before, matches
from paliers_desktop.actions.listing import Listed
from paliers_desktop.core.paris import paris_now
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.listing.words import HEADERS, Column, about, cell_words, row_words
from paliers_desktop.storage.preferences import SortBy

LISTED = Qt.ItemDataRole.UserRole
"""The role whose data is the `Listed` of the row."""
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ListingModel(QAbstractTableModel):
    """One row per file, in the order of their reading; `now` is what « Aujourd’hui » is told by."""

    def __init__(self, now: Callable[[], datetime] = paris_now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._rows: list[Listed] = []
        self.shown: tuple[Column, ...] = tuple(Column)
        """The columns that show: what is read aloud of a row."""

    @property
    def rows(self) -> tuple[Listed, ...]:
        """What was read."""
        return tuple(self._rows)

    def keep_only(self, paths: frozenset[Path]) -> None:
        """Drop the rows of other files; those that stay will be read again."""
        for row in reversed(range(len(self._rows))):
            if self._rows[row].path not in paths:
                self.beginRemoveRows(_NOWHERE, row, row)
                del self._rows[row]
                self.endRemoveRows()

    def put(self, listed: Listed) -> None:
        """Add a file that was read, or show what it says now."""
        row = self.row_of(listed.path)
        if row is None:
            end = len(self._rows)
            self.beginInsertRows(_NOWHERE, end, end)
            self._rows.append(listed)
            self.endInsertRows()
        elif self._rows[row] != listed:
            self._rows[row] = listed
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def row_of(self, path: Path) -> int | None:
        """The row of a file, None when there is none."""
        return next((row for row, listed in enumerate(self._rows) if listed.path == path), None)

    def listed(self, index: Index) -> Listed:
        """What is read of the file of that row."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        listed, column, now = self._rows[index.row()], Column(index.column()), self._now()
        if role == LISTED:
            return listed
        if role == Qt.ItemDataRole.DisplayRole:
            return typographic(cell_words(listed, column, now)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = row_words(listed, self.shown, now) if column is Column.NOM else cell_words(listed, column, now)
            return typographic(words or "illisible")
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.NOM:
            return typographic(f"{cell_words(listed, column, now)}\n{about(listed, with_uai=True)}")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADERS[Column(section)]
        return None


class ListingOrder(QSortFilterProxyModel):
    """The same rows sorted and searched; a row that arrives or changes takes its place, the others keep theirs."""

    def __init__(self, source: ListingModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._by = SortBy.MODIFIE
        self._descending = True
        self._words = ""
        self.setDynamicSortFilter(True)
        self.setSourceModel(source)
        self.sort(0)

    @property
    def words(self) -> str:
        """What is searched."""
        return self._words

    def sort_by(self, by: SortBy, *, descending: bool) -> None:
        """Sort the rows."""
        if (by, descending) != (self._by, self._descending):
            self._by, self._descending = by, descending
            self.invalidate()

    def search(self, words: str) -> None:
        """Show only the rows that hold every word; all for none."""
        self._words = words
        self.invalidate()

    def listed(self, index: Index) -> Listed:
        """What is read of the file of that row."""
        return self._source.listed(self.mapToSource(index))

    def index_of(self, path: Path | None) -> QModelIndex:
        """The row of a file; an invalid index when it does not show."""
        row = self._source.row_of(path) if path else None
        return QModelIndex() if row is None else self.mapFromSource(self._source.index(row, 0))

    def lessThan(self, left: Index, right: Index) -> bool:
        first, second = self._source.listed(left), self._source.listed(right)
        return comes_before(first, second, self._by, descending=self._descending)

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        return matches(self._source.listed(self._source.index(row, 0)), self._words)
