"""The lock file beside an open dossier: taken, kept alive, watched, given back. Where none can be made, nobody waits.

It is written in place and never synchronised: it must be exclusive, not lasting, and what a power cut leaves of it is
judged by core.lock_rules (docs/decisions/0020-un-verrou-qui-ne-retient-personne.md).
"""

import contextlib
import datetime
import logging
import os
import secrets
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

from paliers_desktop.core.lock_rules import Hold, Holder, Standing, VolumeKind, Watch, judge, looked_again
from paliers_desktop.files import rename_file
from paliers_desktop.storage.errors import OpenElsewhereError, TakenOverError
from paliers_desktop.storage.post import Post, this_post

ENDING = ".verrou"
_LONGEST = 4096
_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
_IN_USE = 32  # ERROR_SHARING_VIOLATION, winerror.h
_HIDDEN = 2  # FILE_ATTRIBUTE_HIDDEN, winnt.h
_PATIENCE = 1.0
"""Seconds that giving back waits for a heartbeat that a share holds; the lock then stays, and grows silent."""

log = logging.getLogger(__name__)


def lock_path(path: Path) -> Path:
    """The lock file of a dossier: `.<dossier>.verrou`, beside it."""
    return path.with_name(f".{path.name}{ENDING}")


class LockFile:
    """The lock of one dossier, for one opening. silent: what it held while it was watched in vain, to be taken over.

    Its methods may be called from any thread, and may wait for a share.
    """

    def __init__(self, path: Path, post: Post, silent: bytes | None = None) -> None:
        self._path = path
        self._file = lock_path(path)
        self._post = post
        self._silent = silent
        self._guard = threading.Lock()
        self._mine = Holder(secrets.token_hex(16), post.host, post.pid, post.born, datetime.datetime.now(datetime.UTC))
        self._asked = self._writes = self._ended = False
        self._watch: Watch | None = None
        self.volume: VolumeKind = post.volume_of(path)
        self.other: Holder | None = None
        """Who else holds it; None when nobody does, or when the file says nothing that makes sense."""

    def take(self) -> Hold:
        """The dossier is about to be opened to write: OURS, or ELSEWHERE."""
        with self._guard:
            self._asked, self._writes = True, self._is_ours()
        return Hold.OURS if self._writes else Hold.ELSEWHERE

    def check(self) -> None:
        """About to write: TakenOverError when another post took the dossier over meanwhile."""
        with self._guard:
            if not self._is_ours():
                raise TakenOverError

    def tend(self) -> Hold:
        """Who writes says that it is still there; who reads looks whether it may write. To be called every so often."""
        with self._guard:
            if self._ended:
                return Hold.OURS if self._writes else Hold.ELSEWHERE
            return self._beat() if self._writes else self._look()

    @property
    def seen(self) -> bytes | None:
        """What the watched lock holds: for the LockFile that takes over the one that grew silent."""
        return self._watch.content if self._watch else None

    @property
    def kept_out(self) -> bool:
        """Whether another had it when the dossier was opened."""
        return self._asked and not self._writes

    @property
    def is_of_this_post(self) -> bool:
        """Whether the other is a program of this very post."""
        return self.other is not None and self.other.host == self._post.host

    def release(self) -> None:
        """The dossier is closed; nothing of ours stays."""
        if not self._guard.acquire(timeout=_PATIENCE):
            return
        try:
            self._ended = True
            if self._writes and _session(self._read()) == self._mine.session:
                self._file.unlink(missing_ok=True)
        except OSError as error:
            log.info("lock not given back: %s", error)
        finally:
            self._guard.release()

    def _is_ours(self) -> bool:
        """Whether nobody else may be writing; our lock is then there, wherever one can be made."""
        found = self._read()
        if found is None:
            return self._create()
        if _session(found) == self._mine.session:
            return True
        if self._standing(found) is Standing.HELD and found != self._silent:
            self.other = _holder(found)
            return False
        log.info("lock left behind by %s, taken over", _session(found) or "nobody knows whom")
        return self._take_over(found)

    def _beat(self) -> Hold:
        if self.volume is VolumeKind.REMOVABLE:  # where it tells nobody anything, a key is left at rest
            return Hold.OURS
        if not self._is_ours():
            return Hold.LOST
        self._mine = msgspec.structs.replace(self._mine, beat=self._mine.beat + 1)
        with contextlib.suppress(OSError), self._file.open("r+b") as stream:
            if _session(stream.read(_LONGEST)) == self._mine.session:
                stream.seek(0)
                stream.write(msgspec.json.encode(self._mine))  # never shorter than before
        return Hold.OURS

    def _look(self) -> Hold:
        found = self._read()
        if found is None:
            return Hold.FREE if self._path.exists() else Hold.ELSEWHERE
        if self._standing(found) is not Standing.HELD:
            return Hold.FREE
        self.other = _holder(found)
        self._watch = looked_again(self._watch, found, self._post.clock())
        return Hold.SILENT if self._watch.is_silent else Hold.ELSEWHERE

    def _standing(self, found: bytes) -> Standing:
        holder = _holder(found)
        alive = holder is not None and holder.host == self._post.host and self._runs(holder)
        return judge(holder, self._post.host, self.volume, alive=alive)

    def _runs(self, holder: Holder) -> bool:
        born = self._post.birth_of(holder.pid)
        return born is not None and (not born or not holder.born or born == holder.born)

    def _read(self) -> bytes | None:
        """None when there is no lock file, b"" when it cannot be read."""
        try:
            with self._file.open("rb") as stream:
                return stream.read(_LONGEST)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            return b""

    def _create(self) -> bool:
        """False when another post was quicker. Where no lock can be made, none keeps the person from writing."""
        try:
            descriptor = os.open(self._file, _NEW, 0o644)
        except FileExistsError:
            self.other = _holder(self._read() or b"")
            return False
        except OSError as error:
            log.info("no lock can be made here: %s", error)
            return True
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(msgspec.json.encode(self._mine))
            _hide(self._file)
        except OSError as error:
            log.info("no lock can be written here: %s", error)
            with contextlib.suppress(OSError):
                self._file.unlink()
        return True

    def _take_over(self, found: bytes) -> bool:
        """False when the lock is no longer the one that was judged: another post took it over first."""
        aside = self._file.with_name(f"{self._file.name}.{self._mine.session}")
        try:
            self._file.rename(aside)
        except FileNotFoundError:
            return self._create()
        except OSError as error:  # of a place that cannot be written: whoever opens the dossier is told that
            return getattr(error, "winerror", None) != _IN_USE
        with contextlib.suppress(OSError):
            if (other := aside.read_bytes()) != found:
                self.other = _holder(other)
                rename_file(aside, self._file)
                return False
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        return self._create()


@contextlib.contextmanager
def alone_with(path: Path, post: Post | None = None) -> Iterator[None]:
    """For a task on the file of a closed dossier: nobody opens it to write meanwhile. Raises OpenElsewhereError.

    A lock that was left behind goes with it. post: where this runs, found out when None.
    """
    lock = LockFile(path, post or this_post())
    if lock.take() is Hold.ELSEWHERE:
        raise OpenElsewhereError(path, here=lock.is_of_this_post)
    try:
        yield
    finally:
        lock.release()


def _holder(found: bytes) -> Holder | None:
    """What a lock file says, None when that makes no sense."""
    try:
        holder = msgspec.json.decode(found, type=Holder)
    except msgspec.MsgspecError:
        return None
    return holder if holder.start.tzinfo else None


def _session(found: bytes | None) -> str:
    holder = _holder(found) if found else None
    return holder.session if holder else ""


def _hide(file: Path) -> None:
    """A leading dot hides nothing on Windows."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(str(file), _HIDDEN)
