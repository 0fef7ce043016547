"""The one hook for what nobody expected: log it, show a report to copy, go on."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

import PySide6

from paliers_desktop import __version__

log = logging.getLogger(__name__)


class BugReporter:
    """Installed as sys.excepthook; a bug met while a report is shown (a failing paintEvent) is only logged."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show
        self._showing = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Report one uncaught exception."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("Uncaught exception", exc_info=(kind, error, trace))
        if self._showing:
            return
        self._showing = True
        try:
            self._show(report_text(kind, trace))
        finally:
            self._showing = False


def report_text(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What a person copies: versions and the trace, without message nor folders, which may hold names or answers."""
    frames = [f"{frame.name} ({_tail(frame.filename)}:{frame.lineno})" for frame in traceback.extract_tb(trace)]
    return "\n".join(
        [
            f"Paliers numériques {__version__}",
            f"Python {platform.python_version()}, PySide6 {PySide6.__version__}",
            f"{platform.system()} {platform.release()}",
            f"{kind.__name__}",
            *frames,
        ]
    )


def _tail(filename: str) -> str:
    return filename.replace("\\", "/").rpartition("/")[2]
