"""A desk of its own for the real program: a virtual screen, a window manager, a bus, a keyboard, a reader.

Every process is ours alone: a display number that Xvfb chooses, a private home and runtime folder, a private bus. All
of them end with the desk, whatever happens to the test, and with the test run itself (setpriv --pdeathsig).
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

from e2e.keyboard import Keyboard
from e2e.reader import Reader

T = TypeVar("T")

PROGRAM = Path(sys.executable).parent / "paliers-desktop"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
DEADLINE = 20.0
PAUSE = 0.01
STEPS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "setxkbmap": "x11-xkb-utils",
    "dbus-daemon": "dbus-daemon",
    "import": "imagemagick",
    "tesseract": "tesseract-ocr",
    str(LAUNCHER): "at-spi2-core",
    str(PROGRAM): "pip install -e .",
}
"""Each command that a desk needs, and the Debian package that brings it (installer/setup-debian.sh test)."""


def missing_tools() -> list[str]:
    """The commands that are not on this machine, each with what brings it."""
    return [f"{tool} ({package})" for tool, package in STEPS.items() if not shutil.which(tool)]


def until(what: str, condition: Callable[[], T], seconds: float = DEADLINE) -> T:
    """What `condition` gives as soon as it is true; AssertionError naming `what` after `seconds`."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds:g} s: {what}")
        time.sleep(PAUSE)


class Desk:
    """Made by `open_desk`; `start` runs the program on it, one at a time."""

    def __init__(self, stack: ExitStack, private: Path, width: int, height: int) -> None:
        if missing := missing_tools():
            raise AssertionError("« make test » installs what is missing here: " + ", ".join(missing))
        self._stack = stack
        self._private = private
        self.home = private / "home"
        self.documents = self.home / "Documents"
        self.documents.mkdir(parents=True)
        runtime = private / "run"
        runtime.mkdir(mode=0o700)
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(runtime),
            "LC_ALL": "C.UTF-8",
            "TZ": "Europe/Paris",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        if path := os.environ.get("PYTHONPATH"):  # whoever tests another tree than the installed one
            self.env["PYTHONPATH"] = path
        self.program: subprocess.Popen[bytes] | None = None
        self._start_screen(width, height)
        self._start_bus()
        self.keyboard = Keyboard(self.env)
        self.reader = Reader(self._spawn_reader())

    @property
    def display(self) -> str:
        """« :7 »."""
        return self.env["DISPLAY"]

    def start(self, *words: str) -> None:
        """Run the program until its window is there and reads; one that a failed test left is ended first."""
        if self.program:
            _end(self.program)
        log = self._log("program")
        self.program = self._spawn([str(PROGRAM), *words], stdout=log, stderr=log)
        until(f"the window shows; {self._told()}", lambda: self._alive() and self.reader.windows())
        until("the window has the keyboard", lambda: any("active" in w.states for w in self.reader.windows()))

    def stop(self) -> None:
        """Close the window as its owner does, and wait for the program to end by itself, in peace."""
        assert self.program is not None
        self.keyboard.press("alt+F4")
        code = self.program.wait(DEADLINE)
        assert code == 0, f"exit code {code}; {self._told()}"

    def serve(self, *command: str) -> None:
        """Run a service on the bus of the desk, from the moment it says « ready »."""
        process = self._spawn(list(command), stdout=subprocess.PIPE, stderr=self._log("service"))
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"ready", (self._private / "service.log").read_text()

    def forget_home(self) -> None:
        """A post that was never used."""
        shutil.rmtree(self.home)
        self.documents.mkdir(parents=True)

    def told(self) -> str:
        """What the program wrote on its standard streams."""
        return (self._private / "program.log").read_text(encoding="utf-8", errors="replace")

    def picture(self, path: Path) -> Path:
        """The whole screen as a PNG."""
        command = ["import", "-display", self.display, "-window", "root", str(path)]
        subprocess.run(command, check=True, timeout=DEADLINE, env=self.env)
        return path

    def _start_screen(self, width: int, height: int) -> None:
        read, write = os.pipe()
        size = f"{width}x{height}x24"
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
        self._spawn(command, pass_fds=[write], stdout=self._log("xvfb"), stderr=subprocess.STDOUT)
        os.close(write)
        with os.fdopen(read) as told:
            self.env["DISPLAY"] = f":{told.readline().strip()}"
        self._run("setxkbmap", "fr")  # an AZERTY keyboard, as in French schools
        self._spawn(["openbox", "--sm-disable"], stdout=self._log("openbox"), stderr=subprocess.STDOUT)
        until("openbox manages the screen", lambda: self._run("xdotool", "get_num_desktops").isdigit())

    def _start_bus(self) -> None:
        read, write = os.pipe()
        command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={write}"]
        self._spawn(command, pass_fds=[write], stdout=self._log("dbus"), stderr=subprocess.STDOUT)
        os.close(write)
        with os.fdopen(read) as told:
            self.env["DBUS_SESSION_BUS_ADDRESS"] = told.readline().strip()
        log = self._log("at-spi")
        self._spawn([str(LAUNCHER), "--launch-immediately"], stdout=log, stderr=log)

    def _spawn_reader(self) -> subprocess.Popen[bytes]:
        command = ["/usr/bin/python3", str(Path(__file__).with_name("atspi_reader.py"))]
        return self._spawn(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log("reader"))

    def _spawn(self, command: list[str], **more: object) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(  # type: ignore[call-overload]
            ["setpriv", "--pdeathsig", "KILL", *command], env=self.env, start_new_session=True, **more
        )
        self._stack.callback(_end, process)
        return process

    def _run(self, *command: str) -> str:
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=DEADLINE)
        return done.stdout.strip()

    def _log(self, name: str) -> object:
        return self._stack.enter_context((self._private / f"{name}.log").open("ab"))

    def _alive(self) -> bool:
        assert self.program is not None
        assert self.program.poll() is None, f"the program ended; {self._told()}"
        return True

    def _told(self) -> str:
        return f"it said: {self.told()!r}"


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and those it started, and collect it."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait(DEADLINE)
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()


@contextmanager
def open_desk(private: Path, width: int = 1366, height: int = 768) -> Iterator[Desk]:
    """A desk in the folder `private`, gone at the end with every process it started."""
    with ExitStack() as stack:
        yield Desk(stack, private, width, height)
