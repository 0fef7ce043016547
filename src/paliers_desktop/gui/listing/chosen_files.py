"""What Qt keeps by itself of the places where files were chosen: erased where this post keeps nothing."""

from PySide6.QtCore import QSettings

_KEPT = ("FileDialog/history", "FileDialog/lastVisited")
"""What QFileDialog writes when it closes, native or not (qfiledialog.cpp, saveSettings), shared by the Qt programs."""


def erase_chosen_files() -> None:
    """Forget the emplacements that file dialogs went to; nothing happens where that cannot be written."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept = [key for key in _KEPT if settings.contains(key)]
    if not kept:
        return  # on Windows, removing what is not there would leave an empty key in the registry
    for key in kept:
        settings.remove(key)
    settings.sync()
