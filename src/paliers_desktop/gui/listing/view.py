"""The list of établissements: one row each, several can be chosen, Entrée opens one; what is typed is searched."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyleOptionViewItem, QTreeView, QWidget

from paliers_desktop.actions.listing import Listed
from paliers_desktop.gui.listing.columns import COMPACT_PROGRESS, HIDDEN, WIDTHS
from paliers_desktop.gui.listing.delegate import MARK, ListingDelegate
from paliers_desktop.gui.listing.header import ListingHeader
from paliers_desktop.gui.listing.model import ListingModel, ListingOrder
from paliers_desktop.gui.listing.words import SORTS, Column
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.style import Style
from paliers_desktop.storage.preferences import ListLook

DESCRIPTION = "Entrée ouvre, F2 renomme le fichier, Maj et flèches en choisissent plusieurs, écrire cherche."
_ROW = QItemSelectionModel.SelectionFlag.Rows
_ONLY_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROW
_ADD_ROW = QItemSelectionModel.SelectionFlag.Select | _ROW


class ListingView(QTreeView):
    """selected(Listed or None), opened(path), look_chosen(ListLook), typed(text), menu_asked(place on the screen).

    selected is told whenever `current` or `chosen` may have changed. Several rows are chosen as in any list: Ctrl or
    Maj with a click or the arrows, Ctrl+Espace, Ctrl+A.
    """

    selected = Signal(object)
    opened = Signal(object)
    look_chosen = Signal(object)
    typed = Signal(str)
    menu_asked = Signal(object)
    header_menu_asked = Signal(object)

    def __init__(self, style: Style, model: ListingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._source = model
        self._look = ListLook()
        self._reflow = Reflow.WIDE
        self._wanted: Path | None = None
        self._untouched = True
        self.order = ListingOrder(model, self)
        self._delegate = ListingDelegate(style, self)
        self._header = ListingHeader(style, self)
        self._header.sort_asked.connect(self._on_sort_asked)
        self._header.menu_asked.connect(self.header_menu_asked)
        self._set_up()
        self.setModel(self.order)
        self.order.rowsInserted.connect(self._select_something)
        self.order.rowsRemoved.connect(self._select_something)
        self.order.dataChanged.connect(self._tell_selected)
        self.selectionModel().currentRowChanged.connect(self._tell_selected)
        self.selectionModel().selectionChanged.connect(self._tell_selected)
        self._arrange()

    @property
    def current(self) -> Listed | None:
        """The row that Entrée opens: the only one chosen, else the one that has the keyboard."""
        chosen = self.chosen
        if len(chosen) == 1:
            return chosen[0]
        index = self.currentIndex()
        return self.order.listed(index) if index.isValid() else None

    @property
    def chosen(self) -> tuple[Listed, ...]:
        """The rows chosen, from top to bottom; only rows that show are."""
        return tuple(self.order.listed(self.order.index(row, 0)) for row in self._rows_chosen())

    def show_look(self, look: ListLook) -> None:
        """Sort as asked, with or without the palier."""
        self._look = look
        self._header.show_look(look)
        self.order.sort_by(look.sort, descending=look.descending)
        self._arrange()

    def set_reflow(self, reflow: Reflow) -> None:
        """UAI, campagne and date only where there is room; the UAI then stands below the name."""
        self._reflow = reflow
        self._arrange()

    def search(self, words: str) -> None:
        """Show only the rows that hold these words; what is selected stays so if it is among them."""
        self._touch()
        self.order.search(words)
        self._select_something()

    def select_path(self, path: Path | None) -> None:
        """Select that file, now or when its row arrives, unless the person selects another one meanwhile."""
        self._wanted = path
        self._untouched = self._untouched or path is not None
        self._select_something()

    def choose(self, paths: frozenset[Path], current: Path) -> None:
        """Choose these rows, as the person had them in a page of another look."""
        self._touch()
        model, none = self.selectionModel(), QItemSelectionModel.SelectionFlag.NoUpdate
        model.setCurrentIndex(self.order.index_of(current), none)
        model.clearSelection()
        for path in paths:
            model.select(self.order.index_of(path), _ADD_ROW)

    def open_selected(self) -> None:
        """Open the selected row, when there is one."""
        if listed := self.current:
            self.opened.emit(listed.path)

    def selectAll(self) -> None:
        """Choose every row that shows."""
        self._touch()
        super().selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée opens; letters go to the search; Tab goes on (a tree would take some of these for itself)."""
        text, modifiers = event.text(), event.modifiers()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_selected()
        elif text.strip() and text.isprintable() and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self.typed.emit(text)
        else:
            self._touch()
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click below the rows chooses nothing and leaves what is chosen."""
        self._touch()
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.open_selected()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(self._style.px(20), 0))
            self.menu_asked.emit(place)
        elif self.indexAt(event.pos()).isValid():
            self.menu_asked.emit(event.globalPos())

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The background of the whole row, its mark when chosen, the cells; an outline where the keyboard is."""
        style, row = self._style, option.rect
        rows = self._rows_chosen()
        chosen = index.row() in rows
        painter.fillRect(row, style.color("tint" if chosen else "surface"))
        painter.fillRect(row.adjusted(0, row.height() - style.px(1), 0, 0), style.color("line"))
        if chosen:
            painter.fillRect(row.left(), row.top(), style.px(MARK), row.height(), style.color("accent"))
        for column in self._source.shown:  # Qt's own would put its shading of a selected row over all this
            cell = QStyleOptionViewItem(option)
            cell.rect = QRect(self.columnViewportPosition(column), row.top(), self.columnWidth(column), row.height())
            self._delegate.paint(painter, cell, index.sibling(index.row(), column))
        if index.row() == self.currentIndex().row() and rows != [index.row()]:
            width = style.px(2)
            painter.setPen(QPen(style.color("focus"), width, Qt.PenStyle.DotLine))
            painter.drawRect(row.adjusted(width, width, -width, -width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _set_up(self) -> None:
        self.setHeader(self._header)
        self._header.setSectionsClickable(True)  # a tree takes that from its header
        self.setItemDelegate(self._delegate)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Établissements")
        self.setAccessibleDescription(DESCRIPTION)
        for column in Column:
            self._header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)

    def _arrange(self) -> None:
        hidden = HIDDEN[self._reflow] | (frozenset() if self._look.palier else {Column.PALIER})
        self._source.shown = tuple(column for column in Column if column not in hidden)
        for column in Column:
            self.setColumnHidden(column, column in hidden)
        self._delegate.compact = self._reflow is not Reflow.WIDE
        self._share_width()
        self.viewport().update()

    def _share_width(self) -> None:
        """The name takes what the others leave."""
        style = self._style
        left = self.viewport().width()
        for column, width in WIDTHS.items():
            if not self.isColumnHidden(column):
                short = column is Column.AVANCEMENT and self._delegate.compact
                taken = style.px(COMPACT_PROGRESS if short else width)
                self.setColumnWidth(column, taken)
                left -= taken
        self.setColumnWidth(Column.NOM, max(left, 1))

    def _select_something(self) -> None:
        """The file wanted, else what the person chose, be it several, else the first row."""
        index = self.order.index_of(self._wanted)
        kept = not self._untouched and self.selectionModel().hasSelection()
        if not index.isValid() and not self._untouched:
            index = self.currentIndex()
        if not index.isValid():
            index = self.order.index(0, 0)
        if index.isValid() and not (kept and self._wanted is None) and not self._is_only_one(index):
            self.selectionModel().setCurrentIndex(index, _ONLY_ROW)
        self._tell_selected()

    def _is_only_one(self, index: QModelIndex) -> bool:
        """Whether that row is the one chosen: most rows that arrive change nothing."""
        return self._rows_chosen() == [index.row()] == [self.currentIndex().row()]

    def _rows_chosen(self) -> list[int]:
        """By their ranges, of which there are few: asking Qt row by row would ask the model for each cell."""
        ranges = self.selectionModel().selection().toList()
        return sorted({row for rows in ranges for row in range(rows.top(), rows.bottom() + 1)})

    def _touch(self) -> None:
        """From now on, the selection is the person's."""
        self._wanted, self._untouched = None, False

    def _tell_selected(self) -> None:
        self.viewport().update()  # which row has the keyboard only shows among several
        self.selected.emit(self.current)

    def _on_sort_asked(self, column: Column) -> None:
        """Again the same header: the other way round. The latest changes come first, all else in rising order."""
        by, look = SORTS[column], self._look
        descending = not look.descending if by is look.sort else column is Column.MODIFIE
        self.look_chosen.emit(ListLook(by, descending, look.palier))
