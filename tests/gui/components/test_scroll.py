"""What is higher where it is wider, as a drawing is, must not have its bar come and go without end."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.gui.components.scroll import scroll_area


class Square(QWidget):
    """As high as it is wide."""

    def __init__(self):
        super().__init__()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self):
        return True

    def heightForWidth(self, width):
        return width


class Resizes(QObject):
    """How often a widget was given another size."""

    count = 0

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.Resize
        return False


def test_a_content_that_fits_only_beside_the_bar_keeps_it(qtbot):
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(Square())
    area = scroll_area(content)
    qtbot.addWidget(area)
    area.resize(300, 299)  # one pixel short without the bar, enough beside it
    area.show()
    qtbot.waitExposed(area)
    qtbot.waitUntil(lambda: area.verticalScrollBar().isVisible())
    resizes = Resizes()
    content.installEventFilter(resizes)
    with qtbot.waitSignal(content.destroyed, timeout=300, raising=False):
        pass
    assert resizes.count == 0
    assert area.verticalScrollBar().isVisible()
    area.resize(300, 301)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    assert content.width() == 300
