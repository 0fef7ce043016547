"""What the pages of « Suivi » have in common: where they lead, a title, a column that scrolls."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.scroll import scroll_area
from paliers_desktop.gui.components.widest import at_most
from paliers_desktop.gui.keyboard.tab_order import follow_reading
from paliers_desktop.gui.reflow import Reflow
from paliers_desktop.gui.style import Style

READING_WIDTH, WIDE = 760, 1180


class SuiviPage(QWidget):
    """A page of « Suivi »: `critere_chosen(id)` and `step_chosen(step)` lead elsewhere in it."""

    critere_chosen = Signal(str)
    step_chosen = Signal(str)
    change_asked = Signal(object)
    """A DossierChange: what a session cannot do of itself."""

    def set_reflow(self, reflow: Reflow) -> None:
        """Arrange the page for the room there is; the same at every width unless a page says otherwise."""

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """The lists of these pages are made as they are needed: Tab follows what is read."""
        follow_reading(self)
        return super().focusNextPrevChild(forwards)

    def lay_out_column(self, style: Style, title: str, introduction: str, width: int = READING_WIDTH) -> QVBoxLayout:
        """Title and introduction, in a column of at most `width` pixels of the guide; where the rest is added."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.px(12))
        column.addWidget(label(style, title, "h1"))
        column.addWidget(label(style, introduction, "body", "text2", wrap=True))
        inside = QWidget()
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(style.px(24), style.px(20), style.px(24), style.px(24))
        outer.addLayout(at_most(content, style.px(width)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll_area(inside))
        return column
