"""The list of établissements with what stands above it: how many, the search, the options, what could not be read."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.buttons import ghost_button, secondary_button
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import ElidedLabel, label
from paliers_desktop.gui.display_menu import DisplayMenu
from paliers_desktop.gui.listing.home_side import EmptyList, HomeActions
from paliers_desktop.gui.listing.menus import OptionsMenu
from paliers_desktop.gui.listing.model import ListingModel
from paliers_desktop.gui.listing.search import ListingSearch
from paliers_desktop.gui.listing.view import ListingView
from paliers_desktop.gui.listing.words import count_words, unreachable_words
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.style import Style


class ListingPanel(QWidget):
    """changed() when there is a row and there was none, or the other way round."""

    changed = Signal()

    def __init__(self, style: Style, model: ListingModel, actions: HomeActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._model = model
        self._reading = ""
        self._narrow = False
        self.list = ListingView(style, model)
        self.search = ListingSearch(style)
        self.options = OptionsMenu(self)
        self._options = secondary_button(style, "Options de la liste", icon="sliders-horizontal", height=34)
        self._options.setMenu(self.options)
        self.display = ghost_button(style, "Affichage", icon="contrast")
        self.display.set_icon_only(True)
        self._count = ElidedLabel(style, "", "small", "text2")
        self._warning = Banner(style, "warn")
        self._nothing = label(style, "", "body", "text2", wrap=True)
        self._stack = _Pages()
        self._empty = EmptyList(style, actions)
        self._compact = FlowBox(style.px(8))
        for button in actions.buttons(style, 36):
            self._compact.add(button)
        self._lay_out()
        self._connect()
        self.show_unreachable(())
        self.refresh()

    @property
    def is_empty(self) -> bool:
        """Whether no établissement is listed, searched or not."""
        return self._model.rowCount() == 0

    def offer_display(self, menu: DisplayMenu) -> None:
        """Theme, zoom and keys can be chosen before any établissement is open."""
        self.display.setMenu(menu)

    def show_reading(self, words: str) -> None:
        """Say how far the reading is, "" once it is over."""
        self._reading = words
        self.refresh()

    def show_unreachable(self, folders: tuple[Path, ...]) -> None:
        """Say which emplacements do not answer, none for all is well."""
        sentence = unreachable_words(folders)
        if sentence:
            self._warning.set_message("warn", sentence)
        self._warning.setVisible(bool(sentence))

    def set_reflow(self, reflow: Reflow) -> None:
        """Where the side column is hidden, the three actions stand here, and all of it is closer."""
        self._narrow = reflow is Reflow.NARROW
        self._options.set_icon_only(self._narrow)
        self.search.set_compact(self._narrow)
        self._set_margins()
        self.list.set_reflow(reflow)
        self.refresh()

    def refresh(self) -> None:
        """Show the rows, or that there are none, or none that was searched."""
        words = self.search.words()
        shown, total = self.list.order.rowCount(), self._model.rowCount()
        self._count.set_text(self._reading or count_words(self._model.rows, shown if words else total))
        if not total:
            page: QWidget = self._empty
        elif shown:
            page = self.list
        else:
            page = self._nothing
            self._nothing.setText(f"Aucun établissement ne contient « {words} ».")
        self._stack.setCurrentWidget(page)
        self._stack.updateGeometry()
        self.search.setVisible(bool(total))
        self._compact.setVisible(self._narrow and page is not self._empty)
        self.changed.emit()

    def _search(self) -> None:
        self.list.search(self.search.words())
        self.refresh()
        if self._stack.currentWidget() is self._nothing:
            announce(self, typographic(self._nothing.text()))

    def _go_to_list(self) -> None:
        if self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _connect(self) -> None:
        model = self._model  # which rows show is known by then: the order of the list listens first
        for signal in (model.rowsInserted, model.rowsRemoved, model.dataChanged):
            signal.connect(self.refresh)
        self.search.searched.connect(self._search)
        self.search.submitted.connect(self.list.open_selected)
        self.search.left_down.connect(self._go_to_list)
        self.list.typed.connect(self.search.go_on)
        self.list.header_menu_asked.connect(self.options.popup)

    def _lay_out(self) -> None:
        style = self._style
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for page in (self._empty, self.list, self._nothing):
            self._stack.addWidget(page)
        titles = QVBoxLayout()
        titles.setSpacing(style.px(4))
        titles.addWidget(label(style, "Établissements", "h1"))
        titles.addWidget(self._count)
        tools = QHBoxLayout()
        tools.setSpacing(style.px(10))
        tools.addWidget(self.search, 1)
        tools.addWidget(self._options)
        tools.addWidget(self.display)
        head = QHBoxLayout()
        head.setSpacing(style.px(12))
        head.addLayout(titles, 1)
        head.addLayout(tools)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self._compact)
        column.addWidget(self._warning)
        column.addWidget(self._stack, 1)
        self._set_margins()
        self.setTabOrder(self.display, self.list.header())  # made by the view, after which Qt puts it
        self.setTabOrder(self.list.header(), self.list)

    def _set_margins(self) -> None:
        px, column = self._style.px, self.layout()
        assert column is not None
        side, top, bottom = (px(20), px(10), px(8)) if self._narrow else (px(28), px(18), px(16))
        column.setContentsMargins(side, top, side, bottom)
        column.setSpacing(px(6 if self._narrow else 10))


class _Pages(QStackedWidget):
    """As small as the page that shows, not as the largest."""

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page else super().minimumSizeHint()
