"""« Licences des composants »: each part of this bundle, its version, its licence, and the whole text of it."""

from pathlib import Path

import msgspec
from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.reflow import Reflow, reflow_for
from paliers_desktop.gui.style import Style

TITLE = "Licences des composants"
INTRODUCTION = "Cette application est faite de {} composants. Chacun garde sa licence, dont voici le texte."
WIDTH, HEIGHT, LIST_WIDTH = 900, 620, 270
_BETWEEN = "\n\n" + "─" * 40 + "\n\n"


class Part(Struct, frozen=True):
    """A part of the bundle; texts: the files that hold its licence, from the folder of the index."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def read_parts(folder: Path) -> tuple[Part, ...]:
    """The parts of this bundle as its build wrote them; none where it has no index: sources, wheel."""
    index = folder / "index.json"
    return msgspec.json.decode(index.read_bytes(), type=tuple[Part, ...]) if index.is_file() else ()


class LicencesWindow(ReadingWindow):
    """The list at the left, the text at the right, or below where the window is narrow."""

    def __init__(self, style: Style, folder: Path, parent: QWidget) -> None:
        """`folder`: where the index and the texts are."""
        super().__init__(style, TITLE, parent)
        self._folder = folder
        self._parts = read_parts(folder)
        self.list = QListWidget()
        self.list.setProperty("found", "true")
        self.list.setAccessibleName("Composants")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in self._parts:
            self.list.addItem(f"{part.name} {part.version}".strip())
            self.list.item(self.list.count() - 1).setToolTip(self.list.item(self.list.count() - 1).text())
        self.licence = label(style, "", "body", strong=True, wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Texte de la licence")
        self.text.setTabChangesFocus(True)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_row)
        self.list.setCurrentRow(0)
        self.fit(WIDTH, HEIGHT)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_row(self, row: int) -> None:
        if 0 <= row < len(self._parts):
            part = self._parts[row]
            texts = (self._folder / text for text in part.texts)
            self.licence.setText(typographic(f"{part.name} : {part.licence}"))
            self.text.setPlainText(_BETWEEN.join(text.read_text(encoding="utf-8", errors="replace") for text in texts))

    def _lay_out(self) -> None:
        style = self.look
        introduction = INTRODUCTION.format(len(self._parts))
        self.content.addWidget(label(style, introduction, "small", "text2", wrap=True))
        parent = self.parentWidget()
        narrow = parent is not None and reflow_for(parent.width(), style.zoom) is Reflow.NARROW
        both = QVBoxLayout() if narrow else QHBoxLayout()
        both.setSpacing(style.px(12))
        both.addWidget(self.list, 2 if narrow else 0)
        reading = QVBoxLayout()
        reading.setSpacing(style.px(8))
        reading.addWidget(self.licence)
        reading.addWidget(self.text, 1)
        both.addLayout(reading, 3 if narrow else 1)
        self.list.setMinimumHeight(style.px(56))
        if not narrow:
            self.list.setFixedWidth(style.px(LIST_WIDTH))
        self.content.addLayout(both, 1)
