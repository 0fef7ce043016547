"""What a process did to the files of one folder, and what it told meanwhile: strace's log read as a list of deeds."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

CALLS = (
    "open,openat,openat2,creat,close,dup,dup2,dup3,fcntl,write,writev,pwrite64,pwritev,pwritev2,ftruncate,truncate,fallocate,"
    "fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,link,linkat,mkdir,mkdirat,rmdir,copy_file_range,sendfile"
)
STRACE = ("strace", "--follow-forks", "--seccomp-bpf", "-xx", "--string-limit=67108864", f"--trace={CALLS}")

TOLD = 1
"""The stream on which the process tells."""

_LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)")
_STARTED = re.compile(r"(\d+) +(\w+\(.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)$")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


class Opened(NamedTuple):
    """A file was opened; it exists from then on."""

    path: str
    emptied: bool


class Written(NamedTuple):
    """Bytes were handed to the system at an offset."""

    path: str
    offset: int
    data: bytes


class Cut(NamedTuple):
    """A file got another length."""

    path: str
    size: int


class Synced(NamedTuple):
    """What was handed over of this file, or of this folder's names, is on the disk."""

    path: str


class Removed(NamedTuple):
    path: str


class Renamed(NamedTuple):
    """replaces: nothing of the old name stays; else it is one more name of the file."""

    old: str
    new: str
    replaces: bool = True


class Made(NamedTuple):
    """A folder was made."""

    path: str


class Told(NamedTuple):
    """A line that the process told, known to the outside from then on."""

    line: str


Event = Opened | Written | Cut | Synced | Removed | Renamed | Made | Told


def events(log: Path, folder: Path) -> list[Event]:
    """In the order in which they came about. ValueError for a call on the folder that this reading does not know."""
    reader = _Reader(str(folder))
    told: list[Event] = []
    with log.open(encoding="ascii") as lines:
        for name, arguments, result in _whole_calls(lines):
            told += reader.read(name, arguments, result)
    return told


def _whole_calls(lines: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """Calls that another thread interrupted are put together, at the moment they ended."""
    begun: dict[str, str] = {}
    for line in lines:
        if started := _STARTED.match(line):
            begun[started[1]] = started[2]
            continue
        if resumed := _RESUMED.match(line):
            line = f"{resumed[1]} {begun.pop(resumed[1], '')}{resumed[2]}"
        if whole := _LINE.match(line):
            yield whole[2], whole[3], int(whole[4])


class _Reader:
    """Knows which descriptor is which file; only successful calls count."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._files: dict[int, str] = {}
        self._at: dict[int, int] = {}

    def read(self, name: str, arguments: str, result: int) -> Iterator[Event]:
        if result < 0:
            return
        words = [word.strip() for word in _TEXT.sub("", arguments).split(",")]
        texts = [bytes.fromhex(text[1].replace("\\x", "")) for text in _TEXT.finditer(arguments)]
        if name in ("open", "openat", "creat"):
            yield from self._open(texts[0].decode(), arguments, result)
        elif name in (
            "unlink",
            "unlinkat",
            "rename",
            "renameat",
            "renameat2",
            "link",
            "linkat",
            "mkdir",
            "mkdirat",
            "rmdir",
        ):
            yield from self._name(name, [text.decode() for text in texts])
        elif words[0].isdigit():
            yield from self._descriptor(name, int(words[0]), words, texts, result)

    def _open(self, path: str, flags: str, result: int) -> Iterator[Event]:
        self._files.pop(result, None)
        if self._ours(path):
            self._files[result], self._at[result] = path, 0
            if "O_CREAT" in flags or "O_TRUNC" in flags:
                yield Opened(path, "O_TRUNC" in flags)

    def _name(self, name: str, paths: list[str]) -> Iterator[Event]:
        if not any(map(self._ours, paths)):
            return
        if name.startswith("unlink") or name == "rmdir":
            yield Removed(paths[0])
        elif name.startswith("mkdir"):
            yield Made(paths[0])
        else:
            yield Renamed(paths[0], paths[1], name.startswith("rename"))
            for descriptor, path in self._files.items():
                if path == paths[0]:
                    self._files[descriptor] = paths[1]

    def _descriptor(self, name: str, number: int, words: list[str], texts: list[bytes], result: int) -> Iterator[Event]:
        if number == TOLD and name == "write":
            yield from (Told(line) for line in texts[0].decode().splitlines())
        path = self._files.get(number)
        if path is None:
            return
        if name.startswith("dup") or "F_DUPFD_CLOEXEC" in words:
            self._files[result], self._at[result] = path, self._at[number]
        elif name == "close":
            del self._files[number]
        elif name in ("fsync", "fdatasync"):
            yield Synced(path)
        elif name == "pwrite64":
            yield Written(path, int(words[3]), texts[0][:result])
        elif name == "write":
            yield Written(path, self._at[number], texts[0][:result])
            self._at[number] += result
        elif name == "ftruncate":
            yield Cut(path, int(words[1]))
        elif name != "fcntl":  # locks, flags
            raise ValueError(f"{name} on {path}: this reading does not know it")

    def _ours(self, path: str) -> bool:
        return path == self._folder or path.startswith(f"{self._folder}/")
