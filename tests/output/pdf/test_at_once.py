"""Documents drawn in several threads (a batch beside the window) are those drawn one after the other."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from paliers_desktop.core.report.own_code import Sheet, SheetLine
from paliers_desktop.output.pdf.sheet import render_sheet
from paliers_desktop.paths import resources_folder

ACCENTS = "".join(map(chr, (*range(0xC0, 0x180), *range(0x1EA0, 0x1EF9))))
"""Letters drawn as two glyphs, which reportlab looks up one after the other in the font."""
UAI = SheetLine("UAI", "0949912N", code=True)
SHEETS = tuple(Sheet(f"Essai {rank}", (UAI,), (ACCENTS[rank:], ACCENTS[: -rank - 1])) for rank in range(4))
ROUNDS = 12


@pytest.fixture
def restless_threads() -> Iterator[None]:
    """Threads give way to each other as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def drawn(sheet: Sheet) -> bytes:
    return render_sheet(sheet, resources_folder() / "fonts")


def test_documents_drawn_at_once_are_the_same_bytes(restless_threads: None) -> None:
    alone = [drawn(sheet) for sheet in SHEETS]
    with ThreadPoolExecutor(len(SHEETS)) as threads:
        at_once = list(threads.map(drawn, SHEETS * ROUNDS))
    assert at_once == alone * ROUNDS
