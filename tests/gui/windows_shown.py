"""Which widgets showed as windows of their own: a part that is shown before it has a place flashes as one."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class _Watch(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.met: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what shows without a parent."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.met.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@contextmanager
def windows_shown() -> Iterator[list[str]]:
    """What showed as a window meanwhile."""
    app, watch = QApplication.instance(), _Watch()
    assert app is not None
    app.installEventFilter(watch)
    try:
        yield watch.met
    finally:
        app.removeEventFilter(watch)
