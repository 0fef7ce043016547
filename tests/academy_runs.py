"""paliers-academie as a person runs it: in this process, or on a terminal of its own that hides what is typed."""

import io
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from paliers_desktop.academy.cli import main

PHRASE = "cinq mots vraiment au hasard"
SECONDS = 60


class Done(NamedTuple):
    """Exit code, then what was printed, with ordinary spaces."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


def runner(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in this process; `typed`: the lines of its standard input, which is no terminal."""

    def run(*arguments: object, typed: Sequence[str] = ()) -> Done:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Done(status, spaced(out), spaced(err))

    return run


def quiet_run(*arguments: object, typed: Sequence[str] = ()) -> Done:
    """The same where pytest captures nothing for the test: a campagne that several tests share."""
    out, err, stdin = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.StringIO("".join(f"{line}\n" for line in typed))
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = main([str(argument) for argument in arguments])
    finally:
        sys.stdin = stdin
    return Done(status, spaced(out.getvalue()), spaced(err.getvalue()))


def on_a_terminal(folder: Path, arguments: Sequence[object], typed: Sequence[str]) -> tuple[int, str]:
    """Run the program on a terminal; each answer is typed once its question stands there. The exit code, the screen."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "paliers_desktop.academy.cli", *map(str, arguments)]
    program = subprocess.Popen(
        command, cwd=folder, stdin=follower, stdout=follower, stderr=follower, start_new_session=True
    )
    os.close(follower)
    try:
        screen = _conversation(leader, list(typed))
        return program.wait(SECONDS), spaced(screen)
    finally:
        program.kill()
        program.wait()
        os.close(leader)


def spaced(text: str) -> str:
    """The same text with ordinary spaces and line ends."""
    return text.replace("\u00a0", " ").replace("\r\n", "\n")


def _conversation(leader: int, answers: list[str]) -> str:
    screen, asked, deadline = b"", 0, time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if not select.select([leader], [], [], 1)[0]:
            continue
        try:
            piece = os.read(leader, 4096)
        except OSError:  # the program is gone, and its end of the terminal with it
            piece = b""
        if not piece:
            return screen.decode()
        screen += piece
        if answers and screen[asked:].decode(errors="ignore").endswith("\u00a0: "):
            asked = len(screen)
            os.write(leader, f"{answers.pop(0)}\n".encode())
    raise AssertionError(f"still running:\n{screen.decode(errors='replace')}")
