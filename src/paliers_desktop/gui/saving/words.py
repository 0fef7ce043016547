"""Whether everything is on disk, in words: of the window's foot and of the wall alike."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from paliers_desktop.core.paris import paris_now
from paliers_desktop.core.report.wording import date_in_words
from paliers_desktop.gui.components.saved_state import SavedState
from paliers_desktop.gui.saving.saver import Saving, SavingState

SLOW_MS = 300
"""« Enregistrement… » is said from then on."""


class SavingWords(QObject):
    """Tells a SavedState what to show; `now`: the time on clocks."""

    def __init__(self, saved: SavedState, now: Callable[[], datetime] = paris_now) -> None:
        super().__init__(saved)
        self._saved = saved
        self._now = now
        self._waiting = False
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(saved.show_saving)

    def show(self, state: SavingState) -> None:
        """Say truthfully whether everything is on disk."""
        if state.saving is not Saving.SAVING:
            self._waiting = False
            self._slow.stop()
        if state.saving is Saving.FAILED:
            self._saved.show_failed()
        elif state.saving is Saving.SAVING:
            self._wait_word()
        elif state.at:
            self._saved.show_saved(_when(state.at, self._now()))
        else:
            self._saved.show_nothing()

    def _wait_word(self) -> None:
        """Until the disk answers, nothing is claimed; « Enregistrement… » only when it takes long."""
        if not self._slow.isActive() and not self._waiting:
            self._waiting = True
            self._saved.show_nothing()
            self._slow.start()


def _when(at: datetime, now: datetime) -> str:
    """The time when it is today, else the day: a time alone would pass for today's."""
    return f"à {at.hour}:{at.minute:02}" if at.date() == now.date() else f"le {date_in_words(at.date())}"
