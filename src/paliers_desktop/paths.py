"""The only place that knows a folder: source tree, wheel or frozen bundle; the person's folders."""

import sys
from pathlib import Path

import platformdirs

APP_FOLDER = "paliers-numeriques"


def data_root() -> Path:
    """The folder that holds criteria/ and resources/: bundle, wheel, or source tree."""
    if getattr(sys, "frozen", False):
        return Path(sys._MEIPASS)  # type: ignore[attr-defined]  # set by PyInstaller's bootloader
    package = Path(__file__).resolve().parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parents[1]


def criteria_folder() -> Path:
    """The grids and their helps."""
    return data_root() / "criteria"


def resources_folder() -> Path:
    """Style sheet, icons and fonts."""
    return data_root() / "resources"


def config_folder() -> Path:
    """Where preferences live (not created here)."""
    return Path(platformdirs.user_config_dir(APP_FOLDER, appauthor=False, roaming=True))


def log_folder() -> Path:
    """Where the log lives (not created here)."""
    return Path(platformdirs.user_log_dir(APP_FOLDER, appauthor=False))


def documents_folder() -> Path:
    """The person's Documents folder (may not exist)."""
    return Path(platformdirs.user_documents_dir())
