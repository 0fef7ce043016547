"""Pages sent to a printer one by one, between two turns of the window: it can be told how far it is, and stopped.

Loads QtPrintSupport: import it once a person prints.
"""

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from paliers_desktop.actions.pdf_pages import PdfPages
from paliers_desktop.gui.apercu.print_errors import PrintError
from paliers_desktop.gui.apercu.sheet import picture

FINEST_DPI = 300
"""Beyond it a page only weighs more: its smallest letters are 8.6 points high."""


def printer_for(pages: PdfPages, title: str) -> QPrinter:
    """A printer set to the paper of the document, which a print dialog may change; `title` is what its queue shows."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    _turn(printer, pages, 0)
    printer.setFullPage(True)
    return printer


def pages_to_print(printer: QPrinter, count: int, current: int) -> list[int]:
    """The pages that the person asked for, in their order, as many times as the printer will not do by itself."""
    wanted = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        wanted = [current]
    elif printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        wanted = [index for index in wanted if ranges.contains(index + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        wanted.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return wanted * copies if printer.collateCopies() else [index for index in wanted for _ in range(copies)]


class PrintJob(QObject):
    """`progressed(done, total)` after each page, then `ended(total)` or `failed(UserError)`; nothing after `cancel`."""

    progressed = Signal(int, int)
    ended = Signal(int)
    failed = Signal(object)

    def __init__(self, pages: PdfPages, printer: QPrinter, wanted: list[int], parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._printer = printer
        self._wanted = wanted
        self._done = 0
        self._painter = QPainter()
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)
        self._turn.start(0)

    def cancel(self) -> None:
        """Stop; what the printer already has is its affair. Does nothing once ended."""
        if self._turn.isActive():
            self._turn.stop()
            self._printer.abort()
            self._let_go()

    def _go_on(self) -> None:
        if self._done == len(self._wanted):
            self._end()
        elif self._ready():
            self._print(self._wanted[self._done])
            self._done += 1
            self.progressed.emit(self._done, len(self._wanted))
        else:
            self._turn.stop()
            self._let_go()
            self.failed.emit(PrintError(self._done + 1 if self._done else 0))

    def _ready(self) -> bool:
        """Have a blank page before the painter."""
        _turn(self._printer, self._pages, self._wanted[self._done])
        if self._done:
            return self._printer.newPage()
        ready = self._printer.isValid() and self._painter.begin(self._printer)
        if ready:
            self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        return ready

    def _print(self, index: int) -> None:
        dpi = min(FINEST_DPI, self._printer.resolution())
        image = picture(self._pages.part(index, self._pages.pixels(index, dpi)))
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        scale = min(paper.width() / image.width(), paper.height() / image.height())
        width, height = image.width() * scale, image.height() * scale
        target = QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)
        self._painter.drawImage(target, image)

    def _end(self) -> None:
        self._turn.stop()
        if self._let_go() and self._printer.printerState() is not QPrinter.PrinterState.Error:
            self.ended.emit(self._done)
        else:
            self.failed.emit(PrintError(self._done))

    def _let_go(self) -> bool:
        """Whether the painter was at work and ended well."""
        return self._painter.isActive() and self._painter.end()


def _turn(printer: QPrinter, pages: PdfPages, index: int) -> None:
    """Turn the paper as the page is."""
    width, height = pages.size(index)
    way = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    if printer.pageLayout().orientation() is not way:
        printer.setPageOrientation(way)
