"""Programs started with a witness, timed from before their process exists; warm, cold, or from a slow key."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.children import run

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "bench"
BUNDLE = ROOT / "dist" / "paliers-numeriques"
BARE_BUNDLE = BUILD / "bare-window"
BYTES_PER_SECOND = 15_000_000
"""What a USB 2 key reads."""
SECONDS = 40
SCREEN = {
    "name": "1366x768",
    "x": 0,
    "y": 0,
    "width": 1366,
    "height": 768,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}
_CACHES = Path("/proc/sys/vm/drop_caches")
_BLKIO = Path("/sys/fs/cgroup/blkio")
_KEY_GROUP = _BLKIO / "paliers-bench"


class CannotError(Exception):
    """This machine does not allow a measure; its text says why, in French."""


@contextmanager
def private_home() -> Iterator[dict[str, str]]:
    """The environment of a person who never used the program, on a screen of 1366 x 768."""
    with TemporaryDirectory(prefix="paliers-bench-") as home:
        screen = Path(home) / "screen.json"
        flags = {"synchronousWindowSystemEvents": False, "windowFrameMargins": False}
        screen.write_text(json.dumps({**flags, "screens": [SCREEN]}), encoding="utf-8")
        kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        yield {
            **kept,
            "HOME": home,
            "PYTHONPATH": str(ROOT / "tests"),
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "WITNESS_FILE": str(Path(home) / "witness.json"),
        }


def start(command: Sequence[str], environment: dict[str, str], group: Path | None = None) -> dict[str, float]:
    """Milliseconds from the start of the process to « painted » and « usable », and its memory in MiB."""
    file = Path(environment["WITNESS_FILE"])
    file.unlink(missing_ok=True)
    if group:
        command = ["/bin/sh", "-c", 'echo $$ >"$0/cgroup.procs" && exec "$@"', str(group), *command]
    before = time.monotonic()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
    if not file.exists():
        raise RuntimeError(f"{command}: {done.stderr}")
    told = json.loads(file.read_text(encoding="utf-8"))
    return {**told, **{key: (told[key] - before) * 1000 for key in ("painted", "usable")}}


def told_by(module: str, environment: dict[str, str], *arguments: str) -> dict[str, Any]:
    """As `children.run`, in the place of a person who never used the program."""
    return run(module, *arguments, environment=environment)


def from_source(*words: str) -> list[str]:
    """The command of `bench.start_child`."""
    return [sys.executable, "-m", "bench.start_child", *words]


def forget_files() -> None:
    """Nothing of any file is left in memory: the next start reads the disk. CannotError without leave."""
    os.sync()
    try:
        _CACHES.write_text("3", encoding="ascii")
    except OSError as error:
        raise CannotError("vider la mémoire des fichiers demande d’être administrateur") from error


@contextmanager
def slow_key(*folders: Path) -> Iterator[tuple[Path, Path]]:
    """These folders on a disk image read at BYTES_PER_SECOND: its mount point, and the control group to start in.

    A loop device of its own whose reads the kernel slows for that group (blkio). CannotError where it does not.
    """
    if not (_BLKIO / "blkio.throttle.read_bps_device").exists():
        raise CannotError("ce noyau ne ralentit pas les lectures (blkio absent)")
    BUILD.mkdir(parents=True, exist_ok=True)
    image, place = BUILD / "key.img", BUILD / "key"
    place.mkdir(exist_ok=True)
    _make_image(image, folders)
    try:
        device = _run("losetup", "--find", "--show", "--read-only", str(image))
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotError("monter une image de disque demande d’être administrateur") from error
    try:
        _run("mount", "-o", "ro,noload", device, str(place))
        number = Path(device).stat().st_rdev
        _KEY_GROUP.mkdir(exist_ok=True)
        limit = f"{os.major(number)}:{os.minor(number)} {BYTES_PER_SECOND}"
        (_KEY_GROUP / "blkio.throttle.read_bps_device").write_text(limit, encoding="ascii")
        yield place, _KEY_GROUP
    finally:
        subprocess.run(["umount", str(place)], check=False, capture_output=True)
        _run("losetup", "--detach", device)
        if _KEY_GROUP.exists():
            _KEY_GROUP.rmdir()
        image.unlink()


def _make_image(image: Path, folders: Sequence[Path]) -> None:
    with TemporaryDirectory(prefix="key-", dir=BUILD) as tree:
        for folder in folders:
            _run("cp", "-al", str(folder), tree)
        kib = int(_run("du", "-sk", tree).split()[0])
        image.unlink(missing_ok=True)
        _run("mkfs.ext4", "-q", "-F", "-d", tree, str(image), f"{kib * 5 // 4 + 20_000}k")


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
