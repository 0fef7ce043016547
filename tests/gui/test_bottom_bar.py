"""The foot of the window: what it claims of the disk."""

import datetime

import pytest
from PySide6.QtWidgets import QApplication

from gui_samples import forget
from paliers_desktop.gui.bottom_bar import BottomBar
from paliers_desktop.gui.saving.saver import Saving, SavingState
from paliers_desktop.gui.style import Style, Theme
from paliers_desktop.paths import resources_folder

NOW = datetime.datetime(2026, 11, 23, 9, 5)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (NOW.replace(hour=0, minute=7), "Enregistré à 0:07"),
        (datetime.datetime(2026, 11, 22, 23, 59), "Enregistré le 22 novembre 2026"),
        (datetime.datetime(2025, 6, 1, 9, 5), "Enregistré le 1er juin 2025"),
        (None, ""),
    ],
)
def test_a_time_is_only_said_of_today(qapp: QApplication, at: datetime.datetime | None, words: str) -> None:
    bar = BottomBar(Style(resources_folder(), Theme.LIGHT, 100), now=lambda: NOW)
    bar.show_saving(SavingState(Saving.SAVED, at.astimezone() if at else None))
    assert bar.saved.text() == words
    forget(bar)
