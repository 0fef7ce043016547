"""A disk that answers « input/output error » for a file, by strace attached to the tests: as a worn key does."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS = 20


@contextmanager
def io_errors(path: Path, calls: str, log: Path) -> Iterator[None]:
    """Each of these calls (« pwrite64,fdatasync ») of this process on this file or folder fails until the end.

    AssertionError when none of them was made meanwhile: nothing would have been put to the test.
    """
    command = ["strace", "--follow-forks", f"--attach={os.getpid()}", f"--trace-path={path}", f"--trace={calls}"]
    command += [f"--inject={calls}:error=EIO", f"--output={log}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        while "attached" not in (line := strace.stderr.readline()):
            assert line, "strace did not attach"
        try:
            yield
        finally:
            strace.send_signal(signal.SIGINT)
            strace.communicate(timeout=SECONDS)
    assert "(INJECTED)" in log.read_text(encoding="utf-8", errors="replace"), f"no {calls} on {path}"
