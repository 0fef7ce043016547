"""Move or rename a dossier with the copies kept beside it: all goes or nothing does, and nothing is overwritten."""

import errno
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from paliers_desktop.actions.relocation_errors import (
    GoneError,
    InterruptedWriteError,
    NoNameError,
    NotMovedError,
    TakenNameError,
)
from paliers_desktop.files import copy_file, rename_file
from paliers_desktop.storage.backup import backup_folder
from paliers_desktop.storage.belongings import journals
from paliers_desktop.storage.lock_file import alone_with
from paliers_desktop.storage.naming import typed_file_name

log = logging.getLogger(__name__)


def rename_dossier(path: Path, typed: str) -> Path:
    """Give the file another name where it is; its new path. Raises UserError, the file then has its old name.

    Also OpenElsewhereError: nobody has a dossier open elsewhere taken away, and nobody opens it meanwhile.
    """
    name = typed_file_name(typed)
    if not name:
        raise NoNameError
    return _relocate(path, path.with_name(name))


def move_dossier(path: Path, folder: Path) -> Path:
    """Take the file to another emplacement; its new path. Raises UserError, the file is then where it was.

    On another volume, everything is copied, read back equal, and only then is the original deleted.
    """
    return _relocate(path, folder / path.name)


def _relocate(path: Path, target: Path) -> Path:
    if target == path:
        return path
    _check(path, target)
    try:
        with alone_with(path):
            _take(path, target)
    except FileExistsError as error:
        raise TakenNameError(path, target) from error
    except OSError as error:
        raise NotMovedError(path, error) from error
    return target


def _take(path: Path, target: Path) -> None:
    """Raises OSError, and everything is then where it was."""
    try:
        _rename_all(path, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _copy_all(path, target)


def _check(path: Path, target: Path) -> None:
    """Raise the named error of what can be known before touching anything."""
    try:
        if not path.is_file():
            raise GoneError(path)
        if any(journal.exists() for journal in journals(path)):
            raise InterruptedWriteError(path)
        for taken, own in ((target, path), (backup_folder(target), backup_folder(path))):
            itself = taken.exists() and own.exists() and taken.samefile(own)
            if (taken.exists() or taken.is_symlink()) and not itself:
                raise TakenNameError(path, taken)
        for journal in journals(target):  # SQLite would play back what another file left there
            if journal.exists():
                raise TakenNameError(path, journal)
    except OSError as error:
        raise NotMovedError(path, error) from error


def _rename_all(path: Path, target: Path) -> None:
    """On one volume: the copies first, and back again when the file itself cannot follow. Raises OSError."""
    copies, new_copies = backup_folder(path), backup_folder(target)
    has_copies = copies.is_dir()
    if has_copies:
        copies.rename(new_copies)
    try:
        rename_file(path, target)
    except BaseException:
        if has_copies:
            with _only_logged("copies not put back: %s"):
                new_copies.rename(copies)
        raise


def _copy_all(path: Path, target: Path) -> None:
    """From one volume to another. Raises OSError, and nothing of ours is then left at the target."""
    copies, new_copies = backup_folder(path), backup_folder(target)
    made: list[Path] = []
    try:
        if copies.is_dir():
            new_copies.mkdir()
            made.append(new_copies)
            _copy_inside(copies, new_copies)
        copy_file(path, target)
        made.append(target)
        _delete_original(path)
    except BaseException:
        for item in made:
            with _only_logged("copy not taken away: %s"):
                _delete(item)
        raise
    with _only_logged("old copies left behind: %s"):  # they are whole at the target
        _delete(copies)


def _copy_inside(folder: Path, target: Path) -> None:
    for item in sorted(folder.iterdir()):
        if item.is_dir():
            (target / item.name).mkdir()
            _copy_inside(item, target / item.name)
        else:
            copy_file(item, target / item.name)


def _delete_original(path: Path) -> None:
    """Raises OSError while it is still there; one that went away by itself leaves the copy as the only one."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        if _is_there(path):
            raise


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # the drive is gone
        return False


def _delete(item: Path) -> None:
    if item.is_dir():
        shutil.rmtree(item)
    else:
        item.unlink(missing_ok=True)


@contextmanager
def _only_logged(sentence: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        log.info(sentence, error)
