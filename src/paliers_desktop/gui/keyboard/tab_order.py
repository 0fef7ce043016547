"""The order of the Tab key follows that of creation: what is made late must not come after the foot of its page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_last(bar: QWidget) -> None:
    """Have Tab reach the controls of `bar` after all others of its window, in the order they were made."""
    last = bar.window().previousInFocusChain()
    while last is not None and last is not bar and last.focusPolicy() == Qt.FocusPolicy.NoFocus:
        last = last.previousInFocusChain()
    if last is None or bar.isAncestorOf(last):
        return
    for control in bar.findChildren(QWidget):
        if (
            control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.window() is bar.window()
        ):  # not a list that drops
            QWidget.setTabOrder(last, control)
            last = control


def follow_reading(page: QWidget) -> None:
    """Have Tab reach the controls of a page as they are read, whenever they were made."""
    before = None
    for control in page.findChildren(QWidget):
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.window() is page.window():
            if before is not None:
                QWidget.setTabOrder(before, control)
            before = control
