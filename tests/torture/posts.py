"""Several posts on one machine: each a name and mounts of its own, where a real window runs and tells what it shows."""

import os
import select
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from torture.children import start

PATIENCE = 60
_POST = ("unshare", "--uts", "--mount", "--propagation", "private", "sh", "-e", "-c")


class Post:
    """A window (torture.sharing) on a post of that name, to which `mount` (words of mount) gives its place."""

    def __init__(self, name: str, mount: str, *arguments: object, home: Path) -> None:
        script = f'hostname {name}; mount {mount}; exec "$@"'
        self.began = time.monotonic()
        self._child = start("torture.sharing", *arguments, home=home, before=(*_POST, script, "sh"), orders=True)
        self._rest = b""
        self.told: list[str] = []
        self._heard = 0

    def order(self, word: str) -> None:
        """« answer », « take », « close »."""
        assert self._child.stdin is not None
        self._child.stdin.write(f"{word}\n")
        self._child.stdin.flush()

    def hear(self, start_: str, seconds: float = PATIENCE) -> str:
        """Wait for the next line that starts so; what follows these words. TimeoutError after so many seconds."""
        end = time.monotonic() + seconds
        while True:
            while self._heard < len(self.told):
                line = self.told[self._heard]
                self._heard += 1
                if line.startswith(start_):
                    return line.removeprefix(start_).strip()
            if not self._read(end - time.monotonic()):
                raise TimeoutError(f"{start_!r} was not told: {self.told[-5:]} {self._complaint()}")

    def listen(self, seconds: float) -> None:
        """Take what is told for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not self._read(left):
                return

    def signal(self, number: signal.Signals) -> None:
        """SIGSTOP: the post sleeps; SIGCONT; SIGKILL: it lost its power, and its mounts with it."""
        self._child.send_signal(number)
        if number is signal.SIGKILL:
            self._child.wait(PATIENCE)

    def end(self) -> None:
        """Close what is open still."""
        if self._child.poll() is None:
            self._child.kill()
        self._child.communicate()

    def _read(self, seconds: float) -> bool:
        """False once time is up or the child ended."""
        stream = self._child.stdout
        assert stream is not None
        if seconds <= 0 or not select.select([stream], [], [], seconds)[0]:
            return False
        block = os.read(stream.fileno(), 65536)
        *lines, self._rest = (self._rest + block).split(b"\n")
        self.told += [line.decode() for line in lines]
        return bool(block)

    def _complaint(self) -> str:
        self._child.kill()
        return self._child.communicate()[1][-2000:]


@contextmanager
def disk_image(file: Path) -> Iterator[Path]:
    """The content of a key, which each post mounts for itself."""
    with file.open("wb") as stream:
        stream.truncate(16 * 1024 * 1024)
    subprocess.run(["mkfs.ext4", "-q", file], check=True)
    yield file


@contextmanager
def mounted(image: Path, place: Path) -> Iterator[Path]:
    """What is in it, seen by this process."""
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", image, place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)
