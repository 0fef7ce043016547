"""The pages of a document one below the other: scrolled, zoomed, each drawn only while it is in sight."""

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from paliers_desktop.actions.pdf_pages import PdfPages
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.apercu.sheet import Sheet
from paliers_desktop.gui.apercu.zoom import CSS_DPI, Fit, Zoom, next_step, percent_of
from paliers_desktop.gui.keyboard.keys import without
from paliers_desktop.gui.style import Style

NAME = "Pages du document"
GAP = 12
NOTCH = 120
"""What one notch of a wheel tells; the pad of a laptop tells less at a time."""


class PagesView(QScrollArea):
    """`page_changed(index)` and `zoom_changed(Zoom)` tell what is shown."""

    page_changed = Signal(int)
    zoom_changed = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._pages: PdfPages | None = None
        self.sheets: list[Sheet] = []
        self.zoom: Zoom = Fit.WIDTH
        self._page = 0
        self._wheel = 0
        self._roll = QWidget()
        self._roll.setObjectName("scrolled")
        self.setWidget(self._roll)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(NAME)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # it must not change what fits the width
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def page(self) -> int:
        """The page that takes most of the view, from 0."""
        return self._page

    @property
    def percent(self) -> float:
        """The size of the page in sight: 100 is that of paper, on a screen of 96 dpi."""
        return self._percent(self._page) if self._pages else 100

    def show_pages(self, pages: PdfPages) -> None:
        """Show a document from its first page; the caller closes it, after `clear`."""
        self._pages = pages
        self.sheets = [Sheet(self._style, pages, index, self._roll) for index in range(pages.count)]
        for sheet in self.sheets:
            sheet.show()
        self._arrange()
        self._on_scrolled()

    def clear(self) -> None:
        """Show nothing any more."""
        self._pages = None
        for sheet in self.sheets:
            sheet.hide()
            sheet.deleteLater()
        self.sheets = []

    def set_zoom(self, zoom: Zoom, at: QPointF | None = None) -> None:
        """Show pages at another size; `at`: the point of the view that stays where it is, else its middle."""
        point = at.toPoint() if at else self.viewport().rect().center()
        held = self._place_at(point)
        self.zoom = zoom
        self._arrange()
        if held:
            sheet, across, down = held
            self.horizontalScrollBar().setValue(round(sheet.x() + across * sheet.width()) - point.x())
            self.verticalScrollBar().setValue(round(sheet.y() + down * sheet.height()) - point.y())
        self._on_scrolled()
        self.zoom_changed.emit(zoom)

    def zoom_by(self, direction: int, at: QPointF | None = None) -> None:
        """One step larger (1) or smaller (-1)."""
        self.set_zoom(next_step(self.percent, direction), at)

    def go(self, index: int) -> None:
        """Bring the top of a page in sight; the first or last one for an index beyond."""
        if self.sheets:
            sheet = self.sheets[max(0, min(index, len(self.sheets) - 1))]
            self.verticalScrollBar().setValue(sheet.y() - self._gap())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Début and Fin, and page by page where pages are whole; the rest is Qt's."""
        steps = {Qt.Key.Key_PageDown: self._page + 1, Qt.Key.Key_PageUp: self._page - 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.sheets) - 1}
        goals = {**ends, **(steps if self.zoom is Fit.PAGE else {})}
        if event.key() in goals and not without(event.modifiers(), Qt.KeyboardModifier.KeypadModifier):
            self.go(goals[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, a size per notch."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        if abs(self._wheel) >= NOTCH:
            self.zoom_by(1 if self._wheel > 0 else -1, event.position())
            self._wheel = 0
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What fits follows the room there is, and what was read stays."""
        super().resizeEvent(event)
        held = self._place_at(QPoint(self.viewport().width() // 2, 0))
        self._arrange()
        if held:
            sheet, _, down = held
            self.verticalScrollBar().setValue(round(sheet.y() + down * sheet.height()))
        self._on_scrolled()

    def _gap(self) -> int:
        return self._style.px(GAP)

    def _percent(self, index: int) -> float:
        assert self._pages is not None
        margins = 2 * self._gap()
        room = self.viewport().width() - margins, self.viewport().height() - margins
        return percent_of(self.zoom, self._pages.size(index), room)

    def _arrange(self) -> None:
        """Every page at its size, centred, one below the other."""
        if self._pages is None:
            return
        gap = self._gap()
        scales = [self._percent(index) / 100 for index in range(self._pages.count)]
        sizes = [self._pages.pixels(index, CSS_DPI * scale) for index, scale in enumerate(scales)]
        room = self.viewport().width()
        width = room if isinstance(self.zoom, Fit) else max(room, max(size[0] for size in sizes) + 2 * gap)
        y = gap
        for sheet, (across, down) in zip(self.sheets, sizes, strict=True):
            fits = min(across, width - 2 * gap)  # a size is rounded up
            sheet.setGeometry(QRect((width - fits) // 2, y, fits, down))
            y += down + gap
        self._roll.resize(width, y)

    def _place_at(self, point: QPoint) -> tuple[Sheet, float, float] | None:
        """The page at a point of the view, or the one below it, and how far across and down it the point is."""
        x, y = point.x() + self.horizontalScrollBar().value(), point.y() + self.verticalScrollBar().value()
        for sheet in self.sheets:
            if y < sheet.y() + sheet.height() and sheet.width():
                return sheet, (x - sheet.x()) / sheet.width(), (y - sheet.y()) / sheet.height()
        return None

    def _on_scrolled(self) -> None:
        """Say which page is in sight, and forget what is far from it."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        seen = [min(sheet.geometry().bottom(), top + height) - max(sheet.y(), top) for sheet in self.sheets]
        for sheet, length in zip(self.sheets, seen, strict=True):
            if length > 0:
                sheet.read()
            elif length < -height:
                sheet.forget()
        page = seen.index(max(seen)) if seen else 0
        if page != self._page and self.hasFocus():
            announce(self, self.sheets[page].accessibleName())
        self._page = page
        if self.sheets:
            self.setAccessibleDescription(f"{self.sheets[page].accessibleName()}. {self.sheets[page].read()}")
        self.page_changed.emit(page)
