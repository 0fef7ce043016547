"""No text is cut in the list with several chosen, nor in any state of « Enregistrer 12 PDF », at any zoom."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import TimeoutError as QtTimeout
from pytestqt.qtbot import QtBot

from gui.clipping import cut_texts
from gui_samples import wait_for_list
from listing_samples import make_dossier
from paliers_desktop.actions.batch import Outcome
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.actions.write_errors import BatchStoppedError
from paliers_desktop.gui.listing.batch_words import Ending
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.preferences import Theme

ZOOMS = (100, 125, 150, 200)
AREAS = ((1366, 696), (1024, 696))
COUNT = 40
LONG_NAME = "Collège international Marie-Curie et Pierre-Joliot de Saint-Maur-des-Fossés"
PLACE = Path("/media/referent/CLE USB CIRCONSCRIPTION/Documents partagés/Synthèses 2026-2027 des écoles de Créteil")
FULL = BatchStoppedError(PLACE, OSError(28, ""), "Synthese.pdf")


def faults_of(shown: QWidget, state: str, qtbot: QtBot) -> list[str]:
    """What is cut once Qt has laid everything out."""
    with contextlib.suppress(QtTimeout):
        qtbot.waitUntil(lambda: not cut_texts(shown), timeout=1500)
    return [f"{state}: {fault}" for fault in cut_texts(shown)]


@pytest.fixture
def places(place: Path, workplace: Workplace) -> Path:
    """Forty établissements of long names, one of them damaged."""
    for number in range(COUNT):
        path = make_dossier(place, number, number, f"{LONG_NAME} {number}")
    path.write_bytes(path.read_bytes()[:-5000])
    workplace.add_folder(place)
    return place


@pytest.mark.parametrize("zoom", ZOOMS)
def test_no_text_is_cut(
    zoom: int, places: Path, workplace: Workplace, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    workplace.prefer(zoom=zoom, theme=Theme.SOMBRE if zoom == ZOOMS[0] else Theme.CLAIR, last_folder=str(PLACE))
    window = open_window()
    wait_for_list(window, qtbot)
    faults = []
    for area in AREAS:
        window.resize(*area)
        window.home.list.selectAll()
        faults += faults_of(window, f"{area[0]} liste", qtbot)
        window.home.actions_menu.pdf.trigger()
        dialog = window.etablissements.batches.pdf.dialog
        chosen = window.home.list.chosen
        faults += faults_of(dialog, f"{area[0]} demander", qtbot)
        dialog.show_ask(FULL)
        faults += faults_of(dialog, f"{area[0]} refus", qtbot)
        dialog.show_existing([f"Version-complete_094000{rank}A_creteil-2026-2027.pdf" for rank in range(9)])
        faults += faults_of(dialog, f"{area[0]} existent", qtbot)
        dialog.show_progress(7)
        faults += faults_of(dialog, f"{area[0]} progrès", qtbot)
        dialog.close_button.click()
        faults += faults_of(dialog, f"{area[0]} arrêt", qtbot)
        outcomes = tuple(Outcome(row.path, None if row.reason else PLACE, row.reason) for row in chosen[:12])
        dialog.show_ending(Ending(outcomes, chosen[12:], error=FULL))
        faults += faults_of(dialog, f"{area[0]} fin", qtbot)
        dialog.close_button.click()
    assert not faults, "\n".join(faults)
