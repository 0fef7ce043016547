"""« Mode d’emploi »: the guide of docs/, to read beside the work, without pictures nor links."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.style import Style

TITLE = "Mode d’emploi"
WIDTH, HEIGHT = 820, 640
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n+", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


class GuideWindow(ReadingWindow):
    """Scrolls by keyboard; its text can be selected and copied."""

    def __init__(self, style: Style, markdown: str, parent: QWidget) -> None:
        super().__init__(style, TITLE, parent)
        self.text = QTextBrowser()
        self.text.setAccessibleName(TITLE)
        self.text.setOpenLinks(False)
        self.text.setFont(style.font("body"))
        self.text.document().setDocumentMargin(style.px(16))
        self.text.setMarkdown(readable(markdown))
        self._space_out()
        self.content.addWidget(self.text, 1)
        self.fit(WIDTH, HEIGHT)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _space_out(self) -> None:
        """Qt leaves no room between the paragraphs of a Markdown text; those of tables and lists stay close."""
        cursor = QTextCursor(self.text.document())
        block = self.text.document().begin()
        while block.isValid():
            shape = block.blockFormat()
            if not block.textList() and QTextCursor(block).currentTable() is None:
                shape.setTopMargin(self.look.px(20 if shape.headingLevel() else 8))
                shape.setBottomMargin(self.look.px(4))
                cursor.setPosition(block.position())
                cursor.setBlockFormat(shape)
            block = block.next()
        cursor.setPosition(0)


def readable(markdown: str) -> str:
    """The guide without what a window cannot follow: pictures of the window itself, links to other pages."""
    return typographic(_LINK.sub(r"\1", _PICTURE.sub("", markdown)))
