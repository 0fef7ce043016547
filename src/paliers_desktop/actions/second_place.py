"""The second place of the copies, as a person chooses it: whether it can be used, and what is there."""

import tempfile
from pathlib import Path

from paliers_desktop.storage.backup import is_backup_folder
from paliers_desktop.storage.copy_errors import SecondPlaceRefusedError


def copied_there(place: Path) -> int:
    """Of how many établissements a place holds copies. Raises SecondPlaceRefusedError when it can hold none."""
    try:
        with tempfile.TemporaryFile(dir=place):  # Windows only tells when something is written
            pass
        return sum(is_backup_folder(item) and item.is_dir() for item in place.iterdir())
    except OSError as error:
        raise SecondPlaceRefusedError(place) from error
