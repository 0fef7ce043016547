"""Tell a screen reader something that happened elsewhere than under the focus, without interrupting it."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Say one sentence politely (EN 301 549, status messages)."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
