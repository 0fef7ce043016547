"""The window of « Enregistrer 12 PDF »: its pages and the buttons of each; it asks, `BatchPdf` does."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from paliers_desktop.actions.listing import Listed
from paliers_desktop.core.typography import typographic
from paliers_desktop.errors import UserError
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.buttons import Button, primary_button, secondary_button
from paliers_desktop.gui.listing.batch_pages import AskPage, DonePage, ExistingPage, ProgressPage
from paliers_desktop.gui.listing.batch_words import KEEP_BOTH, REPLACE, Ending
from paliers_desktop.gui.listing.words import save_words, title
from paliers_desktop.gui.style import Style

WIDTH, HEIGHT = 620, 540
STOPPING = "Arrêt après l’établissement en cours."
LOOKING = "Lecture de l’emplacement…"
TOLD_EVERY = 10
"""A screen reader hears how far it is after so many établissements."""


class BatchDialog(ReadingWindow):
    """go_asked(), then replace_asked() or keep_asked(); stop_asked(), then give_up_asked() by who cannot wait."""

    go_asked = Signal()
    replace_asked = Signal()
    keep_asked = Signal()
    stop_asked = Signal()
    give_up_asked = Signal()
    show_place_asked = Signal()

    def __init__(self, style: Style, chosen: Sequence[Listed], folder: Path, parent: QWidget) -> None:
        super().__init__(style, save_words(len(chosen)).rstrip("…"), parent)
        self._chosen = tuple(chosen)
        self._stopping = False
        self.ask = AskPage(style, chosen, folder)
        self.existing = ExistingPage(style)
        self.progress = ProgressPage(style)
        self.ending = DonePage(style)
        self._stack = QStackedWidget()
        for page in (self.ask, self.existing, self.progress, self.ending):
            self._stack.addWidget(page)
        self.content.addWidget(self._stack, 1)
        self.go = primary_button(style, save_words(len(chosen)).rstrip("…"), height=36)
        self.replace = secondary_button(style, REPLACE, height=36)
        self.keep = primary_button(style, KEEP_BOTH, height=36)
        self.show_place = secondary_button(style, "Ouvrir l’emplacement", icon="folder-open", height=36)
        self._put_buttons()
        self.go.clicked.connect(self.go_asked)
        self.replace.clicked.connect(self.replace_asked)
        self.keep.clicked.connect(self.keep_asked)
        self.show_place.clicked.connect(self.show_place_asked)
        self.fit(WIDTH, HEIGHT)
        self.show_ask()

    def show_ask(self, error: UserError | None = None) -> None:
        """What and where; `error`: why nothing can be written there."""
        self.ask.show_failure(error)
        for widget in (self.go, self.ask):
            widget.setEnabled(True)
        self._show(self.ask, "Annuler", self.go)
        self.ask.focus_first()
        if error:
            announce(self, typographic(str(error)))

    def show_looking(self) -> None:
        """The place is being read, which may take time on a share."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        for widget in (self.go, self.ask):
            widget.setEnabled(False)
        announce(self, LOOKING)

    def show_existing(self, names: Sequence[str]) -> None:
        """Ask about the files that are there."""
        self.existing.show_names(names, self.ask.folder)
        self._show(self.existing, "Annuler", self.keep, self.replace)
        self.keep.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, self.existing.words())

    def show_progress(self, done: int) -> None:
        """So many are done; the next one is under way."""
        total = len(self._chosen)
        self.progress.show_progress(done, total, title(self._chosen[min(done, total - 1)]))
        if self._stack.currentWidget() is not self.progress:
            self._show(self.progress, "Annuler")
            self.close_button.setFocus(Qt.FocusReason.TabFocusReason)
        if done % TOLD_EVERY == 0:
            announce(self, self.progress.name.text())

    def show_ending(self, ending: Ending) -> None:
        """Say how it ended; nothing more can be asked but to see where."""
        self.ending.show_ending(self._chosen, ending, self.ask.folder)
        self._show(self.ending, "Fermer", *((self.show_place,) if ending.written else ()))
        self.close_button.setDefault(True)
        self.close_button.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, self.ending.words())

    def reject(self) -> None:
        """« Annuler », Échap and the cross: back from a question, stop what runs, else close."""
        page = self._stack.currentWidget()
        if page is self.existing:
            self.show_ask()
        elif page is self.progress and self._stopping:
            self.give_up_asked.emit()
        elif page is self.progress:
            self._stopping = True
            self.close_button.set_text("Ne plus attendre")
            self.progress.show_note(STOPPING)
            announce(self, STOPPING)
            self.stop_asked.emit()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing but Échap and Entrée: the keys that close a window to read would stop what runs here."""
        QDialog.keyPressEvent(self, event)

    def _show(self, page: QWidget, closing: str, *buttons: Button) -> None:
        self._stack.setCurrentWidget(page)
        self.close_button.set_text(closing)
        for button in (self.go, self.replace, self.keep, self.show_place):
            button.setVisible(button in buttons)
        if buttons and page is not self.ending:
            buttons[0].setDefault(True)

    def _put_buttons(self) -> None:
        """« Annuler » first, the main action last, as they are read; « Fermer » after all."""
        before = None
        for button in (self.show_place, self.close_button, self.replace, self.go, self.keep):
            button.setAutoDefault(False)
            self.foot.removeWidget(button)
            self.foot.addWidget(button)
            if before:
                self.setTabOrder(before, button)
            before = button
