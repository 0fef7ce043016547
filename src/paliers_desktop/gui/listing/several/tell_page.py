"""One sentence for all the établissements, then one for each: what will happen, and what happened."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.reading_area import ReadingArea
from paliers_desktop.gui.listing.several.task import Line
from paliers_desktop.gui.style import Style


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
        column.addSpacing(style.px(8))
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
