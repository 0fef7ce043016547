"""A text longer than its window: as high as its lines need, no more."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.reading_area import ReadingArea


def test_there_is_no_hole_between_the_lines(style, shown, qtbot):
    """Qt would share out the height that wrapped words need at their least width."""
    content = QWidget()
    column = QVBoxLayout(content)
    lines = [label(style, "Un fichier pour la personne qui prend la suite. " * 4, "body", wrap=True) for _ in range(6)]
    for line in lines:
        column.addWidget(line)
    area = ReadingArea(content, "Ce qui est lu")
    shown(area)
    area.resize(600, 120)
    qtbot.waitUntil(lambda: all(line.height() <= line.heightForWidth(line.width()) + 1 for line in lines))
