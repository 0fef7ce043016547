"""The one hook for what no slot caught: an expected failure is told, a bug reported; the program goes on."""

import logging
import platform
import sys
from collections.abc import Callable
from types import TracebackType

import PySide6

from paliers_desktop import __version__
from paliers_desktop.errors import UserError
from paliers_desktop.gui.private_log import frames

log = logging.getLogger(__name__)


class BugReporter:
    """Installed as sys.excepthook; what happens while it shows something (a failing paintEvent) is only logged.

    show: opens the report window; tell: says the sentence of a UserError that came up to here.
    """

    def __init__(self, show: Callable[[str], None], tell: Callable[[UserError], None]) -> None:
        self._show = show
        self._tell = tell
        self._showing = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Report one uncaught exception."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        expected = isinstance(error, UserError)
        log.log(logging.INFO if expected else logging.ERROR, "Uncaught exception", exc_info=(kind, error, trace))
        if self._showing:
            return
        self._showing = True
        try:
            if isinstance(error, UserError):
                self._tell(error)
            else:
                self._show(report_text(kind, trace))
        finally:
            self._showing = False


def report_text(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What a person copies: versions and the trace, without message nor folders, which may hold names or answers."""
    return "\n".join(
        [
            f"Paliers numériques {__version__}",
            f"Python {platform.python_version()}, PySide6 {PySide6.__version__}",
            f"{platform.system()} {platform.release()}",
            f"{kind.__name__}",
            *frames(trace),
        ]
    )
