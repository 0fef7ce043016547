"""Files dragged over a widget and dropped there, as another program does it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def dragged(widget: QWidget, *paths: Path) -> bool:
    """Whether the widget would take these files."""
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data := _urls(paths), *_HOW)
    event.setAccepted(False)
    QApplication.sendEvent(widget, event)
    assert data.hasUrls()
    return event.isAccepted()


def dropped(widget: QWidget, *paths: Path) -> None:
    """Drop these files on it, once they were dragged there: Qt drops where they were last."""
    assert dragged(widget, *paths)
    data = _urls(paths)
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *_HOW))


_HOW = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def _urls(paths: tuple[Path, ...]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data
