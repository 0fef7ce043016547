"""What Qt keeps by itself of the places where files were chosen: erased where this post keeps nothing."""

import sys

from PySide6.QtCore import QSettings

_KEPT = ("FileDialog/history", "FileDialog/lastVisited")
"""What QFileDialog writes when it closes, native or not (qfiledialog.cpp, saveSettings), shared by the Qt programs."""


def erase_chosen_files() -> None:
    """Forget the emplacements that file dialogs went to; nothing happens where that cannot be written."""
    if sys.platform == "win32" and "QtProject" not in _programs_of_the_account():
        return  # only to look there would leave an empty key in the registry
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in _KEPT:
        settings.remove(key)
    settings.sync()


def _programs_of_the_account() -> list[str]:
    return QSettings(r"HKEY_CURRENT_USER\Software", QSettings.Format.NativeFormat).childGroups()
