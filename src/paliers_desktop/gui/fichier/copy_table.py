"""The list of copies: one line each, the newest first; what has no room is told in the preview beside it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from paliers_desktop.actions.copy_list import ReadCopy
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.fichier.copy_words import HEADERS, Column, cell_words
from paliers_desktop.gui.style import Style

ROOM = {Column.CAMPAGNE: 600, Column.PLACE: 680}
"""From which width (px of the guide) a column shows; the preview says the same."""


class CopyTable(QTreeWidget):
    """`currentItemChanged` tells that another copy is chosen: `chosen`."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._read: list[ReadCopy] = []
        self.setAccessibleName("Sauvegardes")
        self.setColumnCount(len(Column))
        self.setHeaderLabels([typographic(HEADERS[column]) for column in Column])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setProperty("found", "true")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(Column.REASON, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionsClickable(False)
        self.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @property
    def chosen(self) -> ReadCopy | None:
        """The copy of the current line."""
        row = self.currentIndex().row()
        return self._read[row] if row >= 0 else None

    def add(self, read: ReadCopy) -> None:
        """One more line, older than those above; the first one is chosen."""
        self._read.append(read)
        item = QTreeWidgetItem([typographic(cell_words(read, column)) for column in Column])
        for column in Column:
            item.setToolTip(column, item.text(column))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, map(item.text, Column))))
        self.addTopLevelItem(item)
        if len(self._read) == 1:
            self.setCurrentItem(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._show_columns()

    def _show_columns(self) -> None:
        for column, width in ROOM.items():
            self.setColumnHidden(column, self.viewport().width() < self._style.px(width))
