"""Work that waits for folders and files, step by step on a thread of its own, told in the thread of the window."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, Signal

from paliers_desktop.errors import UserError


class Job(QObject):
    """Runs `steps` to its end, or until `cancel`; after that nothing of it is told any more.

    stepped(value) per step, then failed(UserError) or ended(). What nobody expected is raised in the thread of the
    window, after broke(). The thread holds no window: a share that hangs keeps it waiting, nothing else (it dies with
    the program).
    """

    stepped = Signal(object)
    failed = Signal(object)
    ended = Signal()
    broke = Signal()
    _arrived = Signal(object)

    def __init__(self, steps: Callable[[], Iterator[Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = _Line(self._arrived.emit)
        self._arrived.connect(self._tell)
        self.destroyed.connect(self._line.cut)  # with its window, before anyone thought of `cancel`
        self._thread = threading.Thread(target=_work, args=(steps, self._line), name="job", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Tell nothing more, and stop after the step under way."""
        self._line.cut()

    def join(self, seconds: float) -> bool:
        """After `cancel`, wait for the step under way; False when it takes longer."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _tell(self, step: "_Step | _End") -> None:
        if self._line.is_cut:  # cancelled while this was on its way
            return
        if isinstance(step, _Step):
            self.stepped.emit(step.value)
        elif step.error is None:
            self.ended.emit()
        elif isinstance(step.error, UserError):
            self.failed.emit(step.error)
        else:
            self.broke.emit()
            raise step.error


class _Step:
    def __init__(self, value: Any) -> None:
        self.value = value


class _End:
    def __init__(self, error: Exception | None) -> None:
        self.error = error


class _Line:
    """From the thread to the window, until it is cut: from then on the thread knows nothing of the window."""

    def __init__(self, deliver: Callable[[Any], Any]) -> None:
        self._deliver: Callable[[Any], Any] | None = deliver
        self._lock = threading.Lock()

    @property
    def is_cut(self) -> bool:
        return self._deliver is None

    def send(self, item: object) -> bool:
        """Whether someone still listens."""
        with self._lock:
            if self._deliver is not None:
                self._deliver(item)
        return self._deliver is not None

    def cut(self) -> None:
        with self._lock:
            self._deliver = None


def _work(steps: Callable[[], Iterator[Any]], line: _Line) -> None:
    try:
        for value in steps():
            if not line.send(_Step(value)):
                return
    except Exception as error:
        line.send(_End(error))
    else:
        line.send(_End(None))
