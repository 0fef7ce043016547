"""The only writer of whole files: a file is either the old one or the new one, never half of it."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

_FOLDER_NOT_SYNCED = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF)
_NOISE_BYTES = 1024 * 1024


def replace_file(path: Path, content: bytes) -> None:
    """Write `content` to `path` so that a crash or a full disk leaves the old file as it was.

    Temporary file in the same folder, fsync, os.replace, then fsync of the folder. Raises OSError.
    """
    temporary = _written_beside(path, content)
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def create_file(path: Path, content: bytes) -> None:
    """Write `content` to a new `path`, whole or not at all; FileExistsError when the name is taken, else OSError."""
    temporary = _written_beside(path, content)
    try:
        _name_without_overwriting(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write many files at once, each whole: all are on the disk when this returns, for one sync each and one by folder.

    For files that are named after their content: a taken name is written again. Raises OSError.
    """
    temporaries = {path: path.with_name(f".{path.name}.tmp") for path in contents}
    try:
        with contextlib.ExitStack() as opened:
            streams = []
            for path, content in contents.items():
                streams.append(opened.enter_context(temporaries[path].open("wb")))
                streams[-1].write(content)
                streams[-1].flush()
            for stream in streams:
                os.fsync(stream.fileno())
        for path, temporary in temporaries.items():
            temporary.replace(path)
    except BaseException:
        for temporary in temporaries.values():
            temporary.unlink(missing_ok=True)
        raise
    for folder in {path.parent for path in contents}:
        _sync_folder(folder)


def rename_file(path: Path, target: Path) -> None:
    """Give a file another name on its own volume, overwriting nothing: FileExistsError when the name is taken.

    Raises OSError (EXDEV when `target` is on another volume); the file then still has its name.
    """
    if path.parent == target.parent and path.name.casefold() == target.name.casefold() and _same_file(path, target):
        path.rename(target)  # only its capitals change, where capitals do not tell two files apart
    else:
        _name_without_overwriting(path, target)
        try:
            path.unlink(missing_ok=True)
        except BaseException:  # the target is a second name of the same file: the first is still there
            target.unlink(missing_ok=True)
            raise
    for folder in {path.parent, target.parent}:
        _sync_folder(folder)


def copy_file(path: Path, target: Path) -> None:
    """Copy a whole file to a new name, on the disk and read back equal; nothing is left of a copy that is not.

    Raises FileExistsError when the name is taken, else OSError.
    """
    content = path.read_bytes()
    create_file(target, content)
    try:
        if read_from_disk(target) != content or path.read_bytes() != content:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(target))
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def erase_file(path: Path) -> None:
    """Write noise over the bytes of a file, on the disk, then take it away; of a link, only the link goes.

    Raises OSError: the file is then still there, and unless the disk failed meanwhile as it was. What the disk keeps of
    the old bytes elsewhere is its own affair (docs/decisions/0024-effacer.md).
    """
    if not path.is_symlink():
        check_erasable(path)
        _overwrite(path)
    path.unlink()
    _sync_folder(path.parent)


def check_erasable(path: Path) -> None:
    """Raise the OSError for which a file could not be taken away, as far as that is known before; it stays as it is."""
    path.stat()
    if not os.access(path.parent, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    path.rename(path)  # Windows refuses it while another program has the file open; elsewhere nothing happens
    with path.open("r+b"):
        pass


def read_from_disk(path: Path) -> bytes:
    """The bytes of a file; where the system allows it, not those that it still holds in memory. Raises OSError."""
    with path.open("rb") as stream:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return stream.read()


def make_folder(folder: Path) -> None:
    """Make a folder in one that exists, its name on the disk; nothing to do when it is there. Raises OSError."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        _sync_folder(folder.parent)


def _overwrite(path: Path) -> None:
    """Noise, not zeros: some disks keep no block for zeros, and leave the old one alone."""
    with path.open("r+b") as stream:
        left = os.fstat(stream.fileno()).st_size
        while left > 0:
            left -= stream.write(os.urandom(min(left, _NOISE_BYTES)))
        stream.flush()
        os.fsync(stream.fileno())


def _same_file(path: Path, target: Path) -> bool:
    return target.exists() and path.samefile(target) and path.stat().st_nlink == 1


def _written_beside(path: Path, content: bytes) -> Path:
    """A temporary file of the same folder holding `content`, already on the disk."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(PermissionError):  # FAT refuses modes it cannot hold; the content is what matters
            temporary.chmod(0o644)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _name_without_overwriting(temporary: Path, path: Path) -> None:
    if os.name == "nt":
        temporary.rename(path)  # Windows refuses a taken name by itself
        return
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # FAT and some shares have no links: take the name first, then fill it
        path.touch(exist_ok=False)
        try:
            temporary.replace(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _sync_folder(folder: Path) -> None:
    """Make the new name durable; Windows has no such call and needs none for NTFS.

    The file is already whole under its name: a folder that cannot be read, or a file system that does not sync folders
    (some shares and FUSE), must not have that success told as a failure. SQLite overlooks them too (os_unix.c).
    """
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _FOLDER_NOT_SYNCED:
            raise
    finally:
        os.close(descriptor)
