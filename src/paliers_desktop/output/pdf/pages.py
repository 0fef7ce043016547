"""The pages of a finished PDF as pictures and as words: for a preview and for a printer.

pdfium, which draws them, knows one thread at a time: use this from the thread of the window only. It is loaded with the
first document.
"""

import math

from msgspec import Struct

POINTS_PER_INCH = 72


class PagePart(Struct, frozen=True):
    """Some lines of the picture of a page: four bytes per pixel (blue, green, red, unused), `stride` bytes per line."""

    width: int
    height: int
    stride: int
    pixels: bytes


class PdfPages:
    """The pages of one PDF, counted from 0; close it when done."""

    def __init__(self, octets: bytes) -> None:
        """Raises ValueError for bytes that are no PDF."""
        import pypdfium2

        try:
            self._pdf = pypdfium2.PdfDocument(octets)
        except pypdfium2.PdfiumError as error:
            raise ValueError("no PDF") from error
        self._opened: dict[int, pypdfium2.PdfPage] = {}

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pdf)

    def size(self, index: int) -> tuple[float, float]:
        """Width and height of a page, in points."""
        width, height = self._pdf.get_page_size(index)
        return width, height

    def pixels(self, index: int, dpi: float) -> tuple[int, int]:
        """Width and height of the whole page at this resolution, in pixels."""
        width, height = self.size(index)
        return math.ceil(width * dpi / POINTS_PER_INCH), math.ceil(height * dpi / POINTS_PER_INCH)

    def part(self, index: int, whole: tuple[int, int], top: int = 0, height: int = 0) -> PagePart:
        """Some lines of a page drawn `whole` pixels large: `height` of them from the line `top`, 0 for all that follow.

        A page of A4 at 150 dpi takes a hundredth of a second, at 400 dpi five; lines apart, a large page never waits.
        """
        from pypdfium2 import PdfBitmap, raw

        width = whole[0]
        height = min(height, whole[1] - top) if height else whole[1] - top
        bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx)
        try:
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
            raw.FPDF_RenderPageBitmap(bitmap, self._page(index), 0, -top, *whole, 0, raw.FPDF_ANNOT)
            return PagePart(width, height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()

    def text(self, index: int) -> str:
        """The words of a page, line by line, in the order they were drawn."""
        words = self._page(index).get_textpage()
        try:
            return str(words.get_text_range()).replace("\r\n", "\n").strip()
        finally:
            words.close()

    def close(self) -> None:
        """Let the document go; a second call does nothing."""
        for page in self._opened.values():
            page.close()
        self._opened.clear()
        self._pdf.close()

    def _page(self, index: int):  # type: ignore[no-untyped-def]  # of a library loaded later
        if index not in self._opened:
            self._opened[index] = self._pdf[index]
        return self._opened[index]
