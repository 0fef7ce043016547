"""A file that was handed over, opened for the first time: « ce qui reste à faire », once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from paliers_desktop.actions.dossiers import OpenDossier
from paliers_desktop.actions.handover import Received, received
from paliers_desktop.core.report.wording import date_in_words
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.components.reading_area import ReadingArea
from paliers_desktop.gui.fichier.relais_lines import relais_lines
from paliers_desktop.gui.fichier.task_window import lines_block
from paliers_desktop.gui.session import Session
from paliers_desktop.gui.style import Style

if TYPE_CHECKING:
    from paliers_desktop.gui.main_window import MainWindow

TITLE = "Ce qui reste à faire"
ONCE = "Ce rappel s’affiche une fois. Les domaines, « Résultat » et « Vérifier et exporter » le disent ensuite à jour."
WIDTH, HEIGHT = 660, 560


class ReceivedWindow(ReadingWindow):
    """From when the file is, then the sections of the relais."""

    def __init__(self, style: Style, told: Received, nom: str, parent: QWidget) -> None:
        super().__init__(style, TITLE, parent)
        words = f"Ce fichier vous a été remis le {date_in_words(told.day)}. Voici ce qui reste à faire."
        self.content.addWidget(label(style, nom, "h2", wrap=True))
        self.content.addWidget(label(style, words, "body", wrap=True))
        self.area = ReadingArea(lines_block(style, relais_lines(told.relais)), TITLE)
        self.content.addWidget(self.area, 1)
        self.content.addWidget(label(style, ONCE, "small", "text2", wrap=True))
        self.close_button.set_text("Commencer")
        self.close_button.setDefault(True)
        self.fit(WIDTH, HEIGHT)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)


def show_received(window: "MainWindow", opened: OpenDossier) -> None:
    """Show it in front of the pages; nobody waits for it."""
    told, session = received(opened), window.session
    if told is None or session is None:
        return
    made = ReceivedWindow(window.look, told, opened.state.assessment.etablissement.nom, window)
    made.finished.connect(lambda: _note_read(window, session))
    made.open()


def _note_read(window: "MainWindow", session: Session) -> None:
    """It was read: the file remembers a place of its reader instead."""
    if window.session is session:
        session.dossier.remember_place(session.place.critere or session.place.step)
