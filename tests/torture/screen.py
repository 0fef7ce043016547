"""A virtual screen and a bus for windows that must be real: reached by files, so from a cut-off network too."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

XVFB = ("Xvfb", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset", "-displayfd")
BUS = ("dbus-daemon", "--session", "--nofork", "--nopidfile")
SECONDS = 20


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """What a program's environment needs to show its windows there."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="paliers-screen-")))
        display = _told(stack, (*XVFB, "{}"))
        bus = _told(stack, (*BUS, f"--address=unix:path={folder}/bus", "--print-address={}"))
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}", "DBUS_SESSION_BUS_ADDRESS": bus}


def _told(stack: ExitStack, command: tuple[str, ...]) -> str:
    """Start a service that ends with the stack; the line it writes, once ready, on the descriptor put for {}."""
    reading, writing = os.pipe()
    words = ["setpriv", "--pdeathsig", "KILL", *(word.format(writing) for word in command)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    service = subprocess.Popen(words, pass_fds=[writing], **quiet)
    stack.callback(service.wait, SECONDS)
    stack.callback(service.kill)
    os.close(writing)
    with os.fdopen(reading) as told:
        line = told.readline().strip()
    if not line:
        raise RuntimeError(f"{command[0]} did not start")
    return line
