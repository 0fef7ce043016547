"""« Établissements »: the list of them, what to do with the chosen ones, and the three ways to start."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.actions.listing import Listed
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.buttons import primary_button, secondary_button
from paliers_desktop.gui.components.labels import ElidedLabel, label
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.display_menu import DisplayMenu
from paliers_desktop.gui.fichier.tasks import FileTask
from paliers_desktop.gui.listing.home_side import HomeActions, HomeSide
from paliers_desktop.gui.listing.menus import ActionsMenu
from paliers_desktop.gui.listing.model import ListingModel
from paliers_desktop.gui.listing.panel import ListingPanel
from paliers_desktop.gui.listing.words import chosen_words, title
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.style import Style
from paliers_desktop.storage.preferences import Preferences

WIDTH, MEDIUM_WIDTH = 276, 252


class HomePage(QWidget):
    """Shows the rows of `model`. What a person asks for is told by `starts`, `list`, `actions` and `options`."""

    task_asked = Signal(object, object)
    """A FileTask, and the file of the selected établissement."""

    def __init__(self, style: Style, model: ListingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.starts = HomeActions(self)
        self.actions_menu = ActionsMenu(self)
        self.panel = ListingPanel(style, model, self.starts)
        self.list = self.panel.list
        self.options = self.panel.options
        self._path = ElidedLabel(style, "", "small", mode=Qt.TextElideMode.ElideMiddle)
        self._where = label(style, "Enregistré dans", "caption", "text2", strong=True)
        self.more = secondary_button(style, "Actions", trailing="chevron-down")
        self.more.setMenu(self.actions_menu)
        self.open = primary_button(style, "Ouvrir l’établissement", trailing="chevron-right")
        self.open.clicked.connect(self.list.open_selected)
        self.actions_menu.open_asked.connect(self.list.open_selected)
        self.actions_menu.task_asked.connect(self._ask_task)
        self.actions_menu.select_all_asked.connect(self.list.selectAll)
        self._side = HomeSide(style, self.starts)
        self._filled = False
        self._several = ""
        self._foot = self._bottom()
        self._lay_out()
        self.list.selected.connect(self._show_selected)
        self.list.menu_asked.connect(self._show_menu)
        self.panel.changed.connect(self._show_state)
        QShortcut(QKeySequence("Ctrl+F"), self, self.panel.search.focus_field)
        QShortcut(QKeySequence("F2"), self, self.actions_menu.rename.trigger)
        QShortcut(QKeySequence("F5"), self, self.options.refresh.trigger)
        self._show_selected(self.list.current)
        self._show_state()

    def show_preferences(self, kept: Preferences) -> None:
        """Sort and columns as kept, and the options as they are."""
        self.list.show_look(kept.list_look)
        self.options.show_preferences(kept)

    def offer_display(self, menu: DisplayMenu, show_keys: Callable[[], None]) -> None:
        """« Affichage », as an open établissement has it."""
        menu.keys_asked.connect(show_keys)
        self.panel.offer_display(menu)

    def show_working(self, words: str) -> None:
        """Nothing can be asked while a file moves; "" gives the page back."""
        self.panel.show_reading(words)
        if words:
            self.setCursor(Qt.CursorShape.WaitCursor)
        else:
            self.unsetCursor()
        self.setEnabled(not words)
        if not words and self.isVisible() and not self.panel.is_empty:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_over(self, other: "HomePage") -> None:
        """Go on with the search and the selection of a page of another look."""
        self.panel.search.field.setText(other.panel.search.field.text())
        if listed := other.list.current:
            self.list.select_path(listed.path)
            if len(other.list.chosen) > 1:
                self.list.choose(frozenset(row.path for row in other.list.chosen), listed.path)

    def set_reflow(self, reflow: Reflow) -> None:
        """The side column leaves room for the list."""
        self._side.setFixedWidth(self._style.px(WIDTH if reflow is Reflow.WIDE else MEDIUM_WIDTH))
        self._side.setVisible(reflow is not Reflow.NARROW)
        self.panel.set_reflow(reflow)

    def _show_selected(self, listed: Listed | None) -> None:
        count = len(self.list.chosen)
        several = chosen_words(count)
        if several and several != self._several and self.list.hasFocus():
            announce(self.list, several)
        self._several = several
        self._where.setText(several or "Enregistré dans")
        opens = f"Entrée ouvre « {title(listed)} »" if listed and several else ""
        self._path.set_text(opens or (str(listed.path) if listed else ""))
        self._where.setVisible(listed is not None)
        self.open.setEnabled(listed is not None)
        self.more.setEnabled(listed is not None)
        self.actions_menu.show_chosen(listed, count)

    def _show_state(self) -> None:
        filled = not self.panel.is_empty
        self._foot.setVisible(filled)
        self._side.show_file(filled)
        nothing_done = not self.isHidden() and self.window().focusWidget() in (None, self._side.first)
        if filled and not self._filled and nothing_done:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # Entrée opens what is selected, and letters search
        self._filled = filled

    def _ask_task(self, task: FileTask) -> None:
        if listed := self.list.current:
            self.task_asked.emit(task, listed.path)

    def _show_menu(self, place: QPoint) -> None:
        self.actions_menu.popup(place)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.panel, 1)
        right.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(right, 1)

    def _bottom(self) -> QFrame:
        style = self._style
        bar = surface("bottom")
        bar.setFixedHeight(style.px(54))
        where = QVBoxLayout()
        where.setSpacing(0)
        where.addStretch()
        where.addWidget(self._where)
        where.addWidget(self._path)
        where.addStretch()
        row = QHBoxLayout(bar)
        row.setContentsMargins(style.px(28), style.px(1), style.px(28), 0)
        row.setSpacing(style.px(12))
        row.addLayout(where, 1)
        row.addWidget(self.more)
        row.addWidget(self.open)
        return bar
