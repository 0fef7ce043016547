"""Fresh processes with a person of their own, whose failure is told whole."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]


def person(home: Path, **more: str) -> dict[str, str]:
    """The environment of someone who never used the program: an empty HOME, no screen."""
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)  # Qt wants its runtime folder private
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    folders = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    sources = os.pathsep.join((str(TESTS), *(path for path in sys.path if path)))
    return {**kept, **folders, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "PYTHONPATH": sources, **more}


def start(
    module: str,
    *arguments: object,
    home: Path,
    before: Iterable[object] = (),
    more: Mapping[str, str] | None = None,
    orders: bool = False,
) -> subprocess.Popen[str]:
    """`python -m module arguments`, behind the words of `before` (strace…); what it says is read later.

    more: what the environment has besides, a screen for instance. orders: it is told what to do on its input.
    """
    command = [*map(str, before), sys.executable, "-m", module, *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    asked = subprocess.PIPE if orders else None
    return subprocess.Popen(command, env=person(home, **(more or {})), stdin=asked, **pipes)


def finish(child: subprocess.Popen[str], seconds: float) -> str:
    """What it printed; RuntimeError with what it complained of when it failed."""
    with child:
        try:
            out, err = child.communicate(timeout=seconds)
        except BaseException:
            child.kill()
            raise
    if child.returncode:
        raise RuntimeError(f"{child.args}: {child.returncode}\n{err[-4000:]}")
    return out
