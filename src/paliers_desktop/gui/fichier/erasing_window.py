"""The window of « Supprimer les données de cet établissement »: what goes, what stays, then how it ended."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from paliers_desktop.actions.erasure import WAITS, Erased, ToErase
from paliers_desktop.errors import UserError
from paliers_desktop.gui.components.banner import Banner
from paliers_desktop.gui.components.buttons import primary_button, secondary_button
from paliers_desktop.gui.components.labels import label
from paliers_desktop.gui.fichier.erasing_words import (
    FIRST,
    QUESTION,
    ending_words,
    going_and_staying,
    left_lines,
    unreachable_words,
    what_goes,
    whose,
)
from paliers_desktop.gui.fichier.task_window import TaskWindow, lines_block, waiting_page
from paliers_desktop.gui.fichier.tasks import FileTask
from paliers_desktop.gui.style import Style

WIDTH, HEIGHT = 660, 600
LOOKING = "Recherche de ce qui serait supprimé…"
STOP = "Arrêter"


class ErasingWindow(TaskWindow):
    """erase_asked(anyway), export_asked() and relay_asked() by the person; stop_asked() while it is being done."""

    erase_asked = Signal(bool)
    export_asked = Signal()
    relay_asked = Signal()
    stop_asked = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, FileTask.ERASE.value.rstrip("…"), parent)
        self._name = ""
        self._working = False
        self.failure = Banner(style, "err", parent=self)
        self.failure.hide()
        self.erase = secondary_button(style, "Supprimer", icon="trash-2", height=36)
        self.again = primary_button(style, "Réessayer", height=36)
        self.anyway = secondary_button(style, "Supprimer quand même", height=36)
        self.add_buttons(self.erase, self.anyway, self.again)
        self.erase.clicked.connect(lambda: self.erase_asked.emit(False))
        self.again.clicked.connect(lambda: self.erase_asked.emit(False))
        self.anyway.clicked.connect(lambda: self.erase_asked.emit(True))
        self.fit(WIDTH, HEIGHT)
        self.show_page(waiting_page(style, LOOKING), "Annuler")

    def show_question(self, told: ToErase) -> None:
        """Ask, « Conserver » being the safe choice; what could be wanted first is offered."""
        self._name = told.etablissement.nom if told.etablissement else told.found.path.name
        self.failure.hide()
        self.show_page(self._question(told), "Conserver", self.erase, said=f"{QUESTION} {what_goes(told)}")

    def show_failure(self, error: UserError) -> None:
        """Nothing was erased: say why, above the same question."""
        self._working = False
        self.show_page(self._asked, "Conserver", self.erase)
        self.tell_on_top(self.failure, str(error))

    def show_working(self) -> None:
        """It is being done."""
        self._working = True
        self.show_page(waiting_page(self.look, "Suppression en cours…"), STOP, said="Suppression en cours…")

    def show_ending(self, outcomes: Sequence[Erased], *, stopped: bool = False) -> None:
        """Say what is gone and what is left, with another try at that."""
        self._working = False
        words = ending_words(self._name, outcomes, stopped=stopped)
        left = [outcome for outcome in outcomes if outcome.reason]
        page, column = self.new_page("Ce qui reste et ce qui est supprimé")
        column.addWidget(Banner(self.look, "warn" if left or stopped else "ok", words))
        column.addWidget(lines_block(self.look, left_lines(outcomes)))
        column.addStretch()
        again = [self.again] if left or stopped else []
        anyway = [self.anyway] if any(outcome.reason == WAITS for outcome in left) else []
        self.show_page(page, "Fermer", *anyway, *again, said=words)

    def reject(self) -> None:
        """« Conserver », Échap and the cross; while it is being done, stop after the file under way."""
        if self._working:
            self.stop_asked.emit()
        else:
            super().reject()

    def _question(self, told: ToErase) -> QWidget:
        style = self.look
        self._asked, column = self.new_page(QUESTION)
        column.addWidget(label(style, QUESTION, "h2", wrap=True))
        column.addWidget(label(style, whose(told), "body", strong=True, wrap=True))
        column.addWidget(label(style, what_goes(told), "body", wrap=True))
        column.addWidget(self.failure)
        if words := unreachable_words(told):
            column.addWidget(Banner(style, "warn", words))
        if told.etablissement and told.found.own:
            column.addWidget(label(style, FIRST, "small", "text2", wrap=True))
            column.addLayout(self._first_offers())
        column.addWidget(lines_block(style, going_and_staying(told)))
        column.addStretch()
        return self._asked

    def _first_offers(self) -> QHBoxLayout:
        self.export = secondary_button(self.look, "Exporter d’abord…", height=36)
        self.relay = secondary_button(self.look, FileTask.HAND_OVER.value, height=36)
        self.export.clicked.connect(self.export_asked)
        self.relay.clicked.connect(self.relay_asked)
        row = QHBoxLayout()
        row.setSpacing(self.look.px(10))
        for button in (self.export, self.relay):
            row.addWidget(button)
        row.addStretch()
        return row
