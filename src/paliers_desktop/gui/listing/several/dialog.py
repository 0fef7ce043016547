"""The window of a task on several établissements: its pages and the buttons of each; it asks, `Several` does."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from paliers_desktop.actions.listing import Listed
from paliers_desktop.core.typography import typographic
from paliers_desktop.errors import UserError
from paliers_desktop.gui.aide.reading_window import ReadingWindow
from paliers_desktop.gui.announce import announce
from paliers_desktop.gui.components.buttons import Button, primary_button, secondary_button
from paliers_desktop.gui.listing.batch_dialog import HEIGHT, STOPPING, TOLD_EVERY, WIDTH
from paliers_desktop.gui.listing.batch_pages import ProgressPage
from paliers_desktop.gui.listing.several.task import (
    BACK,
    LOOK,
    AskPage,
    Ended,
    Said,
    Task,
    ended_lines,
    foreseen_lines,
)
from paliers_desktop.gui.listing.several.tell_page import TellPage
from paliers_desktop.gui.listing.words import title
from paliers_desktop.gui.style import Style


class SeveralDialog(ReadingWindow):
    """look_asked(), then back_asked() or go_asked(); stop_asked(), then give_up_asked() by who cannot wait."""

    look_asked = Signal()
    back_asked = Signal()
    go_asked = Signal()
    stop_asked = Signal()
    give_up_asked = Signal()
    show_place_asked = Signal()

    def __init__(self, style: Style, task: Task, ask: AskPage, chosen: Sequence[Listed], parent: QWidget) -> None:
        super().__init__(style, task.title, parent)
        self._task = task
        self._chosen = tuple(chosen)
        self._stopping = False
        self.ask = ask
        self.looking = ProgressPage(style, task.reading)
        self.preview = TellPage(style, "Ce qui va se passer pour chaque établissement")
        self.progress = ProgressPage(style, task.writing)
        self.ending = TellPage(style, "Ce qui s’est passé pour chaque établissement")
        self._stack = QStackedWidget()
        for page in (self.ask, self.looking, self.preview, self.progress, self.ending):
            self._stack.addWidget(page)
        self.content.addWidget(self._stack, 1)
        self.look_button = primary_button(style, LOOK, height=36)
        self.go = primary_button(style, task.go_words(0), height=36)
        self.show_place = secondary_button(style, "Ouvrir l’emplacement", icon="folder-open", height=36)
        self._put_buttons()
        self.look_button.clicked.connect(self.look_asked)
        self.go.clicked.connect(self.go_asked)
        self.show_place.clicked.connect(self.show_place_asked)
        ask.changed.connect(self._follow_ask)
        ask.answered.connect(self._on_answered)
        self.fit(WIDTH, HEIGHT)
        self.show_ask()

    def show_ask(self, error: UserError | None = None) -> None:
        """What is asked; `error`: why it cannot go on."""
        self.ask.show_failure(error)
        self._follow_ask()
        self._show(self.ask, "Annuler", self.look_button)
        self.ask.focus_first()
        if error:
            announce(self, typographic(str(error)))

    def show_looking(self, done: int) -> None:
        """So many are read."""
        self._show_going(self.looking, done)

    def show_foreseen(self, foreseen: Sequence[Said]) -> None:
        """Say what will happen, before anything does."""
        ready = sum(one.ok for one in foreseen)
        kind = "info" if ready == len(foreseen) else "warn"
        lines = foreseen_lines(self._chosen, foreseen)
        self.preview.show_lines(kind, self._task.foreseen_words(foreseen), lines, self.ask.where)
        self.go.set_text(self._task.go_words(ready))
        self._show(self.preview, BACK, *((self.go,) if ready else ()))
        (self.go if ready else self.close_button).setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, self.preview.words())

    def show_progress(self, done: int) -> None:
        """So many are done; the next one is under way."""
        self._show_going(self.progress, done)

    def show_ended(self, ended: Ended) -> None:
        """Say how it ended, and what became of each."""
        where = self.ask.where if ended.written else ""
        lines = ended_lines(self._chosen, ended, self._task)
        words = f"{ended.why} {self._task.ended_words(ended)}".strip()
        self.ending.show_lines(ended.kind, words, lines, where)
        self._show(self.ending, "Fermer", *((self.show_place,) if where else ()))
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

    def _follow_ask(self) -> None:
        self.look_button.setEnabled(self.ask.ready)

    def _on_answered(self) -> None:
        self._follow_ask()
        self.look_button.setFocus()

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
