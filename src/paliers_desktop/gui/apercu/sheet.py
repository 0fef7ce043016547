"""One page of paper: drawn by pdfium line by line as it comes into sight, at the real pixels of the screen."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from paliers_desktop.actions.pdf_pages import PagePart, PdfPages
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.style import Style

BAND = 512
"""Lines drawn at once: even very large, what is in sight takes less than a tenth of a second."""


class Sheet(QLabel):
    """A label, for screen readers: its name is which page it is, its description the words of the page."""

    def __init__(self, style: Style, pages: PdfPages, index: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._pages = pages
        self._index = index
        self._bands: dict[int, QImage] = {}
        self._whole = (0, 0)
        self._read = False
        self.setAccessibleName(typographic(f"Page {index + 1} sur {pages.count}"))

    @property
    def drawn(self) -> int:
        """How many bands of the page are held in memory."""
        return len(self._bands)

    def read(self) -> str:
        """The words of the page; from then on screen readers have them too."""
        if not self._read:
            self._read = True
            self.setAccessibleDescription(self._pages.text(self._index))
        return self.accessibleDescription()

    def forget(self) -> None:
        """Let go of what was drawn: it will be drawn again when it comes into sight."""
        self._bands.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is in sight of the page, and its edge."""
        ratio = self.devicePixelRatioF()
        whole = round(self.width() * ratio), round(self.height() * ratio)
        if whole != self._whole:
            self._whole = whole
            self.forget()
        painter = QPainter(self)
        first, last = int(event.rect().top() * ratio), int((event.rect().bottom() + 1) * ratio)
        for top in range(first // BAND * BAND, min(last, whole[1]), BAND):
            painter.drawImage(QPointF(0, top / ratio), self._band(top, ratio))
        painter.setPen(QPen(self._style.color("line"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _band(self, top: int, ratio: float) -> QImage:
        if top not in self._bands:
            image = picture(self._pages.part(self._index, self._whole, top, BAND))
            image.setDevicePixelRatio(ratio)
            self._bands[top] = image
        return self._bands[top]


def picture(part: PagePart) -> QImage:
    """Lines of a page as a picture of Qt, which holds its own copy."""
    return QImage(part.pixels, part.width, part.height, part.stride, QImage.Format.Format_RGB32).copy()
