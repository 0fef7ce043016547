"""The pages of « Exporter pour l’académie »: which codes and where, then what will happen, and what happened."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.actions.listing import Listed
from paliers_desktop.core.typography import typographic
from paliers_desktop.errors import UserError
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.place_row import PlaceRow
from paliers_desktop.gui.components.reading_area import ReadingArea
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.listing.exports_words import CODES, CODES_DETAIL, PLACE, Line, for_words
from paliers_desktop.gui.style import Style

NO_FILE = "Aucun fichier choisi"


class FileRow(PlaceRow):
    """A file to read, none at first."""

    def show_folder(self, folder: Path) -> None:
        """Show another file."""
        super().show_folder(folder)
        shown = NO_FILE if folder == Path() else str(folder)
        self.words.set_text(shown)
        self.choose.setAccessibleName(typographic(f"Choisir le fichier des codes, maintenant : {shown}"))


class AskCodesPage(QWidget):
    """Which file holds the codes, and where the signed files go."""

    codes_asked = Signal()
    place_asked = Signal()

    def __init__(self, style: Style, chosen: Sequence[Listed], folder: Path) -> None:
        super().__init__()
        self.failure = Banner(style, "err")
        self.failure.hide()
        self.codes = FileRow(style, CODES, Path())
        self.codes.choose_asked.connect(self.codes_asked)
        self.place = PlaceRow(style, PLACE, folder)
        self.place.choose_asked.connect(self.place_asked)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(style.px(4), style.px(4), style.px(12), style.px(4))
        column.setSpacing(style.px(12))
        column.addWidget(label(style, for_words(chosen), "body", "text2", wrap=True))
        column.addWidget(self.failure)
        column.addWidget(self.codes)
        column.addWidget(label(style, CODES_DETAIL, "caption", "text2", wrap=True))
        column.addWidget(self.place)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll_area(content))

    def show_failure(self, error: UserError | None) -> None:
        """Say why nothing can be read or written there, None to say nothing."""
        if error:
            self.failure.set_message("err", str(error))
        self.failure.setVisible(error is not None)


class TellPage(QWidget):
    """One sentence for all of them, then one for each établissement; all of it scrolls, however long and large."""

    def __init__(self, style: Style, name: str) -> None:
        super().__init__()
        self._style = style
        self._name = name
        self._said = ""
        self._area: ReadingArea | None = None
        self._lines: tuple[Line, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_lines(self, kind: str, words: str, lines: Sequence[Line], where: str = "") -> None:
        """Show them in place of what was shown."""
        self._lines = tuple(lines)
        if self._area:
            self._column.removeWidget(self._area)
            self._area.deleteLater()
        self._area = ReadingArea(self._content(kind, words, where), self._name)
        self._column.addWidget(self._area)

    def words(self) -> str:
        """The sentence for all of them."""
        return self._said

    def lines(self) -> tuple[Line, ...]:
        """Each établissement, and what is said of it."""
        return self._lines

    def _content(self, kind: str, words: str, where: str) -> QWidget:
        style = self._style
        banner = Banner(style, kind, words)
        self._said = banner.text()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(style.px(4), style.px(4), style.px(12), style.px(4))
        column.setSpacing(style.px(2))
        column.addWidget(banner)
        if where:
            place = label(style, where, "small", "text2", wrap=True)
            place.setContentsMargins(0, style.px(8), 0, style.px(8))
            column.addWidget(place)
        for name, told in self._lines:
            said = label(style, told, "small", "text2", wrap=True)
            said.setContentsMargins(0, 0, 0, style.px(8))
            column.addWidget(label(style, name, "small", strong=True, wrap=True))
            column.addWidget(said)
        column.addStretch()
        return content
