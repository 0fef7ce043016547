"""Small, read-only and vanishing places for tests, by real mounts: they need root, and fail loudly without."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def small_place(folder: Path, size: str) -> Iterator[Path]:
    """A new file system of that size (« 300k ») at `folder`."""
    folder.mkdir(exist_ok=True)
    _run("mount", "-t", "tmpfs", "-o", f"size={size}", "paliers-test", str(folder))
    try:
        yield folder
    finally:
        _run("umount", "--lazy", str(folder))


@contextmanager
def read_only(folder: Path) -> Iterator[Path]:
    """The same folder, seen read-only until the end; files already open stay as they are."""
    _run("mount", "--bind", str(folder), str(folder))
    try:
        _run("mount", "-o", "remount,bind,ro", str(folder))
        yield folder
    finally:
        _run("umount", "--lazy", str(folder))


@contextmanager
def seen_at(folder: Path, place: Path) -> Iterator[Path]:
    """The same folder, or file, at another `place`, until it is taken away as a key is."""
    if folder.is_dir():
        place.mkdir(exist_ok=True)
    _run("mount", "--bind", str(folder), str(place))
    try:
        yield place
    finally:
        _run("umount", "--lazy", str(place))


@contextmanager
def pulled_out(folder: Path, place: Path) -> Iterator[None]:
    """What `seen_at` shows there is gone until the end, as a key pulled out in use and put back."""
    _run("umount", "--lazy", str(place))
    try:
        yield
    finally:
        _run("mount", "--bind", str(folder), str(place))


@contextmanager
def busy_file(path: Path) -> Iterator[Path]:
    """A file that can be read, and that the system lets nobody replace."""
    _run("mount", "--bind", str(path), str(path))
    try:
        yield path
    finally:
        _run("umount", str(path))


def make_disk(image: Path, megabytes: int) -> None:
    """An empty ext4 disk in a file, whose bytes can be read when it is mounted nowhere."""
    with image.open("wb") as stream:
        stream.truncate(megabytes * 1024 * 1024)
    _run("mkfs.ext4", "-q", str(image))


@contextmanager
def mounted(image: Path, folder: Path) -> Iterator[Path]:
    """The disk of that file, at `folder`."""
    folder.mkdir(exist_ok=True)
    _run("mount", "-o", "loop", str(image), str(folder))
    try:
        yield folder
    finally:
        _run("umount", str(folder))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, timeout=20)
