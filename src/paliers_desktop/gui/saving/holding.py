"""Says every so often that this post still writes, or looks whether it may; on a thread, as a share may not answer."""

from collections.abc import Callable, Iterator
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from paliers_desktop.core.lock_rules import BEAT_SECONDS, LOOK_SECONDS, Hold
from paliers_desktop.core.paris import paris_now
from paliers_desktop.core.report.lock_words import LockWords, lock_words
from paliers_desktop.gui.listing.runner import Job
from paliers_desktop.storage.lock_file import LockFile


class Holding(QObject):
    """Of one open établissement; lock is None where none is taken. `now`: the time on clocks."""

    changed = Signal()
    """`words` say something else."""

    def __init__(
        self,
        lock: LockFile | None,
        parent: QObject | None = None,
        *,
        writes: bool,
        now: Callable[[], datetime] = paris_now,
    ) -> None:
        super().__init__(parent)
        self._lock = lock
        self._now = now
        self._job: Job | None = None
        self._hold = Hold.ELSEWHERE if lock and lock.kept_out else Hold.OURS
        seconds = BEAT_SECONDS if writes else LOOK_SECONDS
        self._timer = QTimer(self, interval=int(seconds * 1000))
        self._timer.timeout.connect(self.tend)
        if lock and (writes or lock.kept_out):
            self._timer.start()

    @property
    def words(self) -> LockWords | None:
        """What the person should know, None while there is nothing."""
        lock = self._lock
        return lock_words(self._hold, lock.other, self._now(), here=lock.is_of_this_post) if lock else None

    @property
    def silent(self) -> bytes | None:
        """What the lock holds that grew silent, for who takes it over."""
        return self._lock.seen if self._lock and self._hold is Hold.SILENT else None

    def tend(self) -> None:
        """Beat or look now, unless a share still holds the time before."""
        if self._job is None and self._lock:
            self._job = Job(_once(self._lock.tend), self)
            self._job.stepped.connect(self._take)
            self._job.ended.connect(self._on_ended)
            self._job.broke.connect(self._on_ended)

    def close(self) -> None:
        """Nothing more is told nor begun."""
        self._timer.stop()
        if self._job:
            self._job.cancel()

    def _take(self, hold: Hold) -> None:
        if hold is not self._hold:
            self._hold = hold
            self.changed.emit()

    def _on_ended(self) -> None:
        if self._job:
            self._job.deleteLater()
        self._job = None


def _once(work: Callable[[], Hold]) -> Callable[[], Iterator[Hold]]:
    def steps() -> Iterator[Hold]:
        yield work()

    return steps
