"""Saves gestes in order on one background thread, so that a slow key or share never freezes the window.

Why a thread although a commit takes about 1 ms on a good disk: with 400 ms per fsync one commit holds its caller for
two seconds, during which no choice could be painted (docs/decisions/0007-enregistrement-en-arriere-plan.md).
"""

import itertools
import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime
from enum import Enum

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from paliers_desktop.core.history import Geste
from paliers_desktop.errors import UserError


class Saving(Enum):
    """Where the latest geste is."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


class SavingState(Struct, frozen=True):
    """`at`: local time of the last commit, None before the first; `error`: why the last attempt failed."""

    saving: Saving
    at: datetime | None = None
    error: UserError | None = None


class UnexpectedSaveError(UserError):
    """A bug met while saving: the geste stays in memory, the report window tells the rest."""


class Saver(QObject):
    """Hands to `save` all the gestes that wait, oldest first: those given while a slow disk works go in one commit.

    After a failure nothing more is tried, so that the order holds, until `retry`, which hands the very same gestes
    again. The dossier's connection belongs to this thread while `pending` is not 0; call `drain` before using it
    elsewhere.
    """

    saved = Signal(object)
    """datetime of a commit, after it is on disk."""
    failed = Signal(object)
    """UserError; the gestes and those behind them are kept."""
    _bug_met = Signal(object)

    def __init__(self, save: Callable[..., datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._queue: deque[Geste] = deque()
        self._taken = 0  # how many of the queue are in the commit under way, or in the one that failed
        self._state = threading.Condition()
        self._paused = False
        self._closing = False
        self._bug_met.connect(self._tell_bug)
        self._thread = threading.Thread(target=self._work, name="saver", daemon=True)
        self._thread.start()

    @property
    def pending(self) -> int:
        """How many gestes are not on disk yet."""
        with self._state:
            return len(self._queue)

    @property
    def unsaved(self) -> tuple[Geste, ...]:
        """Those gestes, in order."""
        with self._state:
            return tuple(self._queue)

    @property
    def is_working(self) -> bool:
        """Whether the disk is being waited for."""
        with self._state:
            return bool(self._queue) and not self._paused

    def submit(self, geste: Geste) -> None:
        """Queue a geste behind those already waiting."""
        with self._state:
            self._queue.append(geste)
            self._state.notify_all()

    def retry(self) -> None:
        """Try again after a failure, from the gestes that failed."""
        with self._state:
            self._paused = False
            self._state.notify_all()

    def drain(self, timeout: float | None = None) -> bool:
        """Wait (seconds, None for ever) until nothing is pending; False after a failure or when time is up."""
        with self._state:
            self._state.wait_for(lambda: not self._queue or self._paused, timeout)
            return not self._queue

    def close(self) -> None:
        """Stop the thread; what a failure left pending is given up, so `drain` first."""
        with self._state:
            self._closing = True
            self._state.notify_all()
        self._thread.join()

    def _work(self) -> None:
        while gestes := self._next():
            try:
                when = self._save(*gestes)
            except UserError as error:
                self._pause(error)
            except Exception as error:
                self._bug_met.emit(error)
                self._pause(UnexpectedSaveError("La dernière réponse n’a pas pu être enregistrée.", "Réessayez."))
            else:
                self._finish(when)

    def _next(self) -> tuple[Geste, ...]:
        with self._state:
            self._state.wait_for(lambda: self._closing or (self._queue and not self._paused))
            if self._paused:
                return ()
            self._taken = self._taken or len(self._queue)
            return tuple(itertools.islice(self._queue, self._taken))

    def _finish(self, when: datetime) -> None:
        with self._state:
            for _ in range(self._taken):
                self._queue.popleft()
            self._taken = 0
            self._state.notify_all()
        self.saved.emit(when)

    def _pause(self, error: UserError) -> None:
        with self._state:
            self._paused = True
            self._state.notify_all()
        self.failed.emit(error)

    def _tell_bug(self, error: Exception) -> None:
        """In the thread of the window, where what nobody expected is logged and shown in the report window."""
        raise error
