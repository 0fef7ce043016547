"""No text is cut in the windows of the tasks on a file, in no state, at no zoom; none is wider than its parent."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QDialog
from pytestqt.exceptions import TimeoutError as QtTimeout
from pytestqt.qtbot import QtBot

from erasure_samples import with_copies
from gui.clipping import cut_texts
from gui_samples import wait_for_list
from paliers_desktop.actions.erasure import WAITS, Erased
from paliers_desktop.actions.erasure import look as look_at
from paliers_desktop.actions.erasure_errors import NotErasedError
from paliers_desktop.actions.handover import look
from paliers_desktop.actions.rebuilding_errors import SeriesExistsError
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.actions.write_errors import FileNotWrittenError
from paliers_desktop.gui.fichier.erasing_window import ErasingWindow
from paliers_desktop.gui.fichier.handing_over_window import HandingOverWindow
from paliers_desktop.gui.fichier.rebuilding_window import RebuildingWindow
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.preferences import Theme
from transmitted_samples import LYCEE, make_transmitting, transmit

ZOOMS = (100, 125, 150, 200)
AREAS = ((1366, 696), (1024, 696))
PLACE = Path("/media/referent/CLE USB CIRCONSCRIPTION/Documents partagés/Dossiers 2026-2027 des écoles de Créteil")
LONG_NAME = "Collège international Marie-Curie et Pierre-Joliot de Saint-Maur-des-Fossés"
ENDING = (
    Erased(PLACE / "sauvegardes" / "20261123-101112-131_fermeture_a1b2c3.paliers", "son emplacement ne répond pas"),
    Erased(PLACE / f"{LONG_NAME}.paliers", WAITS),
    Erased(PLACE / "20261123-101112-131_jour_a1b2c3.paliers"),
)


@pytest.fixture
def path(place: Path, tmp_path: Path) -> Path:
    made = make_transmitting(place, replace(LYCEE, nom=LONG_NAME), name=f"0940120V_{LONG_NAME}.paliers")
    transmit(made, tmp_path / "envois")
    with_copies(made)
    return made


def erasing(window: MainWindow, path: Path, _workplace: Workplace) -> Iterator[tuple[str, QDialog]]:
    made = ErasingWindow(window.look, window)
    made.open()
    made.show_question(look_at(path, PLACE))
    yield "question", made
    made.show_failure(NotErasedError(path, "il est ouvert dans un autre programme"))
    yield "failure", made
    made.show_working()
    yield "working", made
    made.show_ending(ENDING)
    yield "left", made
    made.show_ending(ENDING[2:])
    yield "done", made


def handing_over(window: MainWindow, path: Path, _workplace: Workplace) -> Iterator[tuple[str, QDialog]]:
    to_hand = replace(look(path), named=3)
    made = HandingOverWindow(window.look, to_hand, PLACE, window)
    made.open()
    yield "ask", made
    made.show_failure(FileNotWrittenError(PLACE / path.name, OSError(28, "")))
    yield "failure", made
    made.show_written(PLACE / path.name)
    yield "written", made


def rebuilding(window: MainWindow, path: Path, workplace: Workplace) -> Iterator[tuple[str, QDialog]]:
    made = RebuildingWindow(window.look, PLACE, window)
    made.open()
    yield "reading", made
    made.show_series(workplace.gather((path.parent.parent / "envois").iterdir()))
    yield "series", made
    made.show_failure(SeriesExistsError(PLACE / path.name, 2))
    yield "failure", made
    made.show_refused(SeriesExistsError(PLACE / path.name, 2))
    yield "refused", made


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("states", [erasing, handing_over, rebuilding])
def test_no_text_is_cut(
    zoom: int,
    states: Callable[[MainWindow, Path, Workplace], Iterator[tuple[str, QDialog]]],
    path: Path,
    workplace: Workplace,
    open_window: Callable[[], MainWindow],
    qtbot: QtBot,
) -> None:
    workplace.prefer(zoom=zoom, theme=Theme.SOMBRE if zoom == ZOOMS[0] else Theme.CLAIR)
    window = open_window()
    wait_for_list(window, qtbot)
    faults = []
    for area in AREAS:
        window.resize(*area)
        shown = None
        for state, shown in states(window, path, workplace):
            with contextlib.suppress(QtTimeout):
                qtbot.waitUntil(lambda shown=shown: not cut_texts(shown), timeout=1500)
            faults += [f"{area[0]} {state}: {fault}" for fault in cut_texts(shown)]
            if shown.width() > area[0] or shown.height() > area[1]:
                faults.append(f"{area[0]} {state}: the window is {shown.width()} × {shown.height()}")
        if shown:
            shown.done(0)
    assert faults == []
