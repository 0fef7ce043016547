"""The pages of a PDF that was just made, to be shown or printed by the window."""

from paliers_desktop.output.pdf.pages import PagePart, PdfPages

__all__ = ["PagePart", "PdfPages", "open_pages"]


def open_pages(octets: bytes) -> PdfPages:
    """Open a PDF of the program; pdfium is loaded with the first one. To be used from one thread only, then closed."""
    return PdfPages(octets)
