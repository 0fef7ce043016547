"""The window of « Exporter pour l’académie »: its pages and the buttons of each; it asks, `BatchExport` does."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from paliers_desktop.actions.batch_export import Foreseen
from paliers_desktop.actions.listing import Listed
from paliers_desktop.core.typography import typographic
from paliers_desktop.errors import UserError
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.buttons import Button, primary_button, secondary_button
from paliers_desktop.gui.listing import exports_words as words
from paliers_desktop.gui.listing.batch_dialog import HEIGHT, STOPPING, TOLD_EVERY, WIDTH
from paliers_desktop.gui.listing.batch_pages import ProgressPage
from paliers_desktop.gui.listing.exports_pages import AskCodesPage, TellPage
from paliers_desktop.gui.listing.words import title
from paliers_desktop.gui.style import Style


class ExportsDialog(ReadingWindow):
    """look_asked(), then back_asked() or go_asked(); stop_asked(), then give_up_asked() by who cannot wait."""

    look_asked = Signal()
    back_asked = Signal()
    go_asked = Signal()
    stop_asked = Signal()
    give_up_asked = Signal()
    show_place_asked = Signal()

    def __init__(self, style: Style, chosen: Sequence[Listed], folder: Path, parent: QWidget) -> None:
        super().__init__(style, words.TITLE, parent)
        self._chosen = tuple(chosen)
        self._stopping = False
        self.ask = AskCodesPage(style, chosen, folder)
        self.looking = ProgressPage(style, words.READING)
        self.preview = TellPage(style, "Ce qui va se passer pour chaque établissement")
        self.progress = ProgressPage(style, words.SIGNING)
        self.ending = TellPage(style, "Ce qui s’est passé pour chaque établissement")
        self._stack = QStackedWidget()
        for page in (self.ask, self.looking, self.preview, self.progress, self.ending):
            self._stack.addWidget(page)
        self.content.addWidget(self._stack, 1)
        self.look_button = primary_button(style, words.LOOK, height=36)
        self.go = primary_button(style, words.export_words(0), height=36)
        self.show_place = secondary_button(style, "Ouvrir l’emplacement", icon="folder-open", height=36)
        self._put_buttons()
        self.look_button.clicked.connect(self.look_asked)
        self.go.clicked.connect(self.go_asked)
        self.show_place.clicked.connect(self.show_place_asked)
        self.fit(WIDTH, HEIGHT)
        self.show_ask()

    def show_ask(self, error: UserError | None = None) -> None:
        """Which codes, and where; `error`: why they cannot be read."""
        self.ask.show_failure(error)
        self.look_button.setEnabled(self.ask.codes.folder != Path())
        self._show(self.ask, "Annuler", self.look_button)
        self.ask.codes.choose.setFocus(Qt.FocusReason.TabFocusReason)
        if error:
            announce(self, typographic(str(error)))

    def show_looking(self, done: int) -> None:
        """So many are read."""
        self._show_going(self.looking, done)

    def show_foreseen(self, foreseen: Sequence[Foreseen]) -> None:
        """Say what will happen, before anything does."""
        ready = sum(one.ready for one in foreseen)
        kind = "info" if ready == len(foreseen) else "warn"
        lines = words.foreseen_lines(self._chosen, foreseen)
        self.preview.show_lines(kind, words.foreseen_words(foreseen), lines, f"Emplacement : {self.ask.place.folder}")
        self.go.set_text(words.export_words(ready))
        self._show(self.preview, words.BACK, *((self.go,) if ready else ()))
        (self.go if ready else self.close_button).setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, self.preview.words())

    def show_progress(self, done: int) -> None:
        """So many are done; the next one is under way."""
        self._show_going(self.progress, done)

    def show_ended(self, ended: words.Ended) -> None:
        """Say how it ended, and what became of each."""
        where = f"Emplacement : {self.ask.place.folder}" if ended.written else ""
        lines = words.ended_lines(self._chosen, ended)
        self.ending.show_lines(ended.kind, words.ended_words(ended), lines, where)
        self._show(self.ending, "Fermer", *((self.show_place,) if ended.written else ()))
        self.close_button.setDefault(True)
        self.close_button.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, self.ending.words())

    def reject(self) -> None:
        """« Annuler », Échap and the cross: back from a look, stop what runs, else close."""
        page = self._stack.currentWidget()
        if page in (self.looking, self.preview):
            self.back_asked.emit()
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

    def _show_going(self, page: ProgressPage, done: int) -> None:
        total = len(self._chosen)
        page.show_progress(done, total, title(self._chosen[min(done, total - 1)]))
        if self._stack.currentWidget() is not page:
            self._show(page, "Annuler")
            self.close_button.setFocus(Qt.FocusReason.TabFocusReason)
        if done % TOLD_EVERY == 0:
            announce(self, page.name.text())

    def _show(self, page: QWidget, closing: str, *buttons: Button) -> None:
        self._stack.setCurrentWidget(page)
        self.close_button.set_text(closing)
        for button in (self.look_button, self.go, self.show_place):
            button.setVisible(button in buttons)
        if buttons and page is not self.ending:
            buttons[0].setDefault(True)

    def _put_buttons(self) -> None:
        """« Annuler » first, the main action last, as they are read; « Fermer » after all."""
        before = None
        for button in (self.show_place, self.close_button, self.look_button, self.go):
            button.setAutoDefault(False)
            self.foot.removeWidget(button)
            self.foot.addWidget(button)
            if before:
                self.setTabOrder(before, button)
            before = button
