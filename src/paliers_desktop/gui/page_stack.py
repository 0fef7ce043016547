"""One page at a time: the list of établissements stays, the others go when left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from paliers_desktop.gui.listing.home import HomePage
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.style import Style
from paliers_desktop.gui.wizard import Wizard

LEAST_SIZE = (480, 320)


class PageStack(QStackedWidget):
    """`home` is the page that stays; home_left() when another one shows."""

    home_left = Signal()

    def __init__(self, style: Style, home: HomePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._reflow = Reflow.WIDE
        # Pages arrange themselves by the width (reflow.py): their own least width must not keep the window wide.
        self.setMinimumSize(*(style.px(side) for side in LEAST_SIZE))
        self.addWidget(home)

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
        self.arrange(self._reflow)
        _give_keyboard(page)
        if page is not self._home:
            self.home_left.emit()

    def arrange(self, reflow: Reflow) -> None:
        """Arrange the pages for the room there is."""
        self._reflow = reflow
        for index in range(self.count()):
            page = self.widget(index)
            if isinstance(page, HomePage | Wizard):
                page.set_reflow(reflow)


def _give_keyboard(page: QWidget) -> None:
    """To the list where there is one, else to the first control, until the page knows better: it was left behind."""
    if isinstance(page, HomePage) and page.list.isVisibleTo(page):
        page.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return
    step = page.nextInFocusChain()
    while step is not None and page.isAncestorOf(step):
        if step.focusPolicy() & Qt.FocusPolicy.TabFocus and step.isVisibleTo(page) and step.isEnabled():
            step.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        step = step.nextInFocusChain()
