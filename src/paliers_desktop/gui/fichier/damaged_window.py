"""The window of a damaged file: what was found in it beside its last good copy, and which one to open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QVBoxLayout, QWidget

from paliers_desktop.actions.salvaging import Damage
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.components.buttons import secondary_button
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.fichier import damage_words as words
from paliers_desktop.gui.keyboard.scrolling import scroll_by_key
from paliers_desktop.gui.style import Style

WIDTH, HEIGHT = 760, 400
BESIDE_FROM = 700
"""Width of the window behind (px of the guide) from which the two, and the buttons, stand side by side."""


class DamagedWindow(ReadingWindow):
    """found_asked() or copy_asked(), then it is closed; « Ne rien changer », Échap and the cross ask for nothing."""

    found_asked = Signal()
    copy_asked = Signal()

    def __init__(self, style: Style, damage: Damage, parent: QWidget) -> None:
        super().__init__(style, words.TITLE, parent)
        self.found = secondary_button(style, words.OPEN_FOUND, height=36)
        self.copy = secondary_button(style, words.OPEN_COPY, height=36)
        self.found.setVisible(damage.found is not None)
        self.copy.setVisible(damage.copy is not None)
        self.close_button.set_text(words.CHANGE_NOTHING)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._narrow = parent.window().width() < style.px(BESIDE_FROM)
        if self._narrow:
            for row in (self._cards, self.foot):
                row.setDirection(QBoxLayout.Direction.TopToBottom)
        self._cards.setSpacing(style.px(12))
        self._cards.addWidget(_card(style, words.FOUND, words.found_lines(damage)), 1)
        self._cards.addWidget(_card(style, words.COPY, words.copy_lines(damage)), 1)
        self._lay_out(damage)
        self.fit(WIDTH, HEIGHT)
        self._order_buttons()
        self._choose_default(damage)
        self.found.clicked.connect(self.accept)
        self.found.clicked.connect(self.found_asked)
        self.copy.clicked.connect(self.accept)
        self.copy.clicked.connect(self.copy_asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows scroll where it is short of height; else nothing but Échap and Entrée: it asks for a choice."""
        if not scroll_by_key(self, event):
            QDialog.keyPressEvent(self, event)

    def _lay_out(self, damage: Damage) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, self.look.px(8), 0)
        column.setSpacing(self.look.px(12))
        column.addWidget(label(self.look, words.HEADING, "h2" if self._narrow else "h1", wrap=True))
        column.addWidget(label(self.look, words.explanation(damage), wrap=True))
        column.addLayout(self._cards)
        column.addStretch()
        self.content.addWidget(scroll_area(page))
        for button in (self.copy, self.found):
            self.foot.addWidget(button)

    def _order_buttons(self) -> None:
        """Heard and reached as they are seen, the safe one first."""
        before = self.close_button
        for button in (self.copy, self.found):
            button.raise_()
            self.setTabOrder(before, button)
            before = button
        self._ring.raise_()

    def _choose_default(self, damage: Damage) -> None:
        """What was found when it is all sure and no less than the copy, else the copy, else nothing."""
        chosen = self.close_button
        if damage.found_is_enough:
            chosen = self.found
        elif damage.copy:
            chosen = self.copy
        chosen.set_kind("primary")
        chosen.setDefault(True)
        chosen.setFocus(Qt.FocusReason.TabFocusReason)


def _card(style: Style, title: str, lines: Sequence[str]) -> QFrame:
    """A title, the count in large, the rest."""
    card = surface("card")
    card.setAccessibleName(title)
    column = QVBoxLayout(card)
    column.setContentsMargins(*(style.px(side) for side in (16, 14, 16, 16)))
    column.setSpacing(style.px(6))
    column.addWidget(label(style, title, "small", "text2", strong=True, wrap=True))
    first, *others = lines
    column.addWidget(label(style, first, "h2", wrap=True))
    for line in others:
        column.addWidget(label(style, line, wrap=True))
    column.addStretch()
    return card
