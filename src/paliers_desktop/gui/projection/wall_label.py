"""The plain texts of the wall beside the criterion itself: 28 pt, on as many lines as they need."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from paliers_desktop.gui.components.buttons import Button
from paliers_desktop.gui.components.labels import TextLabel
from paliers_desktop.gui.style import Style

POINTS = 28
_BUTTON = POINTS / 9.75
"""The role « small » is then 28 pt."""
_BUTTON_HEIGHT = 26


def wall_label(
    style: Style,
    text: str = "",
    *,
    points: float = POINTS,
    strong: bool = False,
    italic: bool = False,
    tone: str = "text",
) -> TextLabel:
    """A label that the room reads; hidden while it says nothing, by whoever sets its text."""
    made = TextLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(style.font_of(points, strong=strong, italic=italic))
    made.setProperty("tone", tone)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def wall_button(style: Style, text: str, kind: str, *, trailing: str = "") -> Button:
    """A button that the room reads."""
    return Button(style.scaled(_BUTTON), text, kind, trailing=trailing, height=_BUTTON_HEIGHT)


def say(label: TextLabel, text: str) -> None:
    """Show a sentence; "" takes the label away."""
    label.setText(text)
    label.setVisible(bool(text))
