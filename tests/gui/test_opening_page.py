"""The window starts with an établissement: it is seen at once, and what is not needed waits."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dossier_samples import LYCEE
from gui_samples import TODAY, close, forget
from paliers_desktop.actions.dossiers import create_dossier
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.core.grid_loader import Catalogue
from paliers_desktop.core.typography import typographic
from paliers_desktop.gui.listing.home import HomePage
from paliers_desktop.gui.main_window import MainWindow


def test_an_etablissement_opens_once_the_window_is_seen_and_the_list_is_made_only_when_asked(
    workplace: Workplace, catalogue: Catalogue, place: Path, qtbot: QtBot
) -> None:
    path = create_dossier(place, LYCEE, catalogue, TODAY).dossier.path
    window = MainWindow(workplace, opening=path.stem)
    asked: list[bool] = []
    window.opening_shown.connect(lambda: asked.append(window.isVisible()))
    window.opening_shown.connect(lambda: window.open_path(path))
    try:
        assert not window.findChildren(HomePage)
        assert typographic(f"Ouverture de « {path.stem} »…") in [label.text() for label in window.findChildren(QLabel)]
        window.show()
        assert window.wizard is None
        qtbot.waitUntil(lambda: window.wizard is not None)
        assert asked == [True]
        assert not window.findChildren(HomePage)
        for step in ("formation", "ressources", "pilotage"):  # the first page is still whole when it comes back
            window.wizard.go_step(step)
            assert window.wizard.domain_page().filter.palier is None
        window.show_home()
        assert window.findChildren(HomePage) == [window.home]
        qtbot.waitUntil(lambda: window.home.list.order.rowCount() == 1)
    finally:
        close(window, qtbot)
        forget(window)
