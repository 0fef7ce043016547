"""A document of five pages, each with its own number and grey, in the real window of the preview."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from gui_samples import ScriptedDialogs
from paliers_desktop.gui.apercu.document import PdfDocument
from paliers_desktop.gui.apercu.window import PreviewWindow
from paliers_desktop.gui.geometry import Places
from paliers_desktop.gui.main_window import MainWindow

COUNT = 5
Opened = Callable[..., PreviewWindow]


def draw(count: int = COUNT, *, wide: tuple[int, ...] = ()) -> bytes:
    """Pages with « Page n » and a square of n tenths of black; `wide` are the landscape ones, from 1."""
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    for number in range(1, count + 1):
        canvas.setPageSize(landscape(A4) if number in wide else A4)
        canvas.setFillGray(1 - number / 10)
        canvas.rect(100, 300, 300, 200, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setFont("Helvetica", 24)
        canvas.drawString(100, 520, f"Feuille {number}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.fixture
def octets() -> bytes:
    return draw()


@pytest.fixture
def dialogs(window: MainWindow) -> ScriptedDialogs:
    """Those of the window, and of each preview opened from it."""
    return window.dialogs


@pytest.fixture
def open_preview(window: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path, octets: bytes, qtbot: QtBot) -> Opened:
    """Open a preview in front of the window, and wait until its pages show unless told not to."""

    def open_(make: Callable[[], bytes] = lambda: octets, places: Places | None = None, wait: bool = True):
        document = PdfDocument("essai", tmp_path / "Essai.pdf", make)
        preview = PreviewWindow(window.look, document, window, lambda _: dialogs, places or Places())
        with qtbot.waitActive(preview):
            preview.open()
        if wait:
            qtbot.waitUntil(lambda: bool(preview.view.sheets))
        return preview

    return open_


@pytest.fixture
def preview(open_preview: Opened) -> PreviewWindow:
    """The five pages, open."""
    return open_preview()
