"""What Qt keeps by itself of the places where files were chosen: erased where this post keeps nothing."""

from PySide6.QtCore import QSettings

_KEPT = ("FileDialog/history", "FileDialog/lastVisited")
"""What QFileDialog writes when it closes, native or not (qfiledialog.cpp, saveSettings), shared by the Qt programs."""


def erase_chosen_files() -> None:
    """Forget the emplacements that file dialogs went to; nothing happens where that cannot be written."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in _KEPT:
        settings.remove(key)
    settings.sync()
