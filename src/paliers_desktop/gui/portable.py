"""The portable program: what Qt and Python keep by themselves goes beside it too, or a sentence says why not."""

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings

from paliers_desktop import paths
from paliers_desktop.errors import UserError
from paliers_desktop.storage.anchor import Anchor
from paliers_desktop.storage.preferences import PreferencesFile


class ReadOnlyProgramError(UserError):
    """Nothing can be written beside a portable program."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Rien ne peut être enregistré à côté de l’application, dans {folder} : ce support est en lecture seule.",
            "Vous pouvez ouvrir un établissement et le lire. Les préférences de cette fois ne sont pas gardées, et un "
            "nouvel établissement demande un autre emplacement. Pour écrire ici, retirez la protection du support, ou "
            "recopiez l’application sur un autre.",
        )


def settle() -> ReadOnlyProgramError | None:
    """Make what a portable program needs beside it, before Qt starts; what to tell when that cannot be written.

    Does nothing for any other program.
    """
    folder = paths.portable_folder()
    if folder is None:
        return None
    config = paths.config_folder()
    # QFileDialog writes the last places it went to: QtProject.conf; on Windows the registry (listing/chosen_files.py).
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(config))
    os.environ["XDG_CACHE_HOME"] = str(config)  # fontconfig's
    try:
        for place in (config, paths.documents_folder()):
            place.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=config):  # Windows only tells when something is written
            pass
    except OSError:
        return ReadOnlyProgramError(folder)
    tempfile.tempdir = str(config)  # the demonstration's
    return None


def preferences_file() -> PreferencesFile:
    """The preferences of this person on this post, or those that travel with a portable program."""
    folder = paths.portable_folder()
    anchor = Anchor(folder, paths.portable_volume(folder)) if folder else None
    return PreferencesFile(paths.preferences_file(), anchor)
