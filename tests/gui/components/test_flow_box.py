"""Widgets that flow from line to line: layouts are told of what changed, and only of that."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from paliers_desktop.gui.components.flow_box import FlowBox


class Requests(QObject):
    """How often a widget was asked to lay out its children."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def made(qtbot) -> tuple[QWidget, FlowBox, list[QPushButton]]:
    """A flow of three buttons in a shown window, under a label."""
    window, flow = QWidget(), FlowBox(4)
    qtbot.addWidget(window)
    buttons = [QPushButton(words) for words in ("Un", "Deux", "Trois")]
    for button in buttons:
        flow.add(button)
    column = QVBoxLayout(window)
    column.addWidget(QLabel("Titre"))
    column.addWidget(flow)
    with qtbot.waitExposed(window):
        window.show()
    return window, flow, buttons


def test_the_height_follows_the_words(qtbot):
    _window, flow, buttons = made(qtbot)
    width = flow.sizeHint().width()
    one_line = flow.heightForWidth(width)
    assert flow.heightForWidth(width // 2) > one_line
    buttons[0].setText("Un mot beaucoup plus long")
    qtbot.waitUntil(lambda: flow.heightForWidth(width) > one_line)


def test_words_changed_while_hidden_are_seen_when_shown(qtbot):
    _window, flow, buttons = made(qtbot)
    width = flow.sizeHint().width()
    one_line = flow.heightForWidth(width)
    flow.hide()
    buttons[0].setText("Un mot beaucoup plus long")
    assert flow.heightForWidth(width) > one_line
    flow.show()
    assert flow.heightForWidth(width) > one_line


def test_a_flow_shown_again_unchanged_asks_for_no_layout(qtbot):
    window, _flow, buttons = made(qtbot)
    place = QWidget()
    qtbot.addWidget(place)
    outer = QVBoxLayout(place)
    outer.addWidget(window)
    place.show()
    window.hide()
    window.show()
    qtbot.wait(0)
    requests = Requests(window)
    window.hide()
    window.show()
    qtbot.wait(0)
    assert requests.count == 0
    window.hide()
    buttons[0].setText("Un mot beaucoup plus long")
    window.show()
    qtbot.waitUntil(lambda: requests.count > 0)


def test_a_flow_on_one_line_is_not_asked_its_height(qtbot):
    _window, flow, _buttons = made(qtbot)
    assert flow.hasHeightForWidth()
    policy = flow.sizePolicy()
    policy.setHeightForWidth(False)
    flow.setSizePolicy(policy)
    assert not flow.hasHeightForWidth()
