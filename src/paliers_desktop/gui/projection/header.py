"""The top of the wall: which domaine, which palier, « 2 sur 13 »."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.labels import TextLabel, icon_label
from paliers_desktop.gui.components.palier_chip import PalierChip
from paliers_desktop.gui.style import Style

POINTS = 28.5
HEIGHT = 56
_CHIP = 2.15
"""How much larger than in a list a chip is drawn: 52 px high."""
_ICON, _GAP, _CHIP_GAP = 40, 14, 22


def wall_chip(style: Style) -> PalierChip:
    """A palier chip at the size that the room reads."""
    chip = PalierChip(style.scaled(_CHIP))
    chip.setFont(style.font_of(POINTS, strong=True))
    return chip


class Header(QWidget):
    """The short title where the whole one has no room."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._titles = ("", "")
        self._icon = icon_label(style, "circle-check", _ICON, "accent")
        self._title = self._label(strong=True)
        self.chip = wall_chip(style)
        self._rank = self._label(strong=True)
        self._total = self._label(tone="text2")
        self.setFixedHeight(style.px(HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._icon)
        row.addSpacing(style.px(_GAP))
        row.addWidget(self._title)
        row.addSpacing(style.px(_CHIP_GAP))
        row.addWidget(self.chip)
        row.addStretch()
        row.addWidget(self._rank)
        row.addSpacing(QFontMetrics(self._total.font()).horizontalAdvance(" "))
        row.addWidget(self._total)

    def show_title(self, icon: str, titre: str, court: str = "") -> None:
        """Name what is on the wall."""
        self._icon.setPixmap(self._style.pixmap(icon, _ICON, "accent"))
        self._titles = (titre, court or titre)
        self._choose_title()

    def show_palier(self, palier: int | None, *, visible: bool = True) -> None:
        """A palier, or None for « Sans objet »."""
        self.chip.setVisible(visible)
        self.chip.set_palier(palier)
        self._choose_title()

    def show_position(self, rank: int, total: int) -> None:
        """« 2 sur 13 »; a total of 0 or 1 says nothing."""
        for widget in (self._rank, self._total):
            widget.setVisible(total > 1)
        self._rank.setText(str(rank))
        self._total.setText(f"sur {total}")
        self._choose_title()

    def title(self) -> str:
        """The title shown now."""
        return self._title.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_title()

    def _choose_title(self) -> None:
        whole, short = self._titles
        style = self._style
        taken = style.px(_ICON + _GAP + 2 * _CHIP_GAP)
        taken += self.chip.sizeHint().width() if not self.chip.isHidden() else 0
        if not self._total.isHidden():
            taken += sum(widget.sizeHint().width() for widget in (self._rank, self._total)) + style.px(_GAP)
        room = self.width() - taken
        words = QFontMetrics(self._title.font()).horizontalAdvance(typographic(whole))
        self._title.setText(whole if words <= room else short)

    def _label(self, *, strong: bool = False, tone: str = "text") -> TextLabel:
        made = TextLabel()
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setFont(self._style.font_of(POINTS, strong=strong))
        made.setProperty("tone", tone)
        return made
