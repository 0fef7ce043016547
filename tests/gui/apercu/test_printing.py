"""What reaches the printer: the right pages, as they are seen, stopped when asked, and a sentence when it fails."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from gui.apercu.conftest import COUNT, draw
from paliers_desktop.gui.apercu.printing import pages_to_print, printer_for
from paliers_desktop.gui.dialogs import Dialogs

Range = QPrinter.PrintRange


def into(path: Path, **more):
    """What a person sets in the dialog: here a file, and for instance the range."""

    def setup(printer: QPrinter) -> None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        for name, value in more.items():
            getattr(printer, name)(value)

    return setup


@pytest.fixture
def send(preview, dialogs, qtbot):
    """Print with Ctrl+P, and wait for the end."""

    def send_(setup) -> None:
        dialogs.answers = [setup]
        QTest.keyClick(preview.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: not preview.actions_row.printing, timeout=20_000)

    return send_


def drawn(path: Path, page: int, dpi: int = 50) -> Image.Image:
    """A page as poppler draws it."""
    command = ["pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-png", str(path)]
    run = subprocess.run(command, check=True, capture_output=True)
    return Image.open(BytesIO(run.stdout)).convert("L")


def facts(path: Path) -> dict[str, str]:
    lines = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True).stdout.decode().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def test_every_page_is_printed_as_it_is(send, preview, octets, tmp_path: Path):
    source, printed = tmp_path / "source.pdf", tmp_path / "printed.pdf"
    source.write_bytes(octets)
    send(into(printed))
    told = facts(printed)
    assert told["Pages"] == str(COUNT)
    assert "(A4)" in told["Page size"]
    assert told["Title"] == "Essai"
    for page in range(1, COUNT + 1):
        mine, expected = drawn(printed, page), drawn(source, page)
        assert mine.size == expected.size
        assert ImageStat.Stat(ImageChops.difference(mine, expected)).mean[0] < 2
    other = ImageStat.Stat(ImageChops.difference(drawn(printed, 1), drawn(source, 5))).mean[0]
    assert other > 5  # so that the comparison means something
    assert preview.actions_row.told.text().replace("\u00a0", " ") == "Envoyé à l’imprimante : 5 pages."
    assert preview.actions_row.print.isVisible()
    assert not preview.actions_row.stop.isVisible()


def test_the_pages_asked_for_and_no_other(send, octets, tmp_path: Path):
    source, printed = tmp_path / "source.pdf", tmp_path / "printed.pdf"
    source.write_bytes(octets)
    ranges = QPageRanges.fromString("2,4-5")
    send(into(printed, setPrintRange=Range.PageRange, setPageRanges=ranges))
    assert facts(printed)["Pages"] == "3"
    difference = ImageChops.difference(drawn(printed, 1), drawn(source, 2))
    assert ImageStat.Stat(difference).mean[0] < 2


def test_the_page_in_sight(send, preview, octets, tmp_path: Path):
    source, printed = tmp_path / "source.pdf", tmp_path / "printed.pdf"
    source.write_bytes(octets)
    preview.view.go(3)
    send(into(printed, setPrintRange=Range.CurrentPage))
    assert facts(printed)["Pages"] == "1"
    assert ImageStat.Stat(ImageChops.difference(drawn(printed, 1), drawn(source, 4))).mean[0] < 2


def test_copies_and_order(preview):
    printer = printer_for(preview._pages, "Essai")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert pages_to_print(printer, 3, 0) == [0, 1, 2, 0, 1, 2]
    printer.setCollateCopies(False)
    assert pages_to_print(printer, 3, 0) == [0, 0, 1, 1, 2, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    printer.setCopyCount(1)
    assert pages_to_print(printer, 3, 0) == [2, 1, 0]


def test_another_paper_takes_the_whole_page(send, octets, tmp_path: Path):
    source, printed = tmp_path / "source.pdf", tmp_path / "printed.pdf"
    source.write_bytes(octets)
    send(into(printed, setPageSize=QPageSize(QPageSize.PageSizeId.A5)))
    mine = drawn(printed, 1, 142)  # A5 is 0.707 of A4
    expected = drawn(source, 1, 100).resize(mine.size)
    assert ImageStat.Stat(ImageChops.difference(mine, expected)).mean[0] < 3


def test_a_landscape_page_turns_the_paper(open_preview, dialogs, qtbot, tmp_path: Path):
    preview = open_preview(lambda: draw(2, wide=(2,)))
    printed = tmp_path / "printed.pdf"
    dialogs.answers = [into(printed)]
    preview.print_pages()
    qtbot.waitUntil(lambda: not preview.actions_row.printing, timeout=20_000)
    tall, wide = drawn(printed, 1), drawn(printed, 2)
    assert tall.height > tall.width
    assert wide.width > wide.height


def test_margins_of_the_printer_do_not_shrink_the_page(preview):
    printer = printer_for(preview._pages, "Essai")
    printer.setPageMargins(QMarginsF(20, 20, 20, 20))
    assert printer.paperRect(QPrinter.Unit.Millimeter).width() == pytest.approx(210, abs=1)


def test_giving_up_prints_nothing(preview, dialogs):
    dialogs.answers = [None]
    preview.print_pages()
    assert not preview.actions_row.printing


def test_it_can_be_stopped(preview, dialogs, qtbot, tmp_path: Path):
    dialogs.answers = [into(tmp_path / "printed.pdf", setCopyCount=200)]
    preview.print_pages()
    row = preview.actions_row
    assert row.stop.hasFocus()
    qtbot.waitUntil(lambda: "page 2" in row.told.text().replace("\u00a0", " "), timeout=20_000)
    assert not row.print.isVisible()
    QTest.keyClick(row.stop, Qt.Key.Key_Return)
    assert not row.printing
    assert row.told.text().replace("\u00a0", " ") == "Impression arrêtée."
    assert row.print.hasFocus()


def test_closing_stops_it(preview, dialogs, qtbot, tmp_path: Path):
    dialogs.answers = [into(tmp_path / "printed.pdf", setCopyCount=200)]
    preview.print_pages()
    with qtbot.waitSignal(preview.destroyed):
        preview.reject()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told_in_a_sentence(send, preview, dialogs, tmp_path: Path):
    send(into(tmp_path / "nowhere" / "printed.pdf"))
    (told,) = dialogs.told
    assert told.startswith("L’impression n’a pas pu commencer. Vérifiez que l’imprimante est allumée")
    assert preview.actions_row.print.isVisible()
    assert not preview.actions_row.stop.isVisible()


def test_a_post_without_printer_is_told_what_to_do(preview, dialogs, monkeypatch):
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", lambda: [])
    dialogs.choose_printer = Dialogs(preview).choose_printer
    preview.print_pages()
    (told,) = dialogs.told
    assert told.startswith("Aucune imprimante n’est installée sur ce poste. Enregistrez le PDF, puis imprimez-le ")
