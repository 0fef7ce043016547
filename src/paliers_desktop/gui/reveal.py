"""Brings a card in sight without more scrolling than needed."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget


def reveal(scroll: QScrollArea, card: QWidget, *, above: int, gap: int) -> None:
    """Bring a card between what is stuck at the top (`above` pixels) and the foot; its top goes before its foot."""
    content, bar = scroll.widget(), scroll.verticalScrollBar()
    if content is None:
        return
    top = card.mapTo(content, QPoint(0, 0)).y() - above - gap
    foot = top + above + card.height() + 2 * gap - scroll.viewport().height()
    if bar.value() > top or bar.value() < foot:
        bar.setValue(min(top, max(foot, bar.value())) if bar.value() < foot else top)
