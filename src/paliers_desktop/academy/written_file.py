"""Write what a command makes, whole and on the disk; what the system refuses is told with its reason."""

import contextlib
from pathlib import Path

from paliers_desktop.core.write_reasons import not_written, write_reason
from paliers_desktop.errors import UserError
from paliers_desktop.files import create_file, make_folder, replace_file


class NotWrittenError(UserError):
    """A file could not be written; the old one, if any, is as it was."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(not_written(path.absolute(), error), f"{write_reason(path, error).todo}.")


class NameTakenError(UserError):
    """A file of that name is there, and nothing of this program overwrites it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier {path} existe déjà ; il n’a pas été modifié.",
            "Choisissez un autre nom ou un autre emplacement.",
        )


def write_new(path: Path, content: bytes, *, private: bool = False) -> None:
    """A new file; private: only its owner reads it, where the system can tell. NameTakenError, NotWrittenError."""
    try:
        create_file(path, content)
    except FileExistsError as error:
        raise NameTakenError(path) from error
    except OSError as error:
        raise NotWrittenError(path, error) from error
    if private:
        make_private(path)


def write_over(path: Path, content: bytes, *, private: bool = False) -> None:
    """The file, in the place of the former one if any. Raises NotWrittenError."""
    try:
        replace_file(path, content)
    except OSError as error:
        raise NotWrittenError(path, error) from error
    if private:
        make_private(path)


def remove(path: Path) -> None:
    """Take away a file of an earlier time, if it is there. Raises NotWrittenError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise NotWrittenError(path, error) from error


def made_folder(folder: Path) -> Path:
    """The folder, made with those above it when they are not there. Raises NotWrittenError."""
    try:
        for place in (*reversed(folder.absolute().parents), folder):
            make_folder(place)
    except OSError as error:
        raise NotWrittenError(folder, error) from error
    return folder


def make_private(path: Path) -> None:
    """Take a file or a folder away from the other accounts of the post, where the file system knows them."""
    with contextlib.suppress(OSError):
        path.chmod(0o700 if path.is_dir() else 0o600)
