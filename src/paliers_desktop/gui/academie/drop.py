"""Signed files dropped on a page: any other thing that is dragged is left to whoever wants it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

SUFFIX = ".json"
"""Of every file that the académie signs."""


class FileDrop(QObject):
    """dropped(paths); connect it queued, so that no question is asked while the other program waits."""

    dropped = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over the page when it holds such a file."""
        if isinstance(event, QDropEvent | QDragMoveEvent) and (files := _files(event.mimeData())):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(files)
            return True
        return super().eventFilter(watched, event)


def _files(data: QMimeData) -> tuple[Path, ...]:
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.casefold() == SUFFIX)
