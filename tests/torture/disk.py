"""A disk that loses power: what was synchronised is there, the rest may be there, in part, in any order.

The harshest disk that POSIX allows, sector by sector (docs/decisions/0020): a write that was not followed by a
synchronisation of its file may be lost or kept, each 512-byte sector for itself; a file may have grown without its
content; a name made, moved or removed without a synchronisation of its folder may be as before, each for itself.
"""

import random
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from torture.trace import Cut, Event, Opened, Removed, Renamed, Synced, Written

SECTOR = 512
MODES = ("rien", "tout", "noms", "données", "peu", "moitié", "presque")
"""What is kept of what was not synchronised; the last three draw it, sector by sector and name by name."""
SHARES = {"peu": 0.15, "moitié": 0.5, "presque": 0.85}


class _File:
    """durable: what a cut of power leaves for sure; waiting: writes (offset, data) and cuts (size, None) since."""

    def __init__(self, content: bytes = b"") -> None:
        self.durable = content
        self.waiting: list[tuple[int, bytes | None]] = []

    def sync(self) -> None:
        self.durable = self.after(lambda: True)
        self.waiting = []

    def after(self, keeps: "Keeps", grown: random.Random | None = None) -> bytes:
        """The content when each waiting sector is kept as `keeps` says; grown: the length is kept, with junk."""
        content = bytearray(self.durable)
        longest = len(content)
        for place, data in self.waiting:
            longest = max(longest, place + len(data or b""))
            if data is None:
                if keeps():
                    _lengthen(content, place)
                    del content[place:]
                continue
            for start, part in _sectors(place, data):
                if keeps():
                    _lengthen(content, start + len(part))
                    content[start : start + len(part)] = part
        if grown and longest > len(content):
            content += grown.randbytes(longest - len(content))
        return bytes(content)


_Naming = dict[str, _File | None]
"""What names mean from then on, together or not at all; None: nothing any more."""


class Disk:
    """The files of one folder, from a safe start: what `before` holds, named as in `folder`."""

    def __init__(self, before: Path, folder: Path) -> None:
        self._folder = PurePosixPath(folder)
        self._names: dict[str, _File] = {}  # as the running programs see them
        self._durable: dict[str, _File] = {}
        self._waiting: list[tuple[str, _Naming]] = []  # by folder: what its names are from then on
        for path in before.rglob("*"):
            if path.is_file():
                name = str(folder / path.relative_to(before))
                self._names[name] = self._durable[name] = _File(path.read_bytes())

    def take(self, event: Event) -> None:
        """Follow what a program did."""
        if isinstance(event, Opened):
            self._open(event)
        elif isinstance(event, Written):
            self._write(event.path, (event.offset, event.data))
        elif isinstance(event, Cut):
            self._write(event.path, (event.size, None))
        elif isinstance(event, Synced):
            self._sync(event.path)
        elif isinstance(event, Removed):
            self._names.pop(event.path, None)
            self._name({event.path: None})
        elif isinstance(event, Renamed):
            self._rename(event)

    def after_power_cut(self, mode: str, draw: random.Random) -> dict[str, bytes]:
        """The files that a start finds, by path within the folder."""
        share = SHARES.get(mode)
        names = self._named(_keeps(draw, share if share is not None else float(mode in ("tout", "noms"))))
        sectors = _keeps(draw, share if share is not None else float(mode in ("tout", "données")))
        grown = draw if share is not None and draw.random() < 0.5 else None
        within = len(str(self._folder)) + 1
        return {path[within:]: file.after(sectors, grown) for path, file in names.items()}

    def _open(self, event: Opened) -> None:
        if event.path not in self._names:
            self._names[event.path] = _File()
            self._name({event.path: self._names[event.path]})
        elif event.emptied:
            self._write(event.path, (0, None))

    def _write(self, path: str, write: tuple[int, bytes | None]) -> None:
        """What goes to a file that was removed is lost anyhow."""
        if path in self._names:
            self._names[path].waiting.append(write)

    def _rename(self, event: Renamed) -> None:
        """Both names at once, as every file system that keeps a journal has it."""
        file = self._names[event.old]
        naming: _Naming = {event.new: file}
        if event.replaces:
            del self._names[event.old]
            naming[event.old] = None
        self._names[event.new] = file
        self._name(naming)

    def _name(self, naming: _Naming) -> None:
        folder = str(PurePosixPath(next(iter(naming))).parent)
        self._waiting.append((folder, naming))

    def _sync(self, path: str) -> None:
        if path in self._names:
            self._names[path].sync()
            return
        for folder, naming in self._waiting:
            if folder == path:
                _give(self._durable, naming)
        self._waiting = [(folder, naming) for folder, naming in self._waiting if folder != path]

    def _named(self, keeps: "Keeps") -> dict[str, _File]:
        names = dict(self._durable)
        for _, naming in self._waiting:
            if keeps():
                _give(names, naming)
        return names


class Keeps:
    """Whether the next waiting thing is kept."""

    def __init__(self, draw: random.Random, share: float) -> None:
        self._draw = draw
        self._share = share

    def __call__(self) -> bool:
        return self._share == 1 or (self._share > 0 and self._draw.random() < self._share)


def _keeps(draw: random.Random, share: float) -> Keeps:
    return Keeps(draw, share)


def _give(names: dict[str, _File], naming: _Naming) -> None:
    for name, file in naming.items():
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _lengthen(content: bytearray, size: int) -> None:
    content.extend(bytes(max(0, size - len(content))))


def _sectors(place: int, data: bytes) -> Iterable[tuple[int, bytes]]:
    """The parts of a write that lie in one sector each."""
    end = place + len(data)
    while place < end:
        stop = min(end, (place // SECTOR + 1) * SECTOR)
        yield place, data[: stop - place]
        data, place = data[stop - place :], stop
