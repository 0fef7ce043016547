"""The portable program: what Qt and Python keep by themselves goes beside it too, or a sentence says why not."""

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings

from paliers_desktop import paths
from paliers_desktop.errors import UserError
from paliers_desktop.storage.anchor import Anchor
from paliers_desktop.storage.preferences import PreferencesFile

CACHES = "XDG_CACHE_HOME"
"""Where fontconfig, which Qt reads fonts with, keeps its own."""


class ReadOnlyProgramError(UserError):
    """Nothing can be written beside a portable program."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Rien ne peut être enregistré à côté de l’application, dans {folder} : ce support est en lecture seule.",
            "Vous pouvez ouvrir un établissement et le lire. Les préférences de cette fois ne sont pas gardées, et un "
            "nouvel établissement demande un autre emplacement. Pour écrire ici, retirez la protection du support, ou "
            "recopiez l’application sur un autre.",
        )


class Settling:
    """Makes what a portable program needs beside it, before Qt starts; does nothing for any other program.

    trouble: what to tell when nothing can be written there.
    """

    def __init__(self) -> None:
        self.trouble: ReadOnlyProgramError | None = None
        self._caches = os.environ.get(CACHES)
        folder = paths.portable_folder()
        if folder and not self._settle(paths.config_folder()):
            self.trouble = ReadOnlyProgramError(folder)

    def started(self) -> None:
        """Once the window shows: what it then opens (a PDF reader) keeps its own caches where it always does."""
        if self._caches is None:
            os.environ.pop(CACHES, None)
        else:
            os.environ[CACHES] = self._caches

    def _settle(self, config: Path) -> bool:
        # QFileDialog writes the last places it went to: QtProject.conf; on Windows the registry (chosen_files.py).
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(config))
        os.environ[CACHES] = str(config)
        try:
            for place in (config, paths.documents_folder()):
                place.mkdir(exist_ok=True)
            with tempfile.TemporaryFile(dir=config):  # Windows only tells when something is written
                pass
        except OSError:
            return False
        tempfile.tempdir = str(config)  # the demonstration's
        return True


def preferences_file() -> PreferencesFile:
    """The preferences of this person on this post, or those that travel with a portable program."""
    folder = paths.portable_folder()
    anchor = Anchor(folder, paths.portable_volume(folder)) if folder else None
    return PreferencesFile(paths.preferences_file(), anchor)
