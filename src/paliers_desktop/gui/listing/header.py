"""The headers of the list of établissements: a click or the keyboard sorts, but by palier; a menu hides the palier."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.listing.delegate import EDGE
from paliers_desktop.gui.listing.words import HEADERS, SORTS, Column
from paliers_desktop.gui.style import Style
from paliers_desktop.storage.preferences import ListLook

HEIGHT = 36


class ListingHeader(QHeaderView):
    """← → choose a header, Espace or Entrée sorts by it; sort_asked(column), menu_asked(place on the screen)."""

    sort_asked = Signal(object)
    menu_asked = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._style = style
        self._look = ListLook()
        self._at = Column.NOM
        self.setFixedHeight(style.px(HEIGHT))
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("focus_radius", style.px(6))
        self.sectionClicked.connect(self._on_clicked)
        self.show_look(self._look)

    def show_look(self, look: ListLook) -> None:
        """Show what the list is sorted by."""
        self._look = look
        self._tell()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(self._at)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_asked.emit(self.mapToGlobal(QPoint(0, self.height())) if keyboard else event.globalPos())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        style, column = self._style, Column(section)
        painter.fillRect(rect, style.color("surface"))
        painter.fillRect(rect.adjusted(0, rect.height() - style.px(1), 0, 0), style.color("line"))
        sorted_by = SORTS.get(column) is self._look.sort
        inside = rect.adjusted(style.px(EDGE) if column is Column.NOM else 0, 0, -style.px(4), 0)
        font = style.font("caption", strong=True)
        painter.setFont(font)
        painter.setPen(style.color("text" if sorted_by else "text2"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, HEADERS[column])
        left = inside.left() + painter.fontMetrics().horizontalAdvance(HEADERS[column])
        if sorted_by:
            arrow = style.pixmap("chevron-down" if self._look.descending else "chevron-up", 14, "text")
            top = rect.top() + (rect.height() - style.px(14)) // 2
            painter.drawPixmap(left + style.px(4), top, arrow)
        if self.hasFocus() and column is self._at:
            painter.setPen(QPen(style.color("focus"), style.px(2)))
            line = rect.bottom() - style.px(6)
            painter.drawLine(inside.left(), line, left, line)

    def _on_clicked(self, section: int) -> None:
        column = Column(section)
        self._at = column
        if column in SORTS:
            self.sort_asked.emit(column)
        self._tell()

    def _move(self, step: int) -> None:
        shown = [column for column in Column if not self.isSectionHidden(column)]
        place = shown.index(self._at) if self._at in shown else 0
        self._at = shown[max(0, min(len(shown) - 1, place + step))]
        self._tell()
        self.viewport().update()

    def _tell(self) -> None:
        """The name says where the keyboard is; the description, what it can do there."""
        column = self._at
        if column not in SORTS:
            self.setAccessibleName(typographic(f"{HEADERS[column]} : la liste ne se trie pas par palier"))
        elif SORTS[column] is self._look.sort:
            order = "décroissant" if self._look.descending else "croissant"
            self.setAccessibleName(typographic(f"{HEADERS[column]} : tri {order}"))
        else:
            self.setAccessibleName(typographic(f"{HEADERS[column]} : trier"))
        self.setAccessibleDescription("Flèches gauche et droite pour changer de colonne, Espace pour trier.")
