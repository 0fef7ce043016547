"""What every test stands on: an isolated person, no screen, a fixed time zone, and no warning that nobody expected."""

import os
import tempfile
import time

# Before Qt: no screen, a UTF-8 locale and a private runtime folder, without which Qt itself prints warnings.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "Europe/Paris"
time.tzset()
_RUNTIME = tempfile.TemporaryDirectory(prefix="paliers-tests-")
os.environ["XDG_RUNTIME_DIR"] = _RUNTIME.name  # made with mode 0700, as Qt demands

import sqlite_utils  # noqa: F401  # before PySide6, which hooks every later import

import logging
import re
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

XDG_FOLDERS = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a person of its own: an empty HOME with a Documents folder; return it."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "Documents").mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name, place in XDG_FOLDERS.items():
        monkeypatch.setenv(name, str(folder / place))
    monkeypatch.delenv("XDG_DOCUMENTS_DIR", raising=False)
    return folder


class _Watch(logging.Handler):
    """Keeps the WARNING (or worse) records of one test, and what the test said it expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def faults(self) -> list[str]:
        """Messages that nobody expected, then expectations that nothing met."""
        surprises = [m for m in self.messages if not any(re.search(pattern, m) for pattern in self.expected)]
        silent = [p for p in self.expected if not any(re.search(p, message) for message in self.messages)]
        return surprises + [f"nothing was logged like {pattern!r}" for pattern in silent]


@pytest.fixture(autouse=True)
def _log_watch() -> Iterator[_Watch]:
    """Fail the test for a WARNING (or worse) that it did not announce with `expected_log`."""
    watch = _Watch()
    root = logging.getLogger()
    root.addHandler(watch)
    yield watch
    root.removeHandler(watch)
    if faults := watch.faults():
        pytest.fail("Unexpected log:\n" + "\n".join(faults))


@pytest.fixture
def expected_log(_log_watch: _Watch) -> Callable[[str], None]:
    """Announce, by a regular expression on « LEVEL logger: message », a warning that this test must cause."""
    return _log_watch.expected.append


@pytest.fixture(autouse=True)
def _hooks() -> Iterator[None]:
    """Put back the exception hooks that the program installs, so that no test answers for another."""
    hooks = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = hooks


@pytest.fixture(autouse=True)
def _no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a GUI test that leaves a top-level widget alive: it would paint and listen during the next ones."""
    yield
    if "qapp" not in request.fixturenames:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = QApplication.topLevelWidgets()
    names = [f"{type(widget).__name__} {widget.objectName()}".strip() for widget in left]
    for widget in left:  # the next test must not pay for this one
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if names:
        pytest.fail("Top-level widgets left alive: " + ", ".join(names))
