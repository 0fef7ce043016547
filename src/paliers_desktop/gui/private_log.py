"""What may be written of a failure, in the log as in a report: neither words nor places, which may name somebody.

A message of the system holds the path of a dossier, and with it the name of a school; a message of Python may hold an
answer. So the sentences of the program are written as they are in its source, and what is put into them is told by its
kind alone (docs/decisions/0021-sauvegardes-et-journal.md).
"""

import errno
import logging
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

OURS = "paliers_desktop"
WITHHELD = "…"
LAST_LINES = 60
"""How much of the log a person joins to a report."""


class PrivateFormatter(logging.Formatter):
    """Of what another library logs, only that it did: its words are not ours to answer for."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """One line, then those of a failure; the record stays as it is for other handlers."""
        private = logging.makeLogRecord({**record.__dict__, "args": (), "exc_info": None, "exc_text": None})
        private.msg = _told(record) if record.name.split(".")[0] == OURS else WITHHELD
        private.stack_info = None
        error = record.exc_info[1] if record.exc_info else None
        return "\n  ".join([super().format(private), *(failure_lines(error) if error else ())])


def failure_words(error: BaseException) -> str:
    """« OSError ENOSPC », « OperationalError SQLITE_BUSY »: its kind, and the reason that the system gives."""
    number = error.errno if isinstance(error, OSError) else None
    reason = errno.errorcode.get(number, str(number)) if number else getattr(error, "sqlite_errorname", "")
    return f"{type(error).__name__} {reason}".rstrip()


def failure_lines(error: BaseException) -> Iterator[str]:
    """What happened and where in the program, then what caused it."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield failure_words(cause)
        yield from frames(cause.__traceback__)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def frames(trace: TracebackType | None) -> Iterator[str]:
    """The functions that were being run: « fail (page.py:12) »."""
    for frame in traceback.extract_tb(trace):
        yield f"{frame.name} ({_tail(frame.filename)}:{frame.lineno})"


def last_lines(log_file: Path) -> str:
    """The end of the log, for a person who joins it to a report; a sentence when it cannot be read."""
    try:
        lines = log_file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return "Le journal ne peut pas être lu."
    return "\n".join(lines[-LAST_LINES:])


def _told(record: logging.LogRecord) -> str:
    args = record.args if isinstance(record.args, tuple) else ()
    try:
        return str(record.msg) % tuple(map(_private, args))
    except (TypeError, ValueError):
        return WITHHELD


def _private(value: object) -> object:
    if isinstance(value, BaseException):
        causes = [value, *([value.__cause__] if value.__cause__ else [])]
        return " < ".join(map(failure_words, causes))
    return value if isinstance(value, (int, float)) else WITHHELD


def _tail(filename: str) -> str:
    return filename.replace("\\", "/").rpartition("/")[2]
