"""One criterion on the wall; its help comes in place of the answers."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.core.report.help_words import HelpSection
from paliers_desktop.gui.components.wall_entries import WallEntries
from paliers_desktop.gui.components.wall_pages import Entry
from paliers_desktop.gui.components.wall_text import SIZES, WallText
from paliers_desktop.gui.reflow import QWIDGETSIZE_MAX
from paliers_desktop.gui.style import Style

_SMALL = SIZES[-1]
_ABOVE = 8


class CritereBody(QWidget):
    """The text alone in the middle, or at 28 pt above its help."""

    turned = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.text = WallText(style)
        self.help = WallEntries(style)
        self.help.turned.connect(self.turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, style.px(_ABOVE), 0, 0)
        column.setSpacing(style.px(18))
        column.addWidget(self.text, 1)
        column.addWidget(self.help, 1)
        self.help.hide()

    @property
    def helped(self) -> bool:
        """Whether the help is open."""
        return not self.help.isHidden()

    def show_critere(self, texte: str, sections: tuple[HelpSection, ...]) -> None:
        """Another criterion, its help closed."""
        self.text.setText(texte)
        self.help.show_entries([Entry(section.text, lead=section.lead) for section in sections])
        self.open_help(False)

    def open_help(self, on: bool) -> None:
        """Show the help, or the text alone."""
        self.help.setVisible(on)
        self.text.set_sizes((_SMALL,) if on else SIZES)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self.helped:
            self.text.setFixedHeight(self.text.height_at(_SMALL, self.width()))
        else:
            self.text.setMinimumHeight(0)
            self.text.setMaximumHeight(QWIDGETSIZE_MAX)
