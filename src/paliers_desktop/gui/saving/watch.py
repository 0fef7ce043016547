"""Whether everything is on disk: what the saver tells, turned into one truthful state."""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from paliers_desktop.core.history import Geste
from paliers_desktop.core.paris import in_paris
from paliers_desktop.errors import UserError
from paliers_desktop.gui.saving.saver import Saver, Saving, SavingState
from paliers_desktop.storage.errors import ChangedElsewhereError, SaveError

PATIENCE = 0.1
"""Seconds the window may hold still for the disk; beyond, it waits without freezing."""
AGAIN_MS = 5000
"""After a failure that may pass, what failed is tried again so often, and nothing is said until it is saved."""


class SavingWatch(QObject):
    """Hands gestes to a Saver; `changed(SavingState)`. A failure stays shown until what failed is saved."""

    changed = Signal(object)

    def __init__(self, save: Callable[..., datetime], last: datetime | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = SavingState(Saving.SAVED, in_paris(last) if last else None)
        self._saver = Saver(save, self)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_failed)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._saver.retry)

    @property
    def pending(self) -> int:
        """How many gestes are not on disk yet."""
        return self._saver.pending

    @property
    def unsaved(self) -> tuple[Geste, ...]:
        """Those gestes, in order."""
        return self._saver.unsaved

    def save(self, geste: Geste) -> None:
        """Have a geste saved, behind those that wait."""
        self._announce(SavingState(Saving.SAVING, self.state.at))
        self._saver.submit(geste)

    def drain(self, timeout: float | None = None) -> bool:
        """Wait until everything is on disk; False when saving failed or time (seconds) is up."""
        return self._saver.drain(timeout)

    def is_slow(self) -> bool:
        """Whether the disk needs more than a moment for what is pending; False once saving failed, until a new try."""
        return not self._saver.drain(PATIENCE) and self._saver.is_working

    def retry(self) -> None:
        """Try to save again after a failure."""
        self._again.stop()
        self.state = SavingState(Saving.SAVING, self.state.at)
        self.changed.emit(self.state)
        self._saver.retry()

    def close(self) -> None:
        """Stop the thread; `drain` first."""
        self._again.stop()
        self._saver.close()

    def _on_saved(self, when: datetime) -> None:
        saving = Saving.SAVING if self._saver.pending else Saving.SAVED
        self._announce(SavingState(saving, in_paris(when)))

    def _on_failed(self, error: UserError) -> None:
        if isinstance(error, SaveError) and not isinstance(error, ChangedElsewhereError):
            self._again.start()
        self._announce(SavingState(Saving.FAILED, self.state.at, error))

    def _announce(self, state: SavingState) -> None:
        if self.state.saving is Saving.FAILED and state.saving is Saving.SAVING and self._saver.pending:
            state = replace(self.state, at=state.at)
        self.state = state
        self.changed.emit(state)
