"""How much room a text takes on the wall: heights, balanced lines, and where a text is cut between two pages."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

_WRAP = Qt.TextFlag.TextWordWrap
_FAR = 1_000_000


def text_box(font: QFont, text: str, width: int) -> QRect:
    """What a wrapped text takes in `width` pixels; wider than that when one word alone is."""
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, _FAR), int(_WRAP), text)


def fits(font: QFont, text: str, width: int, height: int) -> bool:
    """Whether a wrapped text is whole in that room."""
    box = text_box(font, text, width)
    return box.width() <= width and box.height() <= height


def balanced_width(font: QFont, text: str, width: int) -> int:
    """The least width in which the text takes no more lines than in `width`: its lines are then about as long."""
    height = text_box(font, text, width).height()
    low, high = 1, width
    while low < high:
        middle = (low + high) // 2
        if fits(font, text, middle, height):
            high = middle
        else:
            low = middle + 1
    return high


def cut(font: QFont, text: str, width: int, height: int) -> tuple[str, str]:
    """The words that fit in that room, at least one, and those left over."""
    words = text.split(" ")
    low, high = 1, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(font, " ".join(words[:middle]), width, height):
            low = middle
        else:
            high = middle - 1
    return " ".join(words[:low]), " ".join(words[low:])
