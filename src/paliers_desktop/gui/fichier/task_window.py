"""What the windows of the tasks on a file have in common: one page at a time, its buttons, and Échap."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.buttons import Button
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.reading_area import ReadingArea
from paliers_desktop.gui.style import Style

Lines = tuple[tuple[str, tuple[str, ...]], ...]
"""Titles, each with what is said under it."""


class TaskWindow(ReadingWindow):
    """`close_button` is the safe choice: the first of the foot, and what Échap does."""

    def __init__(self, style: Style, title: str, parent: QWidget) -> None:
        super().__init__(style, title, parent)
        self._stack = QStackedWidget()
        self.content.addWidget(self._stack, 1)
        self._buttons: list[Button] = []

    def new_page(self, name: str) -> tuple[QWidget, QVBoxLayout]:
        """A page to fill from top to bottom, then to show; longer than the window, the keyboard scrolls it."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*(self.look.px(side) for side in (4, 4, 12, 4)))
        column.setSpacing(self.look.px(10))
        return ReadingArea(content, name), column

    def add_buttons(self, *buttons: Button) -> None:
        """The other buttons of the foot, after the safe one, in the order in which they are read."""
        before = self.close_button
        before.setAutoDefault(False)
        for button in buttons:
            button.setAutoDefault(False)
            self.foot.addWidget(button)
            self.setTabOrder(before, button)
            before = button
        self._buttons = list(buttons)

    def show_page(
        self, page: QWidget, closing: str, *buttons: Button, said: str = "", main: Button | None = None
    ) -> None:
        """Show a page with these buttons; a screen reader hears `said`. main: what Entrée does, None to close.

        What closes then shows as the main button, as in a question, unless another one does.
        """
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.close_button.set_text(closing)
        for button in self._buttons:  # all hidden first: together they could be wider than the screen
            button.hide()
        for button in buttons:
            button.show()
        safe_first = main is None and all(button.kind != "primary" for button in buttons)
        self.close_button.set_kind("primary" if safe_first else "secondary")
        default = main or self.close_button
        default.setDefault(True)
        default.setFocus(Qt.FocusReason.TabFocusReason)
        if said:
            announce(self, typographic(said))

    def tell_on_top(self, banner: Banner, sentence: str, action: str = "") -> None:
        """Say why it was not done, at the top of the page, wherever one was reading."""
        banner.set_message("err", sentence, action)
        banner.show()
        page = self._stack.currentWidget()
        if isinstance(page, ReadingArea):
            page.verticalScrollBar().setValue(0)
        announce(self, typographic(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing but Échap and Entrée: this is no window to read, which F1 would close."""
        QDialog.keyPressEvent(self, event)


def waiting_page(style: Style, words: str) -> QWidget:
    """« Lecture… », while a slow disk answers."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(label(style, words, "body", "text2", wrap=True))
    column.addStretch()
    return page


def lines_block(style: Style, lines: Lines) -> QWidget:
    """Titles and what is said under them."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(style.px(4))
    for title, said in lines:
        column.addWidget(label(style, title, "small", strong=True, wrap=True))
        for line in said:
            words = label(style, line, "small", "text2", wrap=True)
            words.setContentsMargins(0, 0, 0, style.px(2))
            column.addWidget(words)
        column.addSpacing(style.px(8))
    return content
