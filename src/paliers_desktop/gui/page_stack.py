"""One page at a time: the list of établissements stays, the others go when left."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from paliers_desktop.gui.opening_page import OpeningPage
from paliers_desktop.gui.reflow import reflow_for
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.wizard import Wizard

if TYPE_CHECKING:  # a start that opens an établissement does not wait for the list
    from paliers_desktop.gui.listing.home import HomePage

LEAST_SIZE = (480, 320)


class PageStack(QStackedWidget):
    """home_left() when another page than the list shows; opening_shown() once the person sees that something opens."""

    home_left = Signal()
    opening_shown = Signal()

    def __init__(self, style: Style, make_home: Callable[[], "HomePage"], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._make_home = make_home
        self._home: HomePage | None = None
        # Pages arrange themselves by the width (reflow.py): their own least width must not keep the window wide.
        self.setMinimumSize(*(style.px(side) for side in LEAST_SIZE))

    @property
    def home(self) -> "HomePage":
        """The list, made when it is first shown."""
        if self._home is None:
            self._home = self._make_home()
            self.addWidget(self._home)
        return self._home

    def take_over(self, other: "PageStack") -> None:
        """In another look: the list goes on with what was typed in it."""
        if other._home:
            self.home  # noqa: B018  # makes it while the other still is

    def show_opening(self, name: str) -> None:
        """Say what is about to be opened."""
        page = OpeningPage(self._style, name)
        page.painted.connect(self.opening_shown, Qt.ConnectionType.QueuedConnection)
        # Not show_only: nothing here takes the keyboard, and looking for it from a page without any control would hand
        # the window's wrapper to this page (shiboken owns what nextInFocusChain returns), which dies with it.
        self.addWidget(page)
        self.setCurrentWidget(page)

    def show_only(self, page: QWidget) -> None:
        """Show a page and drop the others, but for the one that stays."""
        for index in reversed(range(self.count())):
            other = self.widget(index)
            if other is not None and other not in (self._home, page):
                self.removeWidget(other)
                other.deleteLater()
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
        self._arrange()
        self._give_keyboard(page)
        if page is not self._home:
            self.home_left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages follow the width of the window."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        reflow = reflow_for(self.window().width(), self._style.zoom)
        for index in range(self.count()):
            page = self.widget(index)
            arranged = page if isinstance(page, Wizard) else self._home if page is self._home else None
            if arranged:
                arranged.set_reflow(reflow)

    def _give_keyboard(self, page: QWidget) -> None:
        """To the list where there is one, else to the first control, until the page knows better."""
        if self._home is page and self._home.list.isVisibleTo(page):
            self._home.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        step = page.nextInFocusChain()
        while step is not None and page.isAncestorOf(step):
            if step.focusPolicy() & Qt.FocusPolicy.TabFocus and step.isVisibleTo(page) and step.isEnabled():
                step.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            step = step.nextInFocusChain()
