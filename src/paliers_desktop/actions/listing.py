"""The list of établissements of this post: where files are looked for, and what is read of each, read-only."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.dossiers import Overview, summarise
from paliers_desktop.errors import UserError
from paliers_desktop.storage.backup import is_backup_folder
from paliers_desktop.storage.naming import SUFFIX

_HIDDEN = (".", "$")
"""How the names begin that systems hide: trash, recycle bin, the « ._ » files that macOS leaves on keys."""


class Sources(Struct, frozen=True):
    """Where to look: the recent files, latest first, and the emplacements whose files are listed."""

    recent: tuple[Path, ...]
    folders: tuple[Path, ...]


class Found(Struct, frozen=True):
    """What there is to read: the files, each once, and the emplacements that did not answer.

    in_folders: the real paths found in an emplacement; the others are only known as recent.
    """

    paths: tuple[Path, ...]
    in_folders: frozenset[Path]
    unreachable: tuple[Path, ...]


class Listed(Struct, frozen=True):
    """One file of the list: what is read of it, or why it cannot be.

    removable: it is listed only because it is recent, so that it can be taken off the list.
    """

    path: Path
    overview: Overview | None
    reason: str
    removable: bool


class Listing:
    """Reads the list step by step: first `Found`, then a `Listed` per file, in no more time than each file takes.

    drives: the removable drives that are present; asked while reading, because that may wait for a drive too.
    """

    def __init__(self, sources: Sources, drives: Callable[[], tuple[Path, ...]]) -> None:
        self._sources = sources
        self._drives = drives

    def steps(self) -> Iterator[Found | Listed]:
        """Read; stop whenever the caller wants."""
        found = find_dossiers(self._sources.recent, self._sources.folders, self._drives())
        yield found
        for path in found.paths:
            yield read_listed(path, removable=_real(path) not in found.in_folders)


def find_dossiers(recent: tuple[Path, ...], folders: tuple[Path, ...], drives: tuple[Path, ...]) -> Found:
    """Every file to list, each once by its real path: the recent ones as they are remembered, then the others.

    A drive that does not answer is not told: it may have been taken away meanwhile.
    """
    places: dict[Path, Path] = {}
    unreachable = []
    for folder in (*folders, *drives):
        try:
            inside = tuple(_dossiers_in(folder))
        except OSError:
            if folder in folders:
                unreachable.append(folder)
            continue
        for path in inside:
            places.setdefault(_real(path), path)
    known: dict[Path, Path] = {}
    for path in recent:
        known.setdefault(_real(path), path)
    paths = (*known.values(), *(path for real, path in places.items() if real not in known))
    return Found(paths, frozenset(places), tuple(unreachable))


def read_listed(path: Path, *, removable: bool) -> Listed:
    """Read one file, without touching it."""
    try:
        return Listed(path, summarise(path), "", removable)
    except UserError as error:
        return Listed(path, None, error.message, removable)


def _dossiers_in(folder: Path) -> Iterator[Path]:
    """The files of dossiers in a folder and one level below, but not the copies kept beside a dossier. Raises OSError.

    A folder below that cannot be read is passed over.
    """
    if is_backup_folder(folder):
        return
    for item in _visible(folder):
        if _is_dossier(item):
            yield item
        elif _answers_yes(item.is_dir) and not is_backup_folder(item):
            try:
                yield from (below for below in _visible(item) if _is_dossier(below))
            except OSError:
                continue


def _visible(folder: Path) -> list[Path]:
    return sorted(item for item in folder.iterdir() if not item.name.startswith(_HIDDEN))


def _is_dossier(item: Path) -> bool:
    return item.suffix.casefold() == SUFFIX and _answers_yes(item.is_file)


def _answers_yes(question: Callable[[], bool]) -> bool:
    """One entry that the system cannot tell about is none, and harms no other."""
    try:
        return question()
    except OSError:
        return False


def _real(path: Path) -> Path:
    """What tells that two paths are the same file; a link to nowhere is itself."""
    return Path(os.path.normcase(os.path.realpath(path)))
