"""« Aperçu »: the pages of a PDF as they will be saved or printed, with their words for screen readers."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from paliers_desktop.actions.pdf_pages import PdfPages, open_pages
from paliers_desktop.errors import UserError
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.apercu.document import PdfDocument
from paliers_desktop.gui.apercu.foot import PreviewFoot
from paliers_desktop.gui.apercu.save import save_document
from paliers_desktop.gui.apercu.tools import PreviewTools
from paliers_desktop.gui.apercu.view import PagesView
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.geometry import Places
from paliers_desktop.gui.keyboard.keys import Gesture
from paliers_desktop.gui.keyboard.shortcuts import bind
from paliers_desktop.gui.listing.runner import Job
from paliers_desktop.gui.style import Style

if TYPE_CHECKING:  # which opens this window, and of which it asks where to save
    from paliers_desktop.gui.dialogs import Dialogs

PREPARING = "Préparation de l’aperçu…"
PLACE = "apercu"
WIDTH, HEIGHT = 900, 900


class PreviewWindow(ReadingWindow):
    """The PDF is made in another thread, once; what is saved or printed is what is seen."""

    def __init__(
        self,
        style: Style,
        document: PdfDocument,
        parent: QWidget,
        dialogs: "Callable[[QWidget], Dialogs]",
        places: Places,
    ) -> None:
        super().__init__(style, f"Aperçu : {document.title}", parent)
        self._document = document
        self._dialogs = dialogs(self)
        self._places = places
        self._octets = b""
        self._pages: PdfPages | None = None
        self.tools = PreviewTools(style)
        self.view = PagesView(style)
        self.preparing = label(style, PREPARING, "body", "text2")
        self.preparing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preparing)
        self._stack.addWidget(self.view)
        self.content.addWidget(self.tools)
        self.content.addWidget(self._stack, 1)
        self.actions_row = PreviewFoot(style)
        self.content.addWidget(self.actions_row.told)
        self.foot.insertWidget(0, self.actions_row, 1)
        self.fit(WIDTH, HEIGHT)
        places.restore(self, PLACE)
        self._connect()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._job = Job(self._make, self)
        self._job.stepped.connect(self._on_made)
        self._job.failed.connect(self._on_failed)
        self._job.broke.connect(self.reject)  # the report of the bug says why; there is nothing to wait for

    def save(self) -> None:
        """Write what is shown where the person says."""
        if self._pages:
            save_document(self._document, self._octets, self._dialogs)

    def print_pages(self) -> None:
        """Ask for a printer and send it what the person chose."""
        if self._pages is None or self.actions_row.printing:
            return
        from paliers_desktop.gui.apercu.printing import PrintJob, pages_to_print, printer_for

        printer = printer_for(self._pages, self._document.suggestion.stem)
        try:
            agreed = self._dialogs.choose_printer(printer, self._pages.count)
        except UserError as error:
            self._dialogs.tell_error(error)
            return
        wanted = pages_to_print(printer, self._pages.count, self.view.page) if agreed else []
        if wanted:
            job = PrintJob(self._pages, printer, wanted, self)
            job.failed.connect(self._dialogs.tell_error)
            self.actions_row.follow(job)

    def done(self, result: int) -> None:
        """Closed: nothing goes on behind."""
        self._job.cancel()
        self.actions_row.cancel()
        self._places.keep(self, PLACE)
        self.view.clear()
        if self._pages:
            self._pages.close()
            self._pages = None
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap is Qt's; no other key closes it."""
        QDialog.keyPressEvent(self, event)

    def _make(self) -> Iterator[bytes]:
        yield self._document.make()

    def _on_made(self, octets: bytes) -> None:
        self._octets = octets
        self._pages = open_pages(octets)
        self._stack.setCurrentWidget(self.view)
        self.view.show_pages(self._pages)
        self.actions_row.set_ready(True)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.view, self.view.sheets[0].accessibleName())

    def _on_failed(self, error: UserError) -> None:
        self._dialogs.tell_error(error)
        self.reject()

    def _on_page(self, index: int) -> None:
        if self._pages:
            self.tools.show_page(index, self._pages.count)

    def _connect(self) -> None:
        self.view.page_changed.connect(self._on_page)
        self.view.zoom_changed.connect(self.tools.show_zoom)
        self.tools.page_asked.connect(self.view.go)
        self.tools.zoom_asked.connect(self.view.set_zoom)
        self.tools.step_asked.connect(self.view.zoom_by)
        self.actions_row.save.clicked.connect(self.save)
        self.actions_row.print.clicked.connect(self.print_pages)
        bind(
            self,
            {
                Gesture.ZOOM_IN: lambda: self.view.zoom_by(1),
                Gesture.ZOOM_OUT: lambda: self.view.zoom_by(-1),
                Gesture.ZOOM_NORMAL: lambda: self.view.set_zoom(100),
                Gesture.SAVE_PDF: self.save,
                Gesture.PRINT: self.print_pages,
            },
        )
