"""What differs between two copies, side by side: nothing is chosen before the person does."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from paliers_desktop.core.merge import Choice
from paliers_desktop.core.merge_copy import Unit
from paliers_desktop.core.report.merge_words import CHOICES, ChoiceWords, Group, SideWords, Subject
from paliers_desktop.core.report.wording import counted
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.components.buttons import ghost_button
from paliers_desktop.gui.components.flow_box import FlowBox
from paliers_desktop.gui.components.labels import etat_label, label
from paliers_desktop.gui.components.named_group import NamedGroup
from paliers_desktop.gui.components.radio_button import RadioButton
from paliers_desktop.gui.components.surfaces import surface
from paliers_desktop.gui.style import Style, restyle

ALL = {Choice.HERE: "Tout prendre d’ici", Choice.THERE: "Tout prendre de l’autre copie"}
_MOST = 1000
"""Characters shown of a text: Qt takes seconds to wrap a long one without any space."""


class Option(QFrame):
    """One of the sides, or both texts: a click anywhere on it chooses it, as its radio button does."""

    def __init__(self, style: Style, choice: Choice, words: SideWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("active", "false")
        self.radio = RadioButton(style, CHOICES[choice])
        heard = ", ".join(part for part in (words.value, words.when) if part)
        self.radio.setAccessibleName(typographic(f"{CHOICES[choice]} : {heard}"))
        self.radio.toggled.connect(self._show_chosen)
        value = QHBoxLayout()
        value.setSpacing(style.px(8))
        if words.has_etat:
            value.addWidget(etat_label(style, words.etat), 0, Qt.AlignmentFlag.AlignTop)
        value.addWidget(label(style, _short(words.value), "small", wrap=True, strong=words.has_etat), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.px(12), style.px(8), style.px(12), style.px(10))
        column.setSpacing(style.px(4))
        column.addWidget(self.radio)
        column.addLayout(value)
        if words.when:
            column.addWidget(label(style, words.when, "caption", "text2", wrap=True))
        column.addStretch()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken, so that the release comes here."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.setChecked(True)

    def _show_chosen(self, chosen: bool) -> None:
        restyle(self, active="true" if chosen else "false")


class ChoiceRow(NamedGroup):
    """One thing to choose; `chosen` once it is, and each time it changes."""

    chosen = Signal()

    def __init__(
        self, style: Style, subject: str, words: ChoiceWords, *, narrow: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.unit = words.unit
        self.setAccessibleName(typographic(f"{subject}, {words.aspect}"))
        self.options = {
            Choice.HERE: Option(style, Choice.HERE, words.here),
            Choice.THERE: Option(style, Choice.THERE, words.there),
        }
        sides = QBoxLayout(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        sides.setSpacing(style.px(10))
        for option in self.options.values():
            sides.addWidget(option, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(6))
        column.addWidget(label(style, words.aspect, "caption", "text2", strong=True))
        column.addLayout(sides)
        if words.both:
            self.options[Choice.BOTH] = Option(style, Choice.BOTH, SideWords(words.both, ""))
            column.addWidget(self.options[Choice.BOTH])
        self._buttons = QButtonGroup(self)
        for option in self.options.values():
            self._buttons.addButton(option.radio)
        self._buttons.buttonToggled.connect(self._on_toggled)

    @property
    def choice(self) -> Choice | None:
        """What the person chose, None as long as nothing."""
        return next((choice for choice, option in self.options.items() if option.radio.isChecked()), None)

    def choose(self, choice: Choice) -> None:
        """Choose for the person, who asked for it."""
        self.options[choice].radio.setChecked(True)

    def _on_toggled(self, _button: QWidget, on: bool) -> None:
        if on:
            self.chosen.emit()


class GroupOfChoices(QWidget):
    """A domaine: its title, both explicit gestures for the whole of it, a card per criterion."""

    chosen = Signal()

    def __init__(self, style: Style, group: Group, *, narrow: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ChoiceRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, style.px(8), 0, 0)
        column.setSpacing(style.px(10))
        count = counted(len(group.units), "choix", "choix")
        column.addWidget(label(style, f"{group.titre} · {count}", "h2", wrap=True))
        column.addWidget(self._gestures(style, group))
        for subject in group.subjects:
            column.addWidget(self._card(style, subject, narrow=narrow, titled=subject.titre != group.titre))

    def take_all(self, choice: Choice) -> None:
        """Choose one side for the whole group."""
        for row in self.rows:
            row.choose(choice)

    def _gestures(self, style: Style, group: Group) -> QWidget:
        box = FlowBox(style.px(10))
        self.buttons = {choice: ghost_button(style, words) for choice, words in ALL.items()}
        for choice, button in self.buttons.items():
            button.setAccessibleName(typographic(f"{ALL[choice]} : {group.titre}"))
            button.clicked.connect(lambda _=False, choice=choice: self.take_all(choice))
            box.add(button)
        return box

    def _card(self, style: Style, subject: Subject, *, narrow: bool, titled: bool) -> QFrame:
        card = surface("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(style.px(16), style.px(12), style.px(16), style.px(14))
        column.setSpacing(style.px(10))
        if titled:
            column.addWidget(label(style, subject.titre, wrap=True, strong=True))
        for words in subject.choices:
            row = ChoiceRow(style, subject.titre, words, narrow=narrow)
            row.chosen.connect(self.chosen)
            self.rows.append(row)
            column.addWidget(row)
        return card


def missing(rows: Iterable[ChoiceRow]) -> tuple[ChoiceRow, ...]:
    """Those of which nothing is chosen yet."""
    return tuple(row for row in rows if row.choice is None)


def chosen_of(rows: Iterable[ChoiceRow]) -> dict[Unit, Choice]:
    """What the person chose."""
    return {row.unit: row.choice for row in rows if row.choice}


def _short(text: str) -> str:
    return f"{text[:_MOST].rstrip()} … ({len(text)} signes)" if len(text) > _MOST else text
