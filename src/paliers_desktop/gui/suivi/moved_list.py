"""The criteria whose answer is another one than in the campagne before, domaine by domaine."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.report.comparison import Moved, MovedGroup
from paliers_desktop.gui.components.buttons import link_button
from paliers_desktop.gui.components.emptying import empty
from paliers_desktop.gui.components.labels import etat_label, label
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.style import Style

_SIGN = 16


class MovedList(QWidget):
    """critere_chosen(id): the person goes to a criterion."""

    critere_chosen = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(style.px(12))

    def show_groups(self, groups: Sequence[MovedGroup]) -> None:
        """Show these in place of those before."""
        empty(self._column)
        for group in groups:
            self._column.addWidget(self._card(group))

    def _card(self, group: MovedGroup) -> QFrame:
        style = self._style
        card = surface("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(style.px(16), style.px(12), style.px(16), style.px(14))
        column.setSpacing(style.px(8))
        column.addWidget(label(style, group.titre, "body", strong=True, wrap=True))
        for line in group.lines:
            column.addLayout(self._line(line))
        return card

    def _line(self, moved: Moved) -> QHBoxLayout:
        style = self._style
        link = link_button(style, moved.numero)
        link.setAccessibleDescription(f"{moved.texte} {moved.words}")
        link.clicked.connect(lambda: self.critere_chosen.emit(moved.critere_id))
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout()
        row.setSpacing(style.px(10))
        row.addWidget(etat_label(style, moved.after, _SIGN), 0, top)
        row.addWidget(link, 0, top)
        texts = QVBoxLayout()
        texts.setSpacing(style.px(1))
        texts.addWidget(label(style, moved.texte, "small", wrap=True))
        texts.addWidget(label(style, moved.words, "caption", "text2", wrap=True))
        row.addLayout(texts, 1)
        return row
