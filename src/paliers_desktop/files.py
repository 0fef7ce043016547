"""The only writer of whole files: a file is either the old one or the new one, never half of it."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

_FOLDER_NOT_SYNCED = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF)


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
