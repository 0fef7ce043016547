"""When copies of the open dossier are made, on a thread that neither paints nor saves."""

from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from paliers_desktop.actions.copies import CopyKeeper
from paliers_desktop.errors import UserError
from paliers_desktop.gui.listing.runner import Job

Work = Callable[[], tuple[UserError, ...]]

OPENING_MS = 1500
"""The pages are painted, and the person at work: then the state found is copied."""
DAILY_MS = 10 * 60 * 1000
"""How often the day is looked at, and what failed is tried again."""
PATIENCE = 0.1
"""Seconds the window may hold still for the last copy; beyond, it waits without freezing."""
LONGEST_MS = 10_000
"""How long leaving waits for the last copy: the answers are saved, a key that hangs keeps nobody."""
FINISHING = "Une sauvegarde se termine, encore un instant."


class Copying(QObject):
    """One piece of work at a time, in order; `keeper` is None where no copy is to be made."""

    told = Signal(str)
    """What the person should know: one calm sentence."""
    finished = Signal()
    """The last copy is made, or not waited for any more."""

    def __init__(self, keeper: CopyKeeper | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._todo: deque[Work] = deque()
        self._job: Job | None = None
        self._overdue = False
        self._opening = QTimer(self, singleShot=True, interval=OPENING_MS)
        self._daily = QTimer(self, interval=DAILY_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._longest.timeout.connect(self._on_longest)
        if keeper:
            self._opening.timeout.connect(lambda: self._begin(keeper.keep_found))
            self._daily.timeout.connect(lambda: self._begin(keeper.keep_daily))
            self._opening.start()
            self._daily.start()

    def must_wait(self) -> bool:
        """The dossier is about to be left: have it copied as it is, unless it was. True when that takes a while.

        `finished` then tells that there is nothing more to wait for. Everything must be on disk.
        """
        keeper = self._keeper
        if keeper is None or self._overdue:
            return False
        if not keeper.is_up_to_date and keeper.keep_left not in self._todo:
            self._begin(keeper.keep_left)
        if self._job is None or (self._job.join(PATIENCE) and not self._todo):
            return False
        if not self._longest.isActive():
            self._longest.start()
            self.told.emit(FINISHING)
        return True

    def close(self) -> None:
        """The dossier closes: nothing more is told nor begun; what is under way holds nothing of it."""
        for timer in (self._opening, self._daily, self._longest):
            timer.stop()
        self._todo.clear()
        if self._keeper:
            self._keeper.stop()
        if self._job:
            self._job.cancel()
        self._job = None

    def _begin(self, work: Work) -> None:
        self._opening.stop()  # leaving copies the state found too
        self._todo.append(work)
        if self._job is None:
            self._start()

    def _start(self) -> None:
        todo = self._todo

        def steps() -> Iterator[tuple[UserError, ...]]:
            while todo:
                yield todo.popleft()()

        self._job = Job(steps, self)
        self._job.stepped.connect(self._tell)
        self._job.ended.connect(self._on_ended)
        self._job.broke.connect(self._on_ended)

    def _tell(self, failures: tuple[UserError, ...]) -> None:
        for failure in failures:
            self.told.emit(str(failure))

    def _on_longest(self) -> None:
        self._overdue = True
        self.finished.emit()

    def _on_ended(self) -> None:
        if self._job:
            self._job.deleteLater()
        self._job = None
        self._overdue = False
        if self._todo:  # begun while the thread was ending
            self._start()
        elif self._longest.isActive():
            self._longest.stop()
            self.finished.emit()
